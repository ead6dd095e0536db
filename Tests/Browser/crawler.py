"""Reads every page of a site and says which links and anchors lead nowhere, without a browser."""

from __future__ import annotations

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
        self._site = site.resolve()
        self.pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(self._site.rglob("*.html"))}
        self.links = 0
        self.wrong: list[str] = []
        for path, page in self.pages.items():
            self.wrong += [f"{self._name(path)}: the id {name} stands twice" for name in page.twice]
            for link in page.links + page.loads:
                self.links += 1
                if why := self._why_nowhere(path, link):
                    self.wrong.append(f"{self._name(path)}: {link} {why}")
            self.wrong += [f"{self._name(path)}: loads {load}" for load in page.loads if urlsplit(load).scheme]

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._site))

    def _why_nowhere(self, page: Path, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme:
            return "" if parts.scheme in ("https", "http", "mailto") else "has a strange scheme"
        file = Path(f"{page.parent}/{unquote(parts.path)}").resolve() if parts.path else page
        if not file.is_relative_to(self._site) or not file.is_file():
            return "is no file"
        if not parts.fragment or file not in self.pages:
            return ""
        return "" if unquote(parts.fragment) in self.pages[file].ids else "has no such anchor"
