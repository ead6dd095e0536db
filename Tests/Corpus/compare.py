#!/usr/bin/env python3
"""Compares what Muster collects from a corpus of documents with the corpus's truth.json.

Each folder of the corpus stands for the root of one repository. For every kind and field the program prints how many
are right, then every difference with its place. The exit code is 1 when fewer are right than thresholds.json says.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]
Value = Callable[[Row, "Folder"], Any]


class Difference(NamedTuple):
    """A field of a record that is not what the truth says."""

    place: str
    field: str
    expected: Any
    got: Any


class Folder:
    """What Muster says about one folder of the corpus."""

    def __init__(
        self, name: str, truth: Row, records: list[Row], diagnostics: list[Row], claims: list[Row],
        citations: list[Row],
    ) -> None:
        self.name, self.truth, self.records, self.diagnostics = name, truth, records, diagnostics
        self.claims, self.citations = claims, citations
        self.numbers = {r["path"]: r.get("number") for r in records if r["kind"] == "decision-record"}

    def short(self, path: str) -> int | str:
        """A decision record as the truth names it: its number, else the name of its file."""
        number = self.numbers.get(path)
        return path.rsplit("/", 1)[-1] if number is None else number


# How values are compared.


def folded(value: Any) -> str:
    return " ".join(re.sub(r"[`*]", "", str(value)).split())


def name_folded(value: Any) -> str:
    return re.sub(r"[^a-z0-9]+", "", str(value).split("/")[-1].lower().removeprefix("@"))


def number_of(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def same(expected: Any, got: Any) -> bool:
    if expected is None:
        return got is None or got == []
    if isinstance(expected, bool) or isinstance(got, bool):
        return bool(expected) == bool(got)
    if isinstance(expected, (int, float)):
        value = number_of(got)
        return value is not None and abs(value - expected) <= 1e-6 * max(1.0, abs(expected))
    if isinstance(expected, list):
        return isinstance(got, list) and sorted(map(folded, expected)) == sorted(map(folded, got))
    return got is not None and folded(expected) == folded(got)


def same_name(expected: Any, got: Any) -> bool:
    """Services and owners: as their ids, whatever their case and signs. A null leaves it to the rules of assignment."""
    return expected is None or (got is not None and name_folded(expected) == name_folded(got))


def same_word(expected: Any, got: Any) -> bool:
    def fold(word: Any) -> str:
        return re.sub(r"[^a-z0-9]+", "-", str(word).lower()).strip("-")

    return (expected is None and got in (None, "other", "unrecognised")) or (got is not None and fold(expected) == fold(got))


def same_day(expected: Any, got: Any) -> bool:
    return same(expected and str(expected)[:10], got and str(got)[:10])


def same_counts(expected: dict[str, int] | None, got: Any) -> bool:
    return {k: n for k, n in (expected or {}).items() if n} == {k: n for k, n in got.items() if n}


# The words of the truth that Muster has another word for.

SEVERITY = {
    "SEV1": "critical", "SEV2": "high", "SEV3": "medium", "blocker": "critical", "important": "medium",
    "nice-to-have": "low", "minor": "low", "trivial": "info"}
HASH = {"none": "absent", "short-hex": "wrong-length", "valid": "verified", "mismatch": "mismatch"}
VERDICT_PASS = ("ready", "good", "pass", "approved", "approved-with-minor")
VERDICT_FAIL = ("not-ready", "not-approved", "block", "fail", "multiple-critical", "critical")
STATES = {"done": ["pass"], "open": ["unknown", "fail"], "warning": ["partial"], "not_applicable": ["not-applicable"]}
CHECKS = {"pass": "pass", "partial": "partial", "warning": "partial", "fail": "fail", "pending": "unknown"}


def verdict_word(word: str | None) -> str | None:
    if word is None:
        return None
    if word in VERDICT_PASS:
        return "pass"
    return "fail" if word.startswith(VERDICT_FAIL) else "conditional"


def hash_word(word: str) -> str:
    return HASH.get(word, "placeholder")


def severities(counts: dict[str, int]) -> dict[str, int]:
    result: Counter[str] = Counter()
    for word, count in counts.items():
        result[SEVERITY.get(word, word)] += count
    return result


def checks(counts: dict[str, int]) -> dict[str, int]:
    result: Counter[str] = Counter()
    for word, count in counts.items():
        result[CHECKS.get(word, word)] += count
    return result


# What became of a claim; an excluded one is to have no row at its line.
CLAIMS = {
    "confirmed": "verified", "refuted": "refuted", "inconsistent": "refuted", "unresolved": "unverifiable",
    "no-data": "unverifiable", "not-applicable": "unverifiable", "excluded": None}


# What is compared: the truth's field, how Muster's value is found, how both are compared, and how the truth's is mapped.


class Rule(NamedTuple):
    field: str
    value: Value
    equal: Callable[[Any, Any], bool] = same
    mapped: Callable[[Any], Any] = lambda value: value


def key(*names: str) -> Value:
    def value(record: Row, _: Folder) -> Any:
        for name in names:
            if record.get(name) is not None:
                return record[name]
        return None

    return value


def first_word(name: str) -> Value:
    return lambda record, _: (record.get(name) or "").split(" ")[0] or None


def paths(name: str) -> Value:
    return lambda record, folder: [folder.short(path) for path in record.get(name, [])]


def count(name: str) -> Value:
    return lambda record, _: len(record.get(name, []))


def items(state: str) -> Value:
    return lambda record, _: sum(item["state"] in STATES[state] for item in record.get("items", []))


def unanswered(record: Row, _: Folder) -> int:
    return sum(item["state"] == "unknown" and not item.get("note") for item in record.get("items", []))


def counts_by(name: str) -> Value:
    return lambda record, _: Counter(item[name] for item in record.get("findings", []) if item.get(name))


def checklist_counts(record: Row, _: Folder) -> dict[str, int]:
    return Counter(item["state"] for item in record.get("checklist", []))


def percent(record: Row, _: Folder) -> Any:
    objective = number_of(record.get("objective"))
    return None if objective is None else 100 * objective


def share_percent(value: Any) -> Any:
    """An objective that is no share is null, as the truth's own words say."""
    number = number_of(value)
    return None if number is None or not 0 <= number <= 100 else value


