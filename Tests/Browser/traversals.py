"""Paths that try to leave the folder in which they are written."""

from __future__ import annotations

import json
from pathlib import Path

# A step upwards, as it has been written to get past those who look for `../`.
_STEPS = (
    "../", "..//", "./../", "..\\", "\\..\\", "/../", "..%2f", "..%5c", "%2e%2e/", "%2e%2e%2f", "%2e%2e%5c", ".%2e/",
    "..%252f", "%252e%252e%252f", "..%c0%af", "%c0%ae%c0%ae/", "%uff0e%uff0e/", "..%u2215", "....//", "....\\/", "..;/",
    "..\u2215", "\uff0e\uff0e/", "..\u200d/", "..\u0301/", "x/../../", "..%00/", "..\t/", "..%0a/", "..?/", "..#/",
)
_FAR = 9


def own_traversals(files: list[str]) -> list[str]:
    """Every step, repeated up to nine times, before each of `files`."""
    return [step * times + file for step in _STEPS for times in range(1, _FAR + 1) for file in files]


def plain_ways(files: list[Path]) -> list[str]:
    """Ways that lead there on this machine when nobody looks."""
    prefixes = ("", "/", "//", "///", "file:", "file://", "file:///", "FILE://localhost", "\\\\?\\", "~/../..")
    return [prefix + str(file) for file in files for prefix in prefixes]


def shared_traversals(folder: Path, files: list[str]) -> list[str]:
    """The lists beside the repository; `{FILE}` stands for each of `files`."""
    lines: list[str] = json.loads((folder / "path-vectors.json").read_text(encoding="utf-8"))
    for name in ("deep_traversal.txt", "directory_traversal.txt", "traversals-8-deep-exotic-encoding.txt"):
        lines += (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
    lines = [line.replace("WINDOWS\\win.ini", "{FILE}").replace("etc/passwd", "{FILE}") for line in lines]
    return [line.replace("{FILE}", file) for line in lines for file in files[: None if "{FILE}" in line else 1]]


def path_vectors(folder: Path) -> list[str]:
    return list(json.loads((folder / "path-vectors.json").read_text(encoding="utf-8")))
