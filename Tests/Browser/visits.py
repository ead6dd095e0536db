"""Visits addresses in headless Chromium and says of each what was executed and what stands there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error, Frame, Page, Request, async_playwright

from allowed import CONTENT, PAGE

_HERE = Path(__file__).parent
_HOOKS = (_HERE / "hooks.js").read_text(encoding="utf-8")
_VISIT = (_HERE / "visit.js").read_text(encoding="utf-8")
# Nothing leaves the machine, whatever a payload asks for.
_FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]
_TABS, _FRAMES = 2, 16
# Seconds for a page that is visited alone: some list ten thousand records. In a batch it gets a tenth of that.
_PATIENCE = 180


@dataclass(frozen=True)
class Address:
    url: str
    payload: str = ""


@dataclass
class Visit:
    """What one page did. `by_itself` is what ran before anything was touched."""

    url: str
    by_itself: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    reached_out: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    elements: int = 0
    in_title: bool | None = None
    in_document: int = 0
    unfinished: str = ""

    def take(self, answer: dict[str, Any]) -> None:
        self.by_itself, self.strangers, self.elements = answer["byItself"], answer["strangers"], answer["elements"]
        self.hidden = answer["hidden"]
        # What frames of another origin told is here already.
        self.ran += answer["ran"]
        if answer["away"]:
            self.reached_out.append(f"went to {answer['away'][:120]}")
        if arrived := answer["arrived"]:
            self.in_title, self.in_document = arrived["inTitle"], arrived["inDocument"]


class _Tab:
    """A page of the harness, in which a batch of pages after the other is shown."""

    def __init__(self, browser: Browser, origin: str, is_ours: bool, wait: int) -> None:
        self._browser, self._origin, self._is_ours, self._wait = browser, origin, is_ours, wait
        self._page: Page | None = None
        self._batch: list[Visit] = []

    async def open(self) -> None:
        if self._page:
            await self._page.context.close()
        context = await self._browser.new_context(accept_downloads=False)
        await context.expose_binding("__musterTell", self._told)
        await context.add_init_script(_HOOKS)
        self._page = page = await context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", self._requested)
        page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
        page.on("popup", lambda popup: asyncio.ensure_future(popup.close()))
        await page.goto(self._origin + "/harness")

    async def visit(self, addresses: Sequence[Address]) -> list[Visit]:
        """A batch that did not come to its end is visited again one by one, and with more patience."""
        patience = _PATIENCE if len(addresses) == 1 else _PATIENCE / 10
        visits = self._batch = [Visit(address.url) for address in addresses]
        arguments = {"pages": [{"url": address.url, "payload": address.payload} for address in addresses],
                     "content": CONTENT, "page": PAGE, "wait": self._wait,
                     "patience": 1000 * patience / 2, "isOurs": self._is_ours}
        assert self._page
        try:
            answer = await asyncio.wait_for(self._page.evaluate(_VISIT, arguments), patience)
        except (Error, TimeoutError) as error:
            await self.open()
            if len(addresses) > 1:
                return [visit for address in addresses for visit in await self.visit([address])]
            visits[0].unfinished = str(error).splitlines()[0] if str(error) else "it did not come to its end"
            return visits
        if len(addresses) > 1 and any(one["away"] == "about:blank" for one in answer["answers"]):
            return [visit for address in addresses for visit in await self.visit([address])]
        for visit, one in zip(visits, answer["answers"], strict=True):
            visit.take(one)
        if answer["nobody"]:
            visits[0].ran.append(f"one of this batch, in the outermost page: {answer['nobody'][0]}")
            await self.open()
        return visits

    def _told(self, source: dict[str, Any], text: str) -> None:
        if visit := self._visit_of(source["frame"]):
            visit.ran.append(text)

    def _requested(self, request: Request) -> None:
        if request.url.startswith((self._origin + "/", "data:", "blob:", "about:")) and request.is_navigation_request():
            return
        if not request.url.startswith(self._origin + "/") and (visit := self._visit_of(request.frame)):
            visit.reached_out.append(request.url[:120])

    def _visit_of(self, frame: Frame) -> Visit | None:
        """The visit of the frame right below the outermost one, in the order of the frames."""
        while frame.parent_frame and frame.parent_frame.parent_frame:
            frame = frame.parent_frame
        shown = self._page.main_frame.child_frames if self._page else []
        # Frames that were not asked for come into the list too, but behind.
        return self._batch[shown.index(frame)] if frame in shown[: len(self._batch)] else None


async def _visit_all(addresses: Sequence[Address], origin: str, is_ours: bool, wait: int) -> list[Visit]:
    starts: Iterator[int] = iter(range(0, len(addresses), _FRAMES))
    found: dict[int, list[Visit]] = {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)

        async def work() -> None:
            tab = _Tab(browser, origin, is_ours, wait)
            await tab.open()
            for start in starts:
                found[start] = await tab.visit(addresses[start : start + _FRAMES])

        await asyncio.gather(*(work() for _ in range(_TABS)))
        await browser.close()
    return [visit for start in sorted(found) for visit in found[start]]


def visit_all(addresses: Sequence[Address], origin: str, *, is_ours: bool, wait: int = 20) -> list[Visit]:
    """In the order of `addresses`, whichever tab was first."""
    return asyncio.run(_visit_all(addresses, origin, is_ours, wait))