def allowed(tools: Any) -> Any:
    """A map of tools says of each whether it may be used."""
    return [name for name, may in tools.items() if may] if isinstance(tools, dict) else tools


def waiver_word(record: Row, _: Folder) -> str:
    return "valid" if record.get("valid") else "not valid"


title = Rule("title", key("title"))
date = Rule("date", key("date"), same_day)
service = Rule("service", key("service"), same_name)


def latency(name: str) -> Rule:
    return Rule(f"latency_ms.{name}", key(name))


RULES: dict[str, tuple[str, list[Rule]]] = {
    "adr": ("decision-record", [
        Rule("number", key("number")), title, date, Rule("status", key("status"), same_word),
        Rule("superseded_by", paths("superseded_by")), Rule("supersedes", paths("supersedes")),
        Rule("superseded_by_implied", paths("superseded_by_implied")),
        Rule("supersedes_implied", paths("supersedes_implied"))]),
    "kep": ("proposal", [
        Rule("number", key("number")), title, Rule("status_raw", key("status_raw")), Rule("stage", key("stage")), date]),
    "readiness": ("checklist", [
        title, Rule("questions", count("items")), Rule("unanswered", unanswered)]),
    "checklist": ("checklist", [
        title, Rule("items", count("items")), Rule("done", items("done")), Rule("open", items("open")),
        Rule("warning", items("warning")), Rule("not_applicable", items("not_applicable"))]),
    "runbook": ("runbook", [
        title, Rule("last_reviewed_on", key("last_reviewed"), same_day), Rule("review_in", key("review_in")),
        Rule("owner", key("owner"))]),
    "incident": ("incident", [
        title, date, Rule("time_to_repair_minutes", key("stated_repair")),
        Rule("time_to_resolve_minutes", key("stated_resolve")),
        Rule("severity", key("severity"), same_word, lambda word: SEVERITY.get(word, word))]),
    "certificate": ("certificate", [
        Rule("agent", key("agent")), Rule("component", key("component")), date,
        Rule("certificate_id", key("certificate_id")), Rule("status", key("verdict"), same_word),
        Rule("conditions", count("conditions")), Rule("hash_state", key("hash_state"), same, hash_word)]),
    "review": ("review", [
        title, service, Rule("persona", key("persona"), same_word), date,
        Rule("verdict", key("verdict"), same_word, verdict_word),
        Rule("findings", counts_by("severity"), same_counts, severities),
        Rule("checks", checklist_counts, same_counts, checks)]),
    "debt": ("debt", [
        title, Rule("id", key("debt_id")), Rule("severity", key("severity"), same_word), Rule("closed", key("closed")),
        Rule("owner", key("owner"), same_name), Rule("due", key("due")), Rule("effort", key("effort"))]),
    "slo": ("slo", [
        title, service, Rule("objective_percent", percent, same, share_percent), Rule("window", key("window"))]),
    "sli": ("measurement", [
        service, Rule("good", key("good")), Rule("total", key("valid")), Rule("value", key("value"))]),
    "persona": ("persona", [
        Rule("name", key("name"), same_name), title, Rule("model", key("model")),
        Rule("tools", key("tools"), same, allowed)]),
    "load-test": ("load-test", [
        Rule("requests", key("requests")), Rule("failed", key("failed")), Rule("error_rate", key("error_rate")),
        latency("p50"), latency("p95"), latency("p99")]),
    "kpi": ("kpi", [
        Rule("title", key("metric", "title")), Rule("comparator", key("comparator")), Rule("target", key("target")),
        Rule("unit", key("unit")), Rule("frequency", key("cadence"))]),
    "kpi-actual": ("kpi", [Rule("title", key("metric", "title")), Rule("value", key("actual"))]),
    "catalog": ("service", [
        Rule("name", key("service"), same_name),
        Rule("owner", key("owner"), same_name), Rule("lifecycle", key("lifecycle")),
        Rule("tier", key("tier"), same_name, lambda tier: tier and tier.removeprefix("tier_"))]),
    "waiver": ("waiver", [
        Rule("id", key("stated_id")), service, Rule("check", key("check")), Rule("expires", key("expires")),
        Rule("approved_by", key("approver")),
        Rule("status", waiver_word, same, lambda word: "valid" if word == "active" else "not valid")]),
    "status-update": ("update", [
        Rule("id", key("stated_id")), Rule("status", key("status_raw", "status"), same_word),
        Rule("progress_percent", key("progress")), Rule("blockers", count("blockers")), date]),
    "plan": ("plan", [Rule("id", key("stated_id")), Rule("phases", count("phases"))]),
    "action-list": ("action", []),
    "agent-decision": ("action", [title, date, Rule("status", first_word("status_raw"), same_word)]),
}

