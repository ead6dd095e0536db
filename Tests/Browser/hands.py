"""What a reader does with a page: by keyboard, in its tables, with its theme and its links."""

from __future__ import annotations

from playwright.async_api import Browser

from looking import LOOK, Place
from report import Report

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


async def try_keyboard(browser: Browser, report: Report, place: Place, names: list[str]) -> None:
    for name in names:
        page = await browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        await page.goto(place.base + name)
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
    await page.evaluate("document.querySelector('.filter + .scroll .own').tBodies[0].rows[0].cells[0].textContent = 'Über die Straße'")
    await page.locator(".filter input").first.fill("uber  strasse")
    found = await page.evaluate(_COLUMN, 0)
    report.expect(f"{name}: filters as who has no other keys types", found == ["Über die Straße"], str(found[:3]))
    await page.close()


async def try_scoreboard(browser: Browser, report: Report, base: str) -> None:
    page = await browser.new_page(viewport={"width": 1024, "height": 900})
    await page.goto(base + "index.html")
    over = await page.evaluate("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.portfolio .scroll'))")
    report.expect("the scoreboard fits 1024 px without scrolling sideways", over <= 0, f"{over} px are hidden")
    await page.close()


async def try_theme(browser: Browser, report: Report, base: str) -> None:
    context = await browser.new_context(color_scheme="light")
    page = await context.new_page()
    await page.goto(base + "index.html")
    await page.get_by_label("Theme").select_option("dark")
    dark = (await page.evaluate(LOOK))["paper"]
    await page.goto(base + "rules/index.html")
    report.expect("a theme that was chosen stays on the next page", (await page.evaluate(LOOK))["paper"] == dark, "it does not")
    await page.get_by_label("Theme").select_option("system")
    report.expect("the system's theme can be chosen again", (await page.evaluate(LOOK))["paper"] != dark, "it is dark")
    await context.close()


async def try_headings(browser: Browser, report: Report, base: str) -> None:
    context = await browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.goto(base + "rules/index.html")
    link = page.locator("main h2 .here").first
    await link.click()
    copied = await page.evaluate("navigator.clipboard.readText()")
    anchor = copied.partition("#")[2]
    report.expect("the link of a heading is copied", copied.startswith(base) and anchor != "" and page.url == copied, copied)
    await context.close()
