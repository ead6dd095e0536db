"""Asks a headless Firefox to open addresses and to run scripts there, by Marionette, its own protocol."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
_PREFERENCES = """
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.normandy.enabled", false);
user_pref("network.dns.disabled", true);
"""


class Firefox:
    """`with Firefox() as firefox:`; ends the browser that it started."""

    def __enter__(self) -> Firefox:
        assert PROGRAM
        self._profile = tempfile.TemporaryDirectory(prefix="muster-firefox.")
        profile = Path(self._profile.name)
        (profile / "user.js").write_text(_PREFERENCES)
        self._process = subprocess.Popen(
            [PROGRAM, "--headless", "--no-remote", "--marionette", "--profile", str(profile)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._number = 0
        self._socket = socket.create_connection(("127.0.0.1", self._port(profile)), timeout=60)
        self._stream = self._socket.makefile("rb")
        self._read()
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": False}}})
        self.ask("WebDriver:SetTimeouts", {"script": 30_000, "pageLoad": 30_000})
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(30)
        self._profile.cleanup()

    def _port(self, profile: Path) -> int:
        """The port that Firefox chose, which it writes down once it listens."""
        for _ in range(600):
            file = profile / "MarionetteActivePort"
            if file.exists() and (text := file.read_text().strip()):
                return int(text)
            time.sleep(0.1)
        raise RuntimeError("Firefox did not start within a minute")

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            length += byte
        return json.loads(self._stream.read(int(length)))

    def ask(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def open(self, address: str) -> None:
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        """The value of a function's body, which may be a promise."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]
