"""The options that the tests of this folder share."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Options:
    """`payloads` is how many of the published ones are taken; `None` is all."""

    muster: Path
    templates: Path
    shared: Path
    keep: Path | None
    payloads: int | None

    @property
    def has_shared(self) -> bool:
        return (self.shared / "xss-payloads.json").is_file()

    @classmethod
    def parsed(cls, description: str) -> Options:
        parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--payloads", default="1000", type=lambda text: None if text == "all" else int(text))
        parser.add_argument("--muster", default=os.environ.get("MUSTER", _ROOT / ".build/release/muster"), type=Path)
        parser.add_argument("--templates", default=os.environ.get("MUSTER_TEMPLATES", _ROOT / "templates"), type=Path)
        parser.add_argument("--shared", default=_ROOT.parent / "shared" / "hostile", type=Path)
        parser.add_argument("--keep", help="where repository and site stay, to look at them", type=Path)
        found = parser.parse_args()
        return cls(found.muster.resolve(), found.templates.resolve(), found.shared, found.keep, found.payloads)
