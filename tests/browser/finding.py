"""Where the browser is: the tests and the installer ask the same module."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

# The first has no windows, bars and profiles to start with every page: tests take half as long in it.
HEADLESS = "chromium-headless-shell"
NAMES = (HEADLESS, "chromium", "chromium-browser", "google-chrome")

# Chromium's sandbox does not start for root, and a container's /dev/shm is too small for it.
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")


def find_browser() -> Path | None:
    """The Chromium to test with: `$PRONGSAI_CHROMIUM`, the system's, Playwright's own; None where none starts."""
    if chosen := os.environ.get("PRONGSAI_CHROMIUM"):
        # What was asked for is used or refused; another browser in its place would be a surprise.
        return Path(chosen) if starts(Path(chosen)) else None
    for name in NAMES:
        found = shutil.which(name)
        if found and starts(Path(found)):
            return Path(found)
    own = _playwrights_own()
    return own if own and starts(own) else None


def starts(executable: Path) -> bool:
    """Whether it is a browser that runs here; on Ubuntu `chromium-browser` can be a note that there is none."""
    try:
        return subprocess.run([executable, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def has_thai_font() -> bool | None:
    """Whether the system has a font for Thai; None where that cannot be told."""
    if not shutil.which("fc-list"):
        return None
    return bool(subprocess.run(["fc-list", ":lang=th"], capture_output=True, check=False).stdout.strip())
