"""Reads every page of a site and says which links and anchors lead nowhere, without a browser."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.twice: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" and value is not None:
                if value in self.ids:
                    self.twice.append(value)
                self.ids.add(value)
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("href", "src", "srcset", "poster", "data"):
                self.loads.append(value or "")


class Crawl:
    """`wrong` says what leads nowhere, `links` how many links were looked at."""

    def __init__(self, site: Path) -> None:
        self._files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        self.pages = {name: _Page((site / name).read_text(encoding="utf-8")) for name in sorted(self._files) if name.endswith(".html")}
        self.links = 0
        self.wrong: list[str] = []
        for name, page in self.pages.items():
            self.wrong += [f"{name}: the id {one} stands twice" for one in page.twice]
            self.wrong += [f"{name}: loads {load}" for load in page.loads if urlsplit(load).scheme]
            for link in page.links + page.loads:
                self.links += 1
                if why := self._why_nowhere(name, link):
                    self.wrong.append(f"{name}: {link} {why}")

    def _why_nowhere(self, page: str, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme:
            return "" if parts.scheme in ("https", "http", "mailto") else "has a strange scheme"
        file = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
        if file not in self._files:
            return "is no file"
        if not parts.fragment or file not in self.pages:
            return ""
        return "" if unquote(parts.fragment) in self.pages[file].ids else "has no such anchor"
