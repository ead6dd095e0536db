"""Every page of a site opens in a browser, says nothing to the console, and all its links lead somewhere.

    pages.py [--payloads COUNT|all] [--muster PROGRAM] [--templates FOLDER] [--source FOLDER] [--keep FOLDER]

Builds a site of `../shared/corpus`, or of this repository where there is none, and visits COUNT of its pages: one at least of
each folder, the others spread over all of them. Prints `ok NAME` or `not ok NAME: why` and exits 1 when something failed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from options import Options
from report import Report
from repository import build_site

_ROOT = Path(__file__).resolve().parents[2]
_TABS = 2
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]
# What a page shows without its heading is an error's page; links are taken as the browser resolved them.
_LOOK = """() => ({
  heading: document.querySelector('main h1')?.textContent.trim() ?? '',
  styled: getComputedStyle(document.body).fontFamily !== '' && document.styleSheets.length > 0,
  links: [...document.querySelectorAll('a[href]')].map(a => a.href),
  missing: [...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.src),
})"""


class Site:
    """The files of a site, and the anchors of its pages as far as they were asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.pages = sorted(self.folder.rglob("*.html"))
        self._texts: dict[Path, str] = {}

    def leads_nowhere(self, link: str) -> bool:
        """Links to elsewhere are not followed."""
        parts = urlsplit(link)
        if parts.scheme != "file":
            return False
        file = Path(unquote(parts.path))
        if not file.is_relative_to(self.folder) or not file.is_file():
            return True
        return bool(parts.fragment) and file.suffix == ".html" and not self._has(file, unquote(parts.fragment))

    def _has(self, file: Path, fragment: str) -> bool:
        if file not in self._texts:
            self._texts[file] = file.read_text(encoding="utf-8")
        return f'id="{fragment}"' in self._texts[file]


async def look(page: Page, site: Site, path: Path) -> list[str]:
    """What is wrong with one page."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"the console says: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"a script failed: {error}"))
    page.on("requestfailed", lambda request: said.append(f"could not load {request.url}"))
    await page.goto(path.as_uri())
    found = await page.evaluate(_LOOK)
    if not found["heading"]:
        said.append("has no heading")
    if not found["styled"]:
        said.append("has no style")
    said += [f"shows a broken image: {source}" for source in found["missing"]]
    said += [f"leads nowhere: {link}" for link in sorted(set(found["links"])) if site.leads_nowhere(link)]
    return said


async def visit_all(browser: Browser, site: Site, pages: list[Path]) -> dict[Path, list[str]]:
    wrong: dict[Path, list[str]] = {}
    waiting = iter(pages)

    async def work(context: BrowserContext) -> None:
        for path in waiting:
            page = await context.new_page()
            if said := await look(page, site, path):
                wrong[path] = said
            await page.close()

    contexts = [await browser.new_context() for _ in range(_TABS)]
    await asyncio.gather(*(work(context) for context in contexts))
    return wrong


async def visited(site: Site, pages: list[Path]) -> dict[Path, list[str]]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        try:
            return await visit_all(browser, site, pages)
        finally:
            await browser.close()


def spread(pages: list[Path], count: int | None, site: Path) -> list[Path]:
    """One of each folder of the site and, of the others, as many as are left of `count`, evenly; all of them for `None`."""
    if count is None or count >= len(pages):
        return pages
    first = {page.relative_to(site).parts[0]: page for page in reversed(pages)}
    others = [page for page in pages if page not in first.values()]
    left = max(0, count - len(first))
    return sorted(set(first.values()) | {others[number * len(others) // left] for number in range(left)})


def main() -> int:
    options = Options.parsed(__doc__ or "")
    report = Report()
    corpus = options.shared.parent / "corpus"
    source = corpus if corpus.is_dir() else _ROOT
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.keep or Path(temporary)) / "pages"
        folder.mkdir(parents=True, exist_ok=True)
        report.note(build_site(options.muster, options.templates, source, folder / "site"))
        site = Site(folder / "site")
        pages = spread(site.pages, options.payloads, site.folder)
        wrong = asyncio.run(visited(site, pages))
    for path, said in sorted(wrong.items()):
        report.expect(str(path.relative_to(site.folder)), False, "; ".join(said[:5]))
    name = f"{len(pages)} of {len(site.pages)} pages open, say nothing to the console, and lead somewhere"
    report.expect(name, not wrong, f"{len(wrong)} do not")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