# Of the items of a checklist the truth counts those that wait and those that are half done on their own.
ALSO = {"open": "pending", "warning": "partial"}

NOT_SERVICES = ("API", "Group", "System", "Domain", "Resource", "User", "repository")


def expected_values(row: Row, rule: Rule) -> list[Any] | None:
    """The answers that are right; `None` when the truth says nothing about the field."""
    name, _, part = rule.field.partition(".")
    if part:
        values = row.get(name) or {}
        names = [part, "med"] if part == "p50" else [part]
        for each in names:
            if f"{each}_any_of" in values:
                return [rule.mapped(value) for value in values[f"{each}_any_of"]]
            if each in values:
                return [rule.mapped(values[each])]
        return None
    if row["kind"] == "checklist" and name in ALSO and name in row:
        return [row[name] + row.get(ALSO[name], 0)]
    if f"{name}_any_of" in row:
        return [rule.mapped(value) for value in row[f"{name}_any_of"]]
    if name == "progress_percent" and "progress_any_of" in row:
        return [rule.mapped(value) for value in row["progress_any_of"]]
    return [rule.mapped(row[name])] if name in row else None


def differences(row: Row, record: Row, folder: Folder, place: str) -> Iterable[tuple[Rule, Difference | None]]:
    for rule in RULES[row["kind"]][1]:
        expected = expected_values(row, rule)
        if expected is None:
            continue
        got = rule.value(record, folder)
        right = any(rule.equal(value, got) for value in expected)
        yield rule, None if right else Difference(place, rule.field, expected if len(expected) > 1 else expected[0], got)


