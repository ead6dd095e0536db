"""Looks at pages in a browser: whether they open, say nothing to the console, ask for nothing outside, and fit."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page

from report import Report

_TABS, _WIDTHS = 2, (360, 768, 1440)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Of these rules, the ones that ask for colours: the others find in one theme what they find in another.
_COLOURS = ["color-contrast", "link-in-text-block"]
LOOK = """() => ({
  heading: document.querySelectorAll('main h1').length,
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  paper: getComputedStyle(document.documentElement).backgroundColor,
  styled: document.styleSheets.length,
  missing: [...document.images].filter(one => one.complete && one.naturalWidth === 0).map(one => one.src),
})"""
# What a reader of paper must not see, and what must be open there.
_PRINTED = """() => [...document.querySelectorAll('header.site nav, .skip, .jump, .filter, .here, .aside, footer label, #search form')]
  .filter(one => one.getClientRects().length).map(one => `prints ${one.localName}.${one.className}`)
  .concat([...document.querySelectorAll('main details:not(.aside) > :not(summary)')]
    .filter(one => !one.matches('.filter') && one.textContent.trim() && !one.getClientRects().length).map(one => `folds ${one.localName} on paper`))"""


def _types(site: Path) -> list[list[Path]]:
    """The pages of each folder and depth, and every page that stands alone; the largest first."""
    types: dict[tuple[str, int], list[Path]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        types[(parts[0], len(parts) if parts[-1] == "index.html" else -len(parts))].append(path)
    return [sorted(pages, key=lambda page: -page.stat().st_size) for pages in types.values()]


def types_of(site: Path, most: int) -> list[Path]:
    """Up to `most` pages of each type, the largest ones, and the guides."""
    guides = [site / "rules" / name / "index.html" for name in ("what-muster-reads", "how-words-are-read")]
    return sorted({page for pages in _types(site) for page in pages[:most]} | {guide for guide in guides if guide.is_file()})


def middles_of(site: Path) -> list[Path]:
    """Of each type the page of middling size."""
    return sorted(pages[len(pages) // 2] for pages in _types(site))


def spread(pages: list[Path], count: int) -> list[Path]:
    """`count` of them, evenly."""
    return pages if count >= len(pages) else [pages[number * len(pages) // count] for number in range(count)]


@dataclass(frozen=True)
class Place:
    """A site, and where a browser finds it."""

    site: Path
    base: str

    @property
    def name(self) -> str:
        return "over HTTP" if self.base.startswith("http") else "from a folder"

    def address(self, page: Path) -> str:
        return self.base + str(page.relative_to(self.site))


class Watcher:
    """A page, and what it says and asks for that it should not."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self._said = page, list[str]()
        # A busy machine is no mistake of a page.
        page.set_default_timeout(120_000)
        page.on("console", lambda message: self._said.append(f"the console says: {message.text}"))
        page.on("pageerror", lambda error: self._said.append(f"a script failed: {error}"))
        # The next page's coming cuts off the icon of the one before.
        page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or self._said.append(f"could not load {request.url}"))
        page.on("request", lambda request: request.url.startswith(base) or self._said.append(f"asked for {request.url}"))

    def take(self) -> list[str]:
        """What was noticed since the last call."""
        said, self._said[:] = list(self._said), []
        return said


async def look(page: Page, address: str) -> list[str]:
    """What is wrong with a page on the screen of a telephone."""
    await page.goto(address)
    return _wrong(await page.evaluate(LOOK), _WIDTHS[0])


def _wrong(found: dict[str, Any], width: int) -> list[str]:
    said = [f"is {found['overflow']} px too wide at {width} px"] if found["overflow"] > 0 else []
    said += ["has no heading of its own"] if found["heading"] != 1 else []
    said += ["has no style"] if not found["styled"] else []
    return said + [f"shows a broken image: {source}" for source in found["missing"]]


async def look_closely(page: Page, address: str) -> list[str]:
    """What is wrong with a page at every width, in both themes, and on paper."""
    said = await look(page, address)
    for width in _WIDTHS[1:]:
        await page.set_viewport_size({"width": width, "height": 900})
        said += _wrong(await page.evaluate(LOOK), width)
    papers = []
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        papers.append((await page.evaluate(LOOK))["paper"])
    said += ["looks alike in both themes"] if papers[0] == papers[1] else []
    await page.emulate_media(media="print")
    said += await page.evaluate(_PRINTED)
    await page.emulate_media(media="screen", color_scheme="light")
    await page.set_viewport_size({"width": _WIDTHS[0], "height": 900})
    return said


async def in_tabs(browser: Browser, place: Place, pages: Sequence[Path], one: Callable[[Watcher, Path], Awaitable[None]], **context: Any) -> None:
    """One page of the browser shows many: a new one takes longer than what is looked at."""
    waiting = iter(pages)

    async def work() -> None:
        page = await browser.new_page(viewport={"width": _WIDTHS[0], "height": 900}, **context)
        watcher = Watcher(page, place.base)
        for path in waiting:
            await one(watcher, path)
        await page.close()

    await asyncio.gather(*(work() for _ in range(_TABS)))


async def try_pages(browser: Browser, report: Report, place: Place, pages: list[Path], *, scripts: bool, closely: bool) -> None:
    wrong: dict[str, list[str]] = {}

    async def one(watcher: Watcher, path: Path) -> None:
        said = await (look_closely if closely else look)(watcher.page, place.address(path)) + watcher.take()
        if said:
            wrong[str(path.relative_to(place.site))] = said

    # A page's own scripts are off; what the test asks is evaluated all the same.
    await in_tabs(browser, place, pages, one, java_script_enabled=scripts)
    for name, said in sorted(wrong.items())[:20]:
        report.note(f"{name}: {'; '.join(said)[:300]}")
    what = "fit three widths, both themes and paper" if closely else "open and fit 360 px"
    report.expect(f"{len(pages)} pages {what}, {place.name}, script {'on' if scripts else 'off'}", not wrong, f"{len(wrong)} do not")


async def try_axe(browser: Browser, report: Report, place: Place, pages: list[Path]) -> None:
    import axe_playwright_python

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    wrong: list[str] = []
    themes = [("light", {"type": "tag", "values": _RULES}), ("dark", {"type": "rule", "values": _COLOURS})]

    async def one(watcher: Watcher, path: Path) -> None:
        page = watcher.page
        await page.set_viewport_size({"width": 1280, "height": 900})
        await page.goto(place.address(path))
        await page.evaluate(source)
        for theme, rules in themes:
            await page.emulate_media(color_scheme=theme)
            found = await page.evaluate(f"axe.run({json.dumps({'runOnly': rules, 'resultTypes': ['violations']})})")
            for violation in found["violations"]:
                node = violation["nodes"][0]
                wrong.append(f"{path.relative_to(place.site)} ({theme}): {violation['id']}: {node['html'][:120]} {node['failureSummary'][:160]}")

    # Evaluated from outside, axe is no script of the page, but the types it trusts are.
    await in_tabs(browser, place, pages, one, bypass_csp=True)
    for text in sorted(wrong)[:20]:
        report.note(" ".join(text.split()))
    report.expect(f"axe finds nothing on {len(pages)} pages in both themes", not wrong, f"{len(wrong)} violations")
