"""Serves a site to one browser on this machine, without the policy that would hide a mistake, and pages made of payloads."""

from __future__ import annotations

import mimetypes
import re
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from payloads import Payload

_POLICY = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n?")
_PLANTED = (
    b"<div class=\"document\"><img src=x onerror=alert(1)><b style=\"color:red\">x</b>"
    b"<a href=\"javascript:alert(2)\">x</a><img src=\"http://elsewhere.example/\"><code>&#x202E;</code>"
)


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A payload that leaves its page does not wait for the rest of it."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Server:
    """`raw/N` is payload N in an empty page, `planted/ADDRESS` a page of the site with an attack put into it."""

    def __init__(self, site: Path, payloads: list[Payload]) -> None:
        self._site, self._payloads = site.resolve(), payloads
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path).lstrip("/")
                body = owner._body(path)
                self.send_response(404 if body is None else 200)
                kind = "text/html; charset=utf-8" if path.startswith(("raw/", "harness")) else mimetypes.guess_type(path)[0]
                self.send_header("Content-Type", kind or "application/octet-stream")
                self.send_header("Content-Length", str(len(body or b"")))
                if path.startswith("assets/"):
                    self.send_header("Cache-Control", "max-age=3600")
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *values: object) -> None:
                pass

        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()

    def _body(self, path: str) -> bytes | None:
        kind, _, rest = path.partition("/")
        if kind == "raw" and rest.isdigit():
            text = self._payloads[int(rest)].text.encode("utf-8", "replace")
            return b"<!doctype html><html><head><title>Raw</title></head><body>" + text + b"</body></html>"
        if path == "harness":
            return b"<!doctype html><title>Harness</title><body></body>"
        if kind == "planted":
            page = self._file(rest)
            return page and page.replace(b"<div class=\"document\">", _PLANTED, 1)
        return self._file(path)

    def _file(self, path: str) -> bytes | None:
        if "\0" in path:
            return None
        file = (self._site / path).resolve()
        if not file.is_relative_to(self._site) or not file.is_file():
            return None
        return _POLICY.sub(b"", file.read_bytes()) if file.suffix == ".html" else file.read_bytes()
