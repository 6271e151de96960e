"""Debian's Firefox, spoken to over WebDriver BiDi: Playwright drives only a Firefox of its own making."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

NAMES = ("firefox-esr", "firefox")

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_SECONDS_TO_START = 60
_LARGEST_MESSAGE = 2**24

# Marionette's own preferences for automated runs, the few that keep a fresh profile from asking and calling home.
_PREFERENCES = """\
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"""


def find_firefox() -> str | None:
    """The system's Firefox; None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class FirefoxError(Exception):
    """Firefox refused a command."""


class Tab:
    """The one tab of a running Firefox."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._send("session.new", {"capabilities": {}})
        self._context = self._send("browsingContext.getTree", {})["contexts"][0]["context"]

    def go(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self._send("browsingContext.navigate", {"context": self._context, "url": address, "wait": "complete"})

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, or what its promise becomes."""
        parameters = {
            "expression": f"Promise.resolve({expression}).then(value => JSON.stringify(value === undefined ? null : value))",
            "target": {"context": self._context},
            "awaitPromise": True,
        }
        answer = self._send("script.evaluate", parameters)
        if answer["type"] != "success":
            raise FirefoxError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def wait_for(self, expression: str, seconds: float = 60) -> None:
        """Wait until the expression is true."""
        until = time.monotonic() + seconds
        while not self.evaluate(expression):
            if time.monotonic() > until:
                raise FirefoxError(f"not true in {seconds} s: {expression}")
            time.sleep(0.02)

    def _send(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                if message["type"] == "error":
                    raise FirefoxError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]


@contextmanager
def firefox(program: str) -> Iterator[Tab]:
    """A fresh Firefox without a window."""
    from websockets.sync.client import connect

    with tempfile.TemporaryDirectory(prefix="bench-firefox-", ignore_cleanup_errors=True) as profile:
        with open(f"{profile}/user.js", "w", encoding="ascii") as file:  # noqa: PTH123
            file.write(_PREFERENCES)
        command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile, "about:blank"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            # An Origin header would be that of a web page, which Firefox does not let in.
            with connect(f"{_listening(process)}/session", max_size=_LARGEST_MESSAGE, origin=None) as socket:
                yield Tab(socket)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _listening(process: subprocess.Popen[str]) -> str:
    """The address that Firefox tells once it has started."""
    found: list[str] = []
    told = threading.Event()

    def read() -> None:
        # Read on to the end: a full pipe would stop the browser.
        for line in process.stderr or ():
            listening = _LISTENING.search(line)
            if listening:
                found.append(listening[1].rstrip("/"))
                told.set()

    threading.Thread(target=read, daemon=True).start()
    if not told.wait(_SECONDS_TO_START):
        raise FirefoxError(f"no answer in {_SECONDS_TO_START} s")
    return found[0]
