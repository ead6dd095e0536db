"""What the tests of this folder print: a line for each thing that was tried."""

from __future__ import annotations


class Report:
    def __init__(self) -> None:
        self._failures = 0

    @property
    def exit_code(self) -> int:
        return 1 if self._failures else 0

    def expect(self, name: str, is_so: bool, otherwise: str) -> None:
        self._failures += not is_so
        print(f"ok {name}" if is_so else f"not ok {name}: {otherwise}", flush=True)

    def skip(self, name: str, why: str) -> None:
        print(f"skipped {name}: {why}", flush=True)

    def note(self, text: str) -> None:
        print(f"   {text}", flush=True)
