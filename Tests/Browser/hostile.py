"""Hostile text in a real browser, without the policy that would hide a mistake.

    hostile.py [--payloads COUNT|all] [--muster PROGRAM] [--templates FOLDER] [--shared FOLDER] [--keep FOLDER]

Prints `ok NAME`, `not ok NAME: why` or `skipped NAME: why` for each thing that it tried and exits 1 when one failed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import TimeoutExpired

from documents import stated_id
from options import Options
from payloads import Payload, own_payloads, shared_payloads, shared_vectors, spread
from report import Report
from repository import build_site, page_of_each, write_repository
from server import Server
from visits import Address, Visit, visit_all


@dataclass(frozen=True)
class Choice:
    """`attacks` of the payloads, the first ones, are scripts that mean to run."""

    payloads: list[Payload]
    attacks: int
    for_records: list[Payload]


def choose(options: Options, report: Report) -> Choice:
    own = own_payloads()
    if not options.has_shared:
        report.skip("the published payloads", f"there is no {options.shared}")
        return Choice(own, len(own), own)
    published = shared_payloads(options.shared)
    vectors = shared_vectors(options.shared, options.payloads and 250)
    some = published if options.payloads is None else spread(published, options.payloads)
    return Choice(some + vectors + own, len(some), spread(own + vectors, 60))


def try_raw(report: Report, server: Server, count: int) -> None:
    """The same payloads with nothing in between: when they do not execute here, the harness sees nothing anywhere."""
    addresses = [Address(f"{server.origin}/raw/{number}") for number in range(count)]
    visits = visit_all(addresses, server.origin, is_ours=False)
    alone, touched = sum(bool(visit.by_itself) for visit in visits), sum(bool(visit.ran) for visit in visits)
    lost = sum(bool(visit.unfinished) for visit in visits)
    report.note(f"raw: {alone} of {count} ({share(alone, count)}) execute by themselves, {touched} ({share(touched, count)}) "
                f"when touched as well, {lost} were not visited to their end")
    report.expect("at least 35 % of the payloads execute in a page of raw HTML", touched >= 0.35 * count > 0, f"only {touched}")


def try_planted(report: Report, server: Server, page: str) -> None:
    """An attack put into a page of the site must be noticed, by what it does and by what it is."""
    [visit] = visit_all([Address(f"{server.origin}/planted/{page}")], server.origin, is_ours=True)
    report.expect("an attack that is planted in a page is seen to execute", "alert 1" in visit.ran, str(visit))
    report.expect("a link that is a script is seen to execute", "alert 2" in visit.ran, str(visit))
    report.expect("a request that leaves the site is seen", any("elsewhere" in text for text in visit.reached_out), str(visit))
    report.expect("the walk notices a planted override", visit.hidden == ["U+202e in <code>"], str(visit))
    for stranger in ("onerror", "style", "javascript:", "elsewhere"):
        report.expect(f"the walk notices a planted {stranger}", any(stranger in text for text in visit.strangers), str(visit))


def has_holes(title: str) -> bool:
    """A document whose title has the holes of a template is a template, and no record."""
    return "{{" in title or (title.startswith("{") and title.endswith("}"))


def try_site(report: Report, server: Server, site: Path, payloads: list[Payload]) -> None:
    pages = page_of_each(site)
    wanted = {pages[stated_id(number)]: payload for number, payload in enumerate(payloads) if stated_id(number) in pages}
    missing = [payload for number, payload in enumerate(payloads) if stated_id(number) not in pages and not has_holes(payload.text)]
    report.expect("every payload has a page, but those with a template's holes", not missing, f"{len(missing)} of {len(payloads)} have none")
    # The other pages quote records as well: titles in tables, messages, what a check rests on.
    others = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    addresses = [Address(f"{server.origin}/{page}", payload.text) for page, payload in wanted.items()]
    addresses += [Address(f"{server.origin}/{page}") for page in others if page not in wanted]
    visits = visit_all(addresses, server.origin, is_ours=True)
    report.note(f"site: {len(wanted)} pages of payloads, {len(others) - len(wanted)} others, "
                f"{sum(visit.elements for visit in visits)} elements made of documents")
    judge(report, visits)
    judge_arrival(report, visits)
    try_planted(report, server, next(iter(wanted)))


def judge(report: Report, visits: list[Visit]) -> None:
    wrongs: list[tuple[str, Callable[[Visit], list[str]]]] = [
        ("nothing executes", lambda visit: visit.ran),
        ("no page reaches out or goes away", lambda visit: visit.reached_out),
        ("no element, attribute or value outside the list", lambda visit: visit.strangers),
        ("no title, name, path or code holds what nobody sees", lambda visit: visit.hidden),
        ("every page was visited to its end", lambda visit: [visit.unfinished] if visit.unfinished else []),
    ]
    for name, found in wrongs:
        bad = [visit for visit in visits if found(visit)]
        for visit in bad[:20]:
            report.note(f"{visit.url}: {'; '.join(found(visit))[:400]}")
        report.expect(f"{name}, on {len(visits)} pages", not bad, f"{len(bad)} pages")


def judge_arrival(report: Report, visits: list[Visit]) -> None:
    """Otherwise the site would be safe because nothing of the payloads is on it."""
    arrived = [visit for visit in visits if visit.in_title is not None]
    titles = sum(bool(visit.in_title) for visit in arrived)
    texts = sum(visit.in_document >= 5 for visit in arrived)
    report.expect("the payloads stand in the titles, as text", titles >= 0.95 * len(arrived) > 0, f"{titles} of {len(arrived)}")
    report.expect("the payloads stand in the documents, as text", texts >= 0.9 * len(arrived) > 0, f"{texts} of {len(arrived)}")
    report.note(f"arrived: {titles} of {len(arrived)} in the title, {texts} at least five times in the document")


def share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def main() -> int:
    options, report, begin = Options.parsed(__doc__ or ""), Report(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="muster-browser.") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        choice = choose(options, report)
        write_repository(folder / "repository", choice.payloads, choice.for_records)
        try:
            report.note(build_site(options.muster, options.templates, folder / "repository", folder / "site"))
        except (RuntimeError, TimeoutExpired) as error:
            report.expect("the repository is built", False, str(error))
            return report.exit_code
        server = Server(folder / "site", choice.payloads)
        report.note(f"written and built after {time.monotonic() - begin:.0f} s")
        try_site(report, server, folder / "site", choice.payloads)
        report.note(f"the site was visited after {time.monotonic() - begin:.0f} s")
        try_raw(report, server, choice.attacks)
        server.close()
    report.note(f"{time.monotonic() - begin:.0f} s in all")
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
