"""A repository on disk whose records are hostile, and the site that the program makes of it."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import zlib
from pathlib import Path

from documents import document, file_name
from payloads import Payload
from records import hostile_records

# The smallest image that is one, for the links to it.
_HEADER = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PIXEL = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", _HEADER) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")


def write_repository(folder: Path, payloads: list[Payload], for_records: list[Payload]) -> None:
    decisions = folder / "docs" / "adr"
    decisions.mkdir(parents=True)
    (decisions / "pixel.png").write_bytes(PIXEL)
    (folder / "muster.yml").write_text("services:\n  - { id: payments, name: Payments, tier: 2 }\n")
    for number, payload in enumerate(payloads):
        text = document(number, payload)
        (decisions / file_name(number, payload)).write_bytes(text.encode("utf-8", "surrogatepass"))
    for name, text in hostile_records(for_records):
        path = folder / "records" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    commit(folder)


def commit(folder: Path, secret: str = "") -> None:
    """`secret` stands in a file of git's own, which is no file of the source."""
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(folder), *words], check=True, env=_environment(), stdout=subprocess.DEVNULL)

    git("init", "-q", "-b", "main")
    # With a forge, so that links to it are made as well.
    git("remote", "add", "origin", "https://forge.example/team/payments.git")
    git("config", "muster.secret", secret)
    # Names that another system would not have: git refuses them unless told.
    git("-c", "core.protectNTFS=false", "-c", "core.protectHFS=false", "add", "-A")
    git("commit", "-q", "--no-gpg-sign", "-m", "Add the records")


def _environment() -> dict[str, str]:
    person = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (
        ("NAME", "Author <script>alert(1)</script>"), ("EMAIL", "author@localhost"), ("DATE", "2026-03-01T12:00:00Z"))}
    return os.environ | person | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}


def build_site(program: Path, templates: Path, repository: Path, site: Path) -> str:
    """Runs the program; what it printed, or a `RuntimeError` with it."""
    command = [str(program), "build", str(repository), "-o", str(site), "--as-of", "2026-11-20", "--templates", str(templates)]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=600)
    if run.returncode != 0:
        raise RuntimeError(" ".join(f"exit code {run.returncode}: {run.stderr[-500:]}".split()))
    return run.stderr.strip().splitlines()[-1] if run.stderr.strip() else ""


def export_page(program: Path, templates: Path, source: Path, service: str, file: Path) -> Path:
    """A service's page, with everything that it needs in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    command = [str(program), "export", "--service", service, str(file), str(source), "--as-of", "2026-11-20", "--templates", str(templates)]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=600)
    if run.returncode != 0:
        raise RuntimeError(" ".join(f"exit code {run.returncode}: {run.stderr[-500:]}".split()))
    return file


def page_of_each(site: Path) -> dict[str, str]:
    """The address of each record's page by the id that its document states."""
    records = json.loads((site / "data" / "v1" / "records.json").read_text(encoding="utf-8"))
    return {record["stated_id"]: record["url"] for record in records if "stated_id" in record}
