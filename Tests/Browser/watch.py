"""Notices when files are opened, by anybody: the kernel's inotify, which the standard library does not offer."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path

_NONBLOCK, _ACCESS, _OPEN = 0o4000, 0x1, 0x20
_EVENT = struct.Struct("iIII")


class Watch:
    """Tells which of some files and folders were opened since it was made."""

    def __init__(self, paths: list[Path]) -> None:
        self._library = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._library.inotify_init1(_NONBLOCK)
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify_init1")
        self._names: dict[int, Path] = {}
        for path in paths:
            number = self._library.inotify_add_watch(self._descriptor, os.fsencode(path), _ACCESS | _OPEN)
            if number < 0:
                raise OSError(ctypes.get_errno(), f"inotify_add_watch {path}")
            self._names[number] = path

    def opened(self) -> list[str]:
        """Those that were opened since the last call."""
        found: list[str] = []
        while True:
            try:
                data = os.read(self._descriptor, 1 << 16)
            except BlockingIOError:
                return sorted(set(found))
            position = 0
            while position < len(data):
                number, _, _, length = _EVENT.unpack_from(data, position)
                name = data[position + _EVENT.size : position + _EVENT.size + length].rstrip(b"\0")
                found.append(str(self._names[number] / os.fsdecode(name)) if number in self._names else "events were lost")
                position += _EVENT.size + length
