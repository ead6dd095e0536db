"""The hostile texts: those beside the repository, and some of our own for where there is nothing beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from own_payloads import OWN


@dataclass(frozen=True)
class Payload:
    source: str
    text: str


def shared_payloads(folder: Path) -> list[Payload]:
    """`xss-payloads.json`, in its order."""
    entries = json.loads((folder / "xss-payloads.json").read_text(encoding="utf-8"))
    return [Payload(entry["source"], entry["payload"]) for entry in entries]


def shared_vectors(folder: Path, most: int | None) -> list[Payload]:
    """The smaller lists: those of markup whole, those of which few are markup up to `most` together."""
    def read(name: str) -> list[object]:
        return list(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))

    def texts(*names: str) -> list[Payload]:
        return [Payload(name, entry) for name in names for entry in read(name) if isinstance(entry, str)]

    graphemes = [Payload("grapheme-escape", entry["payload"]) for entry in read("grapheme-escape") if isinstance(entry, dict)]
    redirects = (folder / "Open-Redirect-payloads.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    others = texts("path-vectors", "csv-formula", "blns") + [Payload("open-redirect", line) for line in redirects if line]
    return graphemes + texts("markdown-vectors", "frontmatter-values") + (others if most is None else spread(others, most))


def own_payloads() -> list[Payload]:
    return [Payload("own", text) for text in OWN]


def spread(payloads: list[Payload], count: int) -> list[Payload]:
    """`count` of them, the same ones on every run, at even distances from the first to the last."""
    if count >= len(payloads):
        return payloads
    return [payloads[index * len(payloads) // count] for index in range(count)]
