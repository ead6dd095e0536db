"""The site as its readers have it: every type of page, over HTTP and from a folder, with and without script, narrow and wide,
light, dark and printed; by keyboard; its search, its tables; its markup, its styles and its links.

    site.py [--payloads COUNT|all] [--muster PROGRAM] [--templates FOLDER] [--keep FOLDER]

Builds a site of `../shared/corpus`, or of this repository where there is none. Looks closely at the largest page of each type, and
opens COUNT others, spread over all of them. `all` opens every page, looks at more of each type, and searches 10,000 records instead of
the site itself. Prints `ok NAME`, `not ok NAME: why` or `skipped NAME: why` for each thing that it tried and exits 1 when one failed.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.async_api import Browser, async_playwright

import firefox
from crawler import Crawl
from hands import try_headings, try_keyboard, try_scoreboard, try_table, try_theme
from looking import Place, middles_of, spread, try_axe, try_pages, types_of
from markup import Markup, try_policies
from options import Options
from plain_server import PlainServer
from report import Report
from repository import build_site, export_page
from searching import SEARCH, SearchRun, try_search, try_search_in_firefox
from styles import wrong_in

_ROOT = Path(__file__).resolve().parents[2]
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]


def try_crawl(report: Report, site: Path) -> None:
    crawl = Crawl(site)
    for text in crawl.wrong[:20]:
        report.note(text)
    report.expect(f"{crawl.links} links of {len(crawl.pages)} pages lead somewhere", not crawl.wrong and crawl.links > 0, f"{len(crawl.wrong)} do not")


async def try_styles(browser: Browser, report: Report, site: Path, alone: list[Path]) -> None:
    """Of the pages, and of those that stand alone; and a sheet with mistakes, which must be noticed."""
    page = await browser.new_page()
    sheets = {path.name: path.read_text(encoding="utf-8") for path in (site / "assets").glob("*.css")}
    for path in alone:
        sheets[f"{path.parent.name}/{path.name}"] = path.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]
    for name, text in sorted(sheets.items()):
        wrong = await wrong_in(page, text)
        report.expect(f"Chromium understands the whole style of {name}", len(text) > 1000 and not wrong, "; ".join(wrong[:5]))
    for mistake in ("p { colour: red }", "p { color: rad }", "p:nth-chold(2) { color: red }", "@media print { p > { color: red } }"):
        report.expect(f"a mistake is noticed: {mistake}", bool(await wrong_in(page, mistake)), "it is not")
    await page.close()


async def try_reading(browser: Browser, report: Report, served: Place, folder: Place, options: Options) -> None:
    """Each type of page with and without script, over HTTP and from a folder; closely with script, and a quarter of them without; then
    many others."""
    is_whole = options.payloads is None
    pages = types_of(served.site, 4 if is_whole else 1)
    quarter = pages if is_whole else pages[::4]
    await try_pages(browser, report, served, pages, scripts=True, closely=True)
    await try_pages(browser, report, folder, quarter, scripts=False, closely=True)
    for place in (served, folder):
        await try_pages(browser, report, place, pages, scripts=False, closely=False)
    others = [page for page in sorted(folder.site.rglob("*.html")) if page not in set(pages)]
    others = spread(others, len(others) if options.payloads is None else options.payloads)
    await try_pages(browser, report, folder, pages + others, scripts=True, closely=False)


async def try_alone(browser: Browser, report: Report, exported: Path) -> None:
    """An exported page, on a server and from a folder. It has the name of the brief, whose headers it needs."""
    server = PlainServer(exported.parent)
    for base in (server.origin + "/", exported.parent.as_uri() + "/"):
        await try_pages(browser, report, Place(exported.parent, base), [exported], scripts=True, closely=True)
    await try_axe(browser, report, Place(exported.parent, server.origin + "/"), [exported])
    server.close()


async def in_chromium(options: Options, report: Report, site: Path, exported: Path, records: Path) -> None:
    begin = time.monotonic()
    is_whole = options.payloads is None
    server = PlainServer(site)
    served, folder = Place(site, server.origin + "/"), Place(site, site.as_uri() + "/")

    def note(what: str) -> None:
        report.note(f"{what} after {time.monotonic() - begin:.0f} s in Chromium")

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        await try_styles(browser, report, site, [site / "brief.html", exported])
        await try_reading(browser, report, served, folder, options)
        await try_alone(browser, report, exported)
        note("pages looked at")
        # Axe takes long over a table of a thousand cells, which are all alike.
        await try_axe(browser, report, served, types_of(site, 4) if is_whole else middles_of(site))
        note("axe done")
        # A scoreboard can have a thousand stops.
        names = ["index.html", "findings/index.html", "rules/index.html"] if is_whole else []
        services = sorted((site / "services").glob("*/index.html"), key=lambda one: one.stat().st_size)
        await try_keyboard(browser, report, served, names + [SEARCH, str(services[0].relative_to(site))])
        await try_table(browser, report, served.base, "rules/index.html")
        await try_scoreboard(browser, report, served.base)
        await try_theme(browser, report, served.base)
        await try_headings(browser, report, served.base)
        note("keyboard and tables tried")
        await try_all_searches(browser, report, records)
        note("search tried")
        await browser.close()
    server.close()


async def try_all_searches(browser: Browser, report: Report, records: Path) -> None:
    server = PlainServer(records)
    for base in (server.origin + "/", records.as_uri() + "/"):
        await try_search(browser, report, SearchRun(records, base))
    server.close()


def in_firefox(report: Report, records: Path) -> None:
    if not firefox.PROGRAM:
        return report.skip("Firefox", "there is no firefox-esr")
    server = PlainServer(records)
    try_search_in_firefox(report, [SearchRun(records, base) for base in (server.origin + "/", records.as_uri() + "/")])
    server.close()


def many_records(options: Options, report: Report, count: int, folder: Path) -> Path:
    subprocess.run(["sh", str(_ROOT / "Benchmarks" / "generate"), str(count), str(folder / "source")], check=True, stdout=subprocess.DEVNULL)
    report.note(build_site(options.muster, options.templates, folder / "source", folder / "site"))
    return folder / "site"


def main() -> int:
    options, report, begin = Options.parsed(__doc__ or ""), Report(), time.monotonic()
    corpus = options.shared.parent / "corpus"
    source = corpus if corpus.is_dir() else _ROOT
    is_whole = options.payloads is None
    with tempfile.TemporaryDirectory(prefix="muster-site.") as temporary:
        folder = (options.keep or Path(temporary)).resolve()
        site = folder / "site"
        report.note(build_site(options.muster, options.templates, source, site))
        exported = export_page(options.muster, options.templates, source, min(path.name for path in (site / "services").iterdir() if path.is_dir()),
                               folder / "alone" / "brief.html")
        # What is searched for is in the corpus and in made-up records, and hardly in Muster's own.
        made = 10_000 if is_whole else 0 if corpus.is_dir() else 1_000
        records = many_records(options, report, made, folder / "records") if made else site
        report.note(f"built after {time.monotonic() - begin:.0f} s")
        markup = Markup([*(sorted(site.rglob("*.html")) if is_whole else types_of(site, 2)), exported])
        try_policies(report, site, exported)
        try_crawl(report, site)
        report.note(f"crawled after {time.monotonic() - begin:.0f} s")
        asyncio.run(in_chromium(options, report, site, exported, records))
        in_firefox(report, records)
        markup.judge(report)
    report.note(f"{time.monotonic() - begin:.0f} s in all")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
