"""Serves a site as `docs/serving.md` tells nginx to, with its headers."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "serving.md"
_POLICY = re.compile(r"default-src 'none'[^\"`\n]*")
_MAP = re.compile(r"map \$uri \$(\w+) \{(.*?)\n\}", re.S)
_ENTRY = re.compile(r"^ +(\S+) +\"([^\"]*)\";$", re.M)
_HEADER = re.compile(r"^add_header ([\w-]+) (?:\"([^\"]*)\"|(\S+)) always;$", re.M)


def documented_policies() -> list[str]:
    """In the order in which they stand there."""
    return [policy.group() for policy in _POLICY.finditer(_DOCUMENT.read_text(encoding="utf-8"))]


class Nginx:
    """The headers that the documented configuration adds: `add_header` with a text or a `map` of the address."""

    def __init__(self) -> None:
        text = _DOCUMENT.read_text(encoding="utf-8")
        self._maps = {name: _ENTRY.findall(body) for name, body in _MAP.findall(text)}
        self._headers = [(name, quoted or plain) for name, quoted, plain in _HEADER.findall(text)]

    def headers(self, address: str) -> list[tuple[str, str]]:
        return [(name, self._mapped(value[1:], address) if value.startswith("$") else value) for name, value in self._headers]

    def _mapped(self, name: str, address: str) -> str:
        """As nginx does: an address as it stands, else the first pattern that fits, else the default."""
        entries = dict(self._maps[name])
        patterns = (value for key, value in entries.items() if key.startswith("~^") and re.match(key[1:], address))
        return entries.get(address) or next(patterns, entries["default"])


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    nginx = Nginx()

    def end_headers(self) -> None:
        for name, value in self.nginx.headers(urlsplit(self.path).path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *values: object) -> None:
        pass


class PlainServer:
    def __init__(self, site: Path) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