def is_required(row: Row) -> bool:
    if row["kind"] == "catalog" and row.get("entity_kind") in NOT_SERVICES:
        return False
    if row["kind"] == "kpi-actual" and "value" not in row:
        return False
    return not row.get("optional")


def action_list(row: Row, folder: Folder) -> Row | None:
    """The actions of a file, counted."""
    found = [r for r in folder.records if r["kind"] == "action" and r["path"] == row["path"]]
    if not found:
        return None
    words = ["cancelled" if r.get("status") == "cancelled" else "done" if r.get("done") else "open" for r in found]
    return {"path": row["path"], "line": 1, **{word: words.count(word) for word in ("open", "done", "cancelled")}}


RULES["action-list"] = ("action", [Rule(name, key(name)) for name in ("open", "done", "cancelled")])


class Tally:
    """Right and all, by kind and field, and what is wrong."""

    def __init__(self) -> None:
        self.fields: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.records: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.differences: list[Difference] = []
        self.missing: list[str] = []
        self.decoys: list[str] = []
        self.others: list[str] = []
        self.diagnostics: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.silent: list[str] = []
        self.citations: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.states: list[str] = []
        self.claims: dict[str, list[int]] = {}
        self.wrong_claims: list[str] = []
        self.refutations: list[str] = []
        self.errors: list[str] = []

    def compare(self, folder: Folder, mapping: Row, kind: str | None) -> None:
        rows = [row for row in folder.truth["records"] if row["kind"] in RULES and kind in (None, row["kind"])]
        for group in grouped(rows).values():
            self.match(group, folder)
        if kind is None:
            self.find_others(folder)
            self.find_diagnostics(folder, mapping)
            self.find_citations(folder)
            self.find_claims(folder)

    def match(self, rows: list[Row], folder: Folder) -> None:
        """Rows of one kind and file with the records of that file: the pairs that agree best, first."""
        kind, path = rows[0]["kind"], rows[0]["path"]
        if kind == "action-list":
            candidates = [record for row in rows if (record := action_list(row, folder))]
        else:
            candidates = [r for r in folder.records if r["kind"] == RULES[kind][0] and r["path"] == path]
        scores = []
        for i, row in enumerate(rows):
            for j, record in enumerate(candidates):
                wrong = sum(d is not None for _, d in differences(row, record, folder, ""))
                wrong += 2 * (same(row.get("title"), record.get("title")) is False) + (row.get("line", record["line"]) != record["line"])
                scores.append((wrong, i, j))
        pairs: dict[int, int] = {}
        for _, i, j in sorted(scores):
            if i not in pairs and j not in pairs.values():
                pairs[i] = j
        for i, row in enumerate(rows):
            self.note(row, candidates[pairs[i]] if i in pairs else None, folder)

    def note(self, row: Row, record: Row | None, folder: Folder) -> None:
        kind, where = row["kind"], f"{folder.name}/{row['path']}"
        if record is None and not is_required(row):
            return
        total = self.records[folder.name, kind]
        total[1] += 1
        if record is None:
            self.missing.append(f"{where}:{row.get('line', 1)} {kind} {row.get('title')!r}")
            for rule in RULES[kind][1]:
                if expected_values(row, rule) is not None:
                    self.fields[kind, rule.field][1] += 1
            return
        wrong = False
        for rule, difference in differences(row, record, folder, f"{where}:{record['line']}"):
            self.fields[kind, rule.field][1] += 1
            self.fields[kind, rule.field][0] += difference is None
            if difference:
                wrong = True
                self.differences.append(difference)
        total[0] += not wrong

    def find_others(self, folder: Folder) -> None:
        decoys = {d["path"] if isinstance(d, dict) else d for d in folder.truth["decoys"]}
        known = {(RULES[r["kind"]][0], r["path"]) for r in folder.truth["records"] if r["kind"] in RULES}
        # What an agent keeps is shown, as a record of ours.
        known |= {("action", r["path"]) for r in folder.truth["records"] if r["kind"] == "agent-memory"}
        for record in folder.records:
            text = f"{folder.name}/{record['path']}:{record['line']} {record['kind']} {record['title']!r}"
            if record["path"] in decoys:
                self.decoys.append(text)
            elif (record["kind"], record["path"]) not in known:
                self.others.append(text)

    def find_diagnostics(self, folder: Folder, mapping: Row) -> None:
        """Those of severity info are optional; those that the mapping gives to no id need an assessment."""
        found = {(d["id"], d.get("path"), d.get("line")) for d in folder.diagnostics}
        paths_of = {(d["id"], d.get("path")) for d in folder.diagnostics}
        for expected in folder.truth["expected_diagnostics"]:
            ids = mapping.get(expected["id"], "")
            if ids is None or expected.get("severity") == "info":
                continue
            path, line = expected.get("path"), expected.get("line")
            names = [ids] if isinstance(ids, str) else ids
            right = any((n, path, line) in found or (line in (None, 1) and (n, path) in paths_of) for n in names)
            self.diagnostics[folder.name][1] += 1
            self.diagnostics[folder.name][0] += right
            if not right:
                self.silent.append(f"{folder.name}/{path}:{line} {expected['id']} ({', '.join(names) or 'not mapped'})")
        wanted = {
            (name, expected.get("path"), expected.get("line"))
            for expected in folder.truth["expected_diagnostics"] if (ids := mapping.get(expected["id"]))
            for name in ([ids] if isinstance(ids, str) else ids)}
        if folder.name.startswith("real/"):
            self.errors += [
                f"{folder.name}/{d.get('path')}:{d.get('line')} {d['id']}: {d['message']}"
                for d in folder.diagnostics
                if d["severity"] == "error" and (d["id"], d.get("path"), d.get("line")) not in wanted]


    def find_citations(self, folder: Folder) -> None:
        """What became of each citation, at the commit that the document states, else at one that is inferred."""
        for row in folder.truth["records"]:
            for expected in row.get("citation_states", []):
                found = [
                    c for c in folder.citations
                    if (c["path"], c["line"], c["cited"])
                    == (row["path"], expected["line"], expected["cited"].replace(" line ", ":"))]
                total = self.citations[folder.name]
                total[1] += 1
                right = len(found) == 1 and is_right_citation(expected, row, found[0], folder)
                total[0] += right
                if not right:
                    self.states.append(f"{folder.name}/{row['path']}: expected {expected}, got {found}")

    def find_claims(self, folder: Folder) -> None:
        """Right is a row of the ledger with the expected verdict at the expected line; a refutation elsewhere is wrong."""
        found: dict[tuple[str, int], set[str]] = defaultdict(set)
        for claim in folder.claims:
            found[claim["path"], claim["line"]].add(claim["verdict"])
        expected = folder.truth.get("expected_claims") or []
        total = self.claims.setdefault(folder.name, [0, 0]) if expected else [0, 0]
        for row in expected:
            verdict, verdicts = CLAIMS[row["verdict"]], found[row["path"], row["line"]]
            right = verdict in verdicts if verdict else not verdicts
            total[0] += right
            total[1] += 1
            if not right:
                text = ", ".join(sorted(verdicts)) or "no claim"
                self.wrong_claims.append(
                    f"{folder.name}/{row['path']}:{row['line']} {row['claim']!r}: expected {row['verdict']}, got {text}")
        lines = {(row["path"], row["line"]) for row in expected if CLAIMS[row["verdict"]] == "refuted"}
        # What the truth calls a fault of that line without calling it a claim, citations among them.
        lines |= {(row["path"], row["line"]) for row in folder.truth["expected_diagnostics"] if "line" in row}
        self.refutations += [
            f"{folder.name}/{claim['path']}:{claim['line']} {claim['kind']} {claim['text']!r}: {claim['derivation']}"
            for claim in folder.claims if claim["verdict"] == "refuted" and (claim["path"], claim["line"]) not in lines]


