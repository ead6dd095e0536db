"""Serves a site as `docs/serving.md` says, with its headers."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "serving.md"
_POLICY = re.compile(r"default-src 'none'[^\"`\n]*")


def documented_policies() -> list[str]:
    """In the order in which they stand there."""
    return [policy.group() for policy in _POLICY.finditer(_DOCUMENT.read_text(encoding="utf-8"))]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        ordinary, search = documented_policies()[:2]
        self.send_header("Content-Security-Policy", search if self.path.startswith("/search/") else ordinary)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
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
