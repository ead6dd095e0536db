"""Nothing outside of a source is read or shown, whatever the paths in its documents and the names of its files are.

    outside.py [--muster PROGRAM] [--templates FOLDER] [--shared FOLDER] [--keep FOLDER]

Prints `ok NAME`, `not ok NAME: why` or `skipped NAME: why` for each thing that it tried and exits 1 when one failed.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from subprocess import TimeoutExpired

from options import Options
from report import Report
from repository import PIXEL, build_site, commit
from traversals import own_traversals, path_vectors, plain_ways, shared_traversals
from watch import Watch

_SECRET = b"KEEP-THIS-OUT-4711"
_AT_A_TIME = 40
# Linked with a path from the text, for which `@` stands, or named in a field.
_LINKS = """
[a](@) [b](<@>) ![c](@) ![d](<@>) [e][r] `@:1` `@` <@> [f](@#L1) [g](/@) ![h](/@)

[r]: <@>

<img src="@"> <a href="@">i</a>
"""
_FIELDS = ("supersedes", "superseded_by", "evidence", "file", "path", "include", "source", "image", "logo", "template", "layout")


def write_source(folder: Path, paths: list[str], outside: Path) -> None:
    """Documents in `docs/adr`, three steps below what must stay out, and links of the file system to it."""
    decisions = folder / "docs" / "adr"
    decisions.mkdir(parents=True)
    for start in range(0, len(paths), _AT_A_TIME):
        few = paths[start : start + _AT_A_TIME]
        fields = [f"{name}: {_quoted(few[number % len(few)])}" for number, name in enumerate(_FIELDS)]
        links = "".join(f"\n## {number}\n" + _LINKS.replace("@", path) for number, path in enumerate(few))
        text = "\n".join(["---", "kind: decision-record", f"id: A-{start}", *fields, "---", f"# Paths {start}", links])
        (decisions / f"{start:05}.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    for name in ("secret.md", "secret.png"):
        (decisions / f"link-to-{name}").symlink_to(outside / name)
    (folder / "docs" / "linked").symlink_to(outside)
    (decisions / "local.png").write_bytes(PIXEL)
    inside = ("link-to-secret.md", "link-to-secret.png", "../linked/secret.md", "../linked/secret.png", "../linked", "local.png")
    (decisions / "links.md").write_text("# Links of the file system\n" + "".join(_LINKS.replace("@", path) for path in inside))


def _quoted(path: str) -> str:
    """A double-quoted scalar of YAML."""
    return json.dumps(path.replace("\0", ""), ensure_ascii=False)


def write_names(folder: Path, names: list[str]) -> int:
    """A record in a file of each name that this file system takes."""
    written = 0
    for number, name in enumerate(names):
        place = folder / "names" / f"{number:03}"
        place.mkdir(parents=True)
        file = place / name.replace("/", "\\")
        if not name or name in (".", "..") or "\0" in name or len(os.fsencode(file.name)) > 255:
            continue
        file.write_text(f"---\nkind: debt\nid: N-{number}\nstatus: open\n---\n# Name {number}\n")
        written += 1
    return written


def files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def try_source(options: Options, report: Report, folder: Path, name: str, paths: list[str], names: list[str]) -> None:
    place = folder / name.replace(" ", "-")
    outside = place / "outside"
    outside.mkdir(parents=True)
    (outside / "secret.md").write_bytes(b"---\nkind: debt\nid: S-1\n---\n# " + _SECRET + b"\n")
    (outside / "secret.png").write_bytes(PIXEL + _SECRET)
    (place / "secret.md").write_bytes(_SECRET)
    source, site = place / "source", place / "site"
    write_source(source, paths, outside)
    written = write_names(source, names)
    if name == "a repository":
        commit(source, _SECRET.decode())
    before = files_below(place)
    watch = Watch([outside, outside / "secret.md", outside / "secret.png", place / "secret.md"])
    try:
        built = build_site(options.muster, options.templates, source, site)
    except (RuntimeError, TimeoutExpired) as error:
        return report.expect(f"{name}: is built", False, str(error))
    report.note(f"{name}: {len(paths)} paths, {written} names; {built}")
    report.expect(f"{name}: nothing outside was opened", not (opened := watch.opened()), "; ".join(opened[:5]))
    judge(report, name, place, site, before)
    (outside / "secret.md").read_bytes()
    report.expect(f"{name}: what is opened outside is noticed", bool(watch.opened()), "this file system does not tell")


def judge(report: Report, name: str, place: Path, site: Path, before: list[Path]) -> None:
    bad = [path for path in files_below(site) if _SECRET in (data := path.read_bytes()) or b"root:x:0:0" in data]
    report.expect(f"{name}: nothing from outside is in the site", not bad, "; ".join(map(str, bad[:5])))
    new = [path for path in files_below(place) if path not in set(before) and not path.is_relative_to(site)]
    report.expect(f"{name}: nothing was written but the site", not new, "; ".join(map(str, new[:5])))
    addresses = [str(path.relative_to(site)) for path in files_below(site)]
    odd = [address for address in addresses if not re.fullmatch(r"[A-Za-z0-9._/-]{1,200}", address) or "/." in address]
    report.expect(f"{name}: every file of the site has a name of ours", not odd, "; ".join(odd[:5]))
    # Otherwise no picture is looked for, and none outside either.
    copied = any(re.fullmatch(r"assets/local-[a-z0-9]+\.png", address) for address in addresses)
    report.expect(f"{name}: a picture of the source is copied", copied, "no such file in assets")
    folded = len({address.lower() for address in addresses})
    report.expect(f"{name}: no two names differ in case alone", folded == len(addresses), f"{len(addresses) - folded}")
    text = b"".join(path.read_bytes() for path in files_below(site) if path.suffix == ".html")
    # What was refused must have been seen: otherwise the documents were not read.
    is_read = b"Paths " in text and b"Links of the file system" in text
    report.expect(f"{name}: the documents were read", is_read, "they have no page")


def main() -> int:
    options, report = Options.parsed(__doc__ or ""), Report()
    with tempfile.TemporaryDirectory(prefix="muster-outside.") as temporary:
        folder = options.keep or Path(temporary)
        for name in ("a repository", "a folder"):
            place = (folder / name.replace(" ", "-")).resolve()
            files = [place / "outside" / "secret.md", place / "outside" / "secret.png", place / "secret.md"]
            relative = ["outside/secret.md", "outside/secret.png", "secret.md", str(files[0])[1:], "etc/passwd"]
            paths, names = own_traversals(relative) + plain_ways([*files, Path("/etc/passwd")]), []
            if options.has_shared:
                paths += shared_traversals(options.shared, relative[:2] + relative[3:4])
                names = path_vectors(options.shared)
            else:
                report.skip(f"{name}: the published paths", f"there is no {options.shared}")
            try_source(options, report, folder.resolve(), name, paths, names)
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