def is_right_citation(expected: Row, row: Row, got: Row, folder: Folder) -> bool:
    stated = row.get("reviewed_commit")
    commit, origin = (stated, "stated") if stated else (folder.truth["history"]["reviewed_commit"], "inferred")
    if (got["at_newest"], got.get("reviewed_commit"), got.get("commit_origin")) != (expected["state"], commit, origin):
        return False
    details = {
        "moved": f"{got.get('newest_first_line')}-{got.get('newest_last_line')}",
        "renamed": got.get("newest_path"),
        "ambiguous": ", ".join(got.get("candidates", [])),
        "gone": "text" if got["other_changes"] else "file",
    }
    return expected["state"] not in details or details[expected["state"]] == expected["detail"]


def grouped(rows: list[Row]) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["kind"], row["path"]].append(row)
    return groups


def run(muster: str, command: str, source: Path, options: list[str]) -> list[Row]:
    result = subprocess.run(
        [muster, command, str(source), "--json", "--quiet", *options], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{muster} {command} {source}: exit code {result.returncode}\n{result.stderr}")
    found: list[Row] = json.loads(result.stdout)
    return found


def collected(muster: str, corpus: Path, name: str, truth: Row, templates: str) -> Folder:
    options = ["--as-of", truth["as_of"], "--templates", templates]
    # Folders that no rule can guess, as their owner would configure them.
    globs = sorted({f"{row['path'].rpartition('/')[0]}/**" for row in truth["records"] if row.get("needs_config")})
    # Folders of examples are left out unless somebody names them.
    named = sorted({
        f"{row['path'].partition('/testdata/')[0]}/testdata/**" for row in truth["records"]
        if "/testdata/" in row["path"] and is_required(row) and not row.get("needs_config")} | {
        row["path"] for row in truth["expected_diagnostics"] if "/testdata/" in row.get("path", "")})
    with tempfile.TemporaryDirectory() as folder:
        if globs or named:
            configuration = Path(folder) / "muster.yml"
            lists = {"decision_records": globs, "include": ["**", *named]}
            configuration.write_text("".join(
                f"{name}:\n" + "".join(f'  - "{glob}"\n' for glob in found) for name, found in lists.items() if found))
            options += ["--config", str(configuration)]
        source = corpus / name
        if "history" in truth:
            # A repository of several commits, which no folder of files can be.
            source = Path(folder) / "history" / Path(name).name
            subprocess.run([corpus / name / truth["history"]["script"], source], capture_output=True, check=True)
        records = run(muster, "records", source, options)
        diagnostics = run(muster, "check", source, [*options, "--fail-on", "never"])
        site = Path(folder) / "site"
        subprocess.run([muster, "build", source, "-o", site, "--quiet", *options], capture_output=True, check=True)
        claims, citations = (json.loads((site / f"data/v1/{name}.json").read_text()) for name in ("claims", "citations"))
    return Folder(name, truth, records, diagnostics, claims, citations)


# What is printed.


def ratio(right: int, total: int) -> str:
    return f"{right}/{total}" + ("" if total == 0 else f" ({100 * right / total:.1f} %)")


def print_table(tally: Tally) -> None:
    for part in ("synthetic", "real"):
        found = [pair for (folder, _), pair in tally.records.items() if folder.startswith(part)]
        print(f"{part}: records right {ratio(sum(p[0] for p in found), sum(p[1] for p in found))}")
        kinds = sorted({kind for folder, kind in tally.records if folder.startswith(part)})
        for kind in kinds:
            pairs = [p for (folder, k), p in tally.records.items() if k == kind and folder.startswith(part)]
            print(f"  {kind:16} {ratio(sum(p[0] for p in pairs), sum(p[1] for p in pairs))}")
    print("\nfields, both parts:")
    for (kind, field), (right, total) in sorted(tally.fields.items()):
        print(f"  {kind:16} {field:24} {ratio(right, total)}")
    right = sum(pair[0] for pair in tally.diagnostics.values())
    states = [sum(pair[i] for pair in tally.citations.values()) for i in (0, 1)]
    print(f"\ncitations {ratio(*states)}")
    print(f"expected diagnostics {ratio(right, sum(pair[1] for pair in tally.diagnostics.values()))}")
    claims = tally.claims.values()
    print(f"expected claims {ratio(sum(pair[0] for pair in claims), sum(pair[1] for pair in claims))}")


def print_lists(tally: Tally) -> None:
    print_list("wrong", [f"{d.place} {d.field}: expected {d.expected!r}, got {d.got!r}" for d in tally.differences])
    print_list("missing", tally.missing)
    print_list("decoys that became records", tally.decoys)
    print_list("other records, which the truth does not know", tally.others)
    print_list("expected diagnostics that are missing", tally.silent)
    print_list("citations that are not what they should be", tally.states)
    print_list("claims that are wrong at their line", tally.wrong_claims)
    print_list("refutations that the truth does not expect", tally.refutations)
    print_list("unexpected errors on real documents", tally.errors)


def print_list(name: str, lines: list[str]) -> None:
    print(f"\n{name}: {len(lines)}")
    for line in lines:
        print(f"  {line}")


def results(tally: Tally) -> dict[str, dict[str, int]]:
    """Right records by folder and kind, and the diagnostics found; decoys, errors and unexpected refutations count against it."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (folder, kind), (right, _) in tally.records.items():
        found[folder][kind] = right
    for folder, (right, _) in tally.diagnostics.items():
        found[folder]["diagnostics"] = right
    for folder, (right, _) in tally.citations.items():
        found[folder]["citations"] = right
    for folder, (right, _) in tally.claims.items():
        found[folder]["claims"] = right
    for name, lines in (("decoys", tally.decoys), ("errors", tally.errors), ("refutations", tally.refutations)):
        for folder, lost in Counter("/".join(line.split("/")[:2]) for line in lines).items():
            found[folder][name] = -lost
    return found


def judge(tally: Tally, thresholds: dict[str, dict[str, int]], folders: set[str], kind: str | None, ci: bool) -> bool:
    """Whether everything is at least as good as the thresholds say; prints what is not, or in CI a line for each."""
    found, good = results(tally), True
    for folder in sorted(folders):
        names = {"decoys", "errors", "refutations", *thresholds.get(folder, {}), *found.get(folder, {})}
        for name in sorted(names if kind is None else names & {kind}):
            least, got = thresholds.get(folder, {}).get(name, 0), found.get(folder, {}).get(name, 0)
            good = good and got >= least
            if ci or got < least:
                print(f"{'ok' if got >= least else 'not ok'} corpus {folder}: {name} {got}, at least {least}")
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--muster", default="muster", help="the program")
    parser.add_argument("--corpus", type=Path, default=HERE.parents[2] / "shared" / "corpus")
    parser.add_argument("--templates", default=str(HERE.parents[1] / "templates"), help="Muster's folder of templates")
    parser.add_argument("--folder", help="only folders whose name holds this")
    parser.add_argument("--kind", choices=sorted(RULES), help="only this kind of the truth")
    parser.add_argument("--ci", action="store_true", help="print a line for each folder and kind, and nothing else")
    parser.add_argument("--record", action="store_true", help="raise the thresholds to what is reached")
    options = parser.parse_args()
    truth = json.loads((options.corpus / "truth.json").read_text())
    mapping = json.loads((HERE / "diagnostics.json").read_text())
    thresholds = json.loads((HERE / "thresholds.json").read_text())
    folders = {name: rows for name, rows in truth["folders"].items() if (options.folder or "") in name}
    tally = Tally()
    for name, rows in folders.items():
        tally.compare(collected(options.muster, options.corpus, name, rows, options.templates), mapping, options.kind)
    if not options.ci:
        print_table(tally)
        print_lists(tally)
    good = judge(tally, thresholds, set(folders), options.kind, options.ci)
    if options.record:
        for folder, counts in results(tally).items():
            old = thresholds.setdefault(folder, {})
            for name, count in counts.items():
                old[name] = max(count, old.get(name, count))
        for folder in folders:
            # Decoys, errors and refutations that are gone must not come back.
            for name in {"decoys", "errors", "refutations"} - set(results(tally).get(folder, {})):
                thresholds.get(folder, {}).pop(name, None)
        (HERE / "thresholds.json").write_text(json.dumps(thresholds, indent=2, sort_keys=True) + "\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
