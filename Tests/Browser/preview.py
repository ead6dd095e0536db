"""A preview in a real browser: a page that is open loads itself again, and nothing that it does is against its policy.

    preview.py [--muster PROGRAM] [--templates FOLDER] [--keep FOLDER]

Prints `ok NAME` or `not ok NAME: why` for each thing that it tried and exits 1 when one failed.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from options import Options
from report import Report
from repository import commit

_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]
_RECORD = "---\nkind: decision-record\nservice: payments\nstatus: accepted\ndate: 2026-01-15\n---\n# {}\n"
_STRIP = ".muster-preview-failure"


class Preview:
    """A running `muster serve`, and the source that it reads."""

    def __init__(self, options: Options, source: Path) -> None:
        self.source = source
        self.write("records/decision.md", _RECORD.format("Queue every charge"))
        self.write("muster.yml", "services:\n  - { id: payments, name: Payments }\n")
        commit(source)
        words = [options.muster, "serve", source, "--port", "0", "--as-of", "2026-11-20"]
        self._process = subprocess.Popen(words, env={"MUSTER_TEMPLATES": str(options.templates), "PATH": "/usr/bin:/bin"}, stderr=subprocess.PIPE, text=True)
        assert self._process.stderr
        found = next(match for line in self._process.stderr if (match := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        self.base = found.group()
        threading.Thread(target=self._process.stderr.read, daemon=True).start()

    def write(self, name: str, text: str) -> None:
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def close(self) -> int:
        self._process.terminate()
        return self._process.wait(60)


class Foreign(BaseHTTPRequestHandler):
    """A page of another origin in the same browser."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Foreign</title>")

    def log_message(self, format: str, *values: object) -> None:
        pass


async def _open(browser: Browser, address: str, complaints: list[str]) -> Page:
    page = await browser.new_page()
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(address)
    return page


async def _becomes(page: Page, condition: str) -> bool:
    """In the page, however often it loads itself again meanwhile."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if await page.evaluate(condition):
                return True
        except Exception:  # noqa: BLE001: it is just being loaded
            pass
        await asyncio.sleep(0.05)
    return False


async def try_preview(browser: Browser, report: Report, preview: Preview) -> None:
    complaints: list[str] = []
    page = await _open(browser, preview.base + "decision-records/index.html", complaints)
    search = await _open(browser, preview.base + "search/index.html?q=queue", complaints)
    await page.bring_to_front()
    await page.evaluate("window.isFirst = true")
    await asyncio.sleep(1)
    report.expect("a page to which nothing happens stays", await page.evaluate("window.isFirst === true"), "it was loaded again")

    preview.write("records/decision.md", _RECORD.format("Queue most charges"))
    is_shown = await _becomes(page, "document.body.textContent.includes('Queue most charges')")
    report.expect("a page loads itself again when a document changes", is_shown, "it is as it was")
    await search.bring_to_front()
    is_shown = await _becomes(search, "document.querySelector('main').textContent.includes('Queue most charges')")
    report.expect("so does the search", is_shown, "it is as it was")
    await page.bring_to_front()

    preview.write("muster.yml", "services: [\n")
    is_shown = await _becomes(page, f"document.querySelector('{_STRIP}')?.textContent.includes('muster.yml')")
    report.expect("what cannot be built is told at the foot of the page", is_shown, "it is not")
    position = await page.evaluate(f"getComputedStyle(document.querySelector('{_STRIP}')).position")
    report.expect("in a style of the preview's own", position == "fixed", position)
    preview.write("muster.yml", "services:\n  - { id: payments, name: Payments }\n")
    report.expect("and is gone when it is mended", await _becomes(page, f"!document.querySelector('{_STRIP}')"), "it stays")

    preview.write("records/decision.md", _RECORD.format("Queue no charge"))
    await asyncio.sleep(2)
    report.expect("nothing of it is against a policy, or any other mistake", not complaints, "; ".join(complaints[:5]))
    await page.evaluate("new Image().src = 'http://elsewhere.example/'")
    await asyncio.sleep(0.5)
    report.expect("what is against it would be noticed", any("Content Security Policy" in text for text in complaints), "it is not")


async def try_foreign(browser: Browser, report: Report, preview: Preview) -> None:
    """What a page of another origin gets to see."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Foreign)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = await _open(browser, f"http://127.0.0.1:{server.server_port}/", [])
    load = """([name, address]) => new Promise(done => {
      const element = document.createElement(name);
      element.onload = () => done(true);
      element.onerror = () => done(false);
      element.src = address;
      document.body.append(element);
    })"""
    own = await page.evaluate("fetch('/').then(answer => answer.ok)")
    report.expect("a foreign page works otherwise", own, "it cannot even read itself")
    for name, address in (("script", "~preview/reload.js"), ("img", "favicon.svg"), ("img", "~preview/change?x")):
        report.expect(f"a foreign page cannot load {address}", not await page.evaluate(load, [name, preview.base + address]), "it can")
    read = "address => fetch(address).then(() => true, () => false)"
    report.expect("nor read a page", not await page.evaluate(read, preview.base + "index.html"), "it can")
    server.shutdown()


async def in_chromium(report: Report, preview: Preview) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        await try_preview(browser, report, preview)
        await try_foreign(browser, report, preview)
        await browser.close()


def main() -> int:
    options, report, begin = Options.parsed(__doc__ or ""), Report(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="muster-preview.") as temporary:
        preview = Preview(options, (options.keep or Path(temporary)).resolve() / "source")
        try:
            asyncio.run(in_chromium(report, preview))
        finally:
            report.expect("the preview ends when it is told to", preview.close() == 0, "it did not")
    report.note(f"{time.monotonic() - begin:.0f} s in all")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
