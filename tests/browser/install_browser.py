"""Make sure that there is a browser to test with, and a Thai font: `python -m tests.browser.install_browser`.

Quick where both are there. Ends with exit code 1 and what to do where no browser can be had.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.finding import HEADLESS, find_browser, has_thai_font

FONTS = ("fontconfig", "fonts-noto-core", "fonts-thai-tlwg")


def main() -> int:
    """Find or install; the exit code."""
    browser = find_browser()
    if browser is None and os.environ.get("PRONGSAI_CHROMIUM"):
        return _tell(f"PRONGSAI_CHROMIUM={os.environ['PRONGSAI_CHROMIUM']} does not start; correct it or unset it.")
    root = _root_command()
    if browser is None or has_thai_font() is False or _is_slower_than_need_be(browser):
        _install_with_apt(root, browser_too=browser is None or _is_slower_than_need_be(browser))
        browser = find_browser()
    if browser is None:
        playwright = [sys.executable, "-m", "playwright", "install"]
        # Playwright knows the libraries of few systems only, and needs root for them.
        if root is None or not _run([*playwright, "--with-deps", "chromium"]):
            _run([*playwright, "chromium"])
        browser = find_browser()
    if browser is None:
        return _tell("No browser: install Chromium (Debian: apt-get install chromium) or set PRONGSAI_CHROMIUM to one.")
    if not has_thai_font():
        _tell("No Thai font was found; the browser tests need one (Debian: apt-get install fonts-noto-core fonts-thai-tlwg).")
    _tell(f"Browser: {browser}")
    return 0


def _root_command() -> list[str] | None:
    """What to put before a command so that root runs it; None where nobody here can be root."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    return sudo if shutil.which("sudo") and _run([*sudo, "true"], quiet=True) else None


def _is_slower_than_need_be(browser: Path) -> bool:
    """Whether a lighter browser can be had: from Debian only, and for root only, as in a container that is there to test."""
    if browser.name == HEADLESS or os.environ.get("PRONGSAI_CHROMIUM") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _install_with_apt(root: list[str] | None, *, browser_too: bool) -> None:
    if root is None or not shutil.which("apt-get"):
        return
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    _run([*apt, "update", "-qq"])
    # One by one: where one of them does not exist (Ubuntu has no `chromium`) the other still comes.
    _run([*apt, "install", "-qq", "-y", "--no-install-recommends", *FONTS])
    if browser_too and not _run([*apt, "install", "-qq", "-y", "--no-install-recommends", HEADLESS]) and find_browser() is None:
        _run([*apt, "install", "-qq", "-y", "--no-install-recommends", "chromium"])


def _run(command: list[str], *, quiet: bool = False) -> bool:
    if not quiet:
        _tell("$ " + " ".join(command))
    out = subprocess.DEVNULL if quiet else sys.stderr
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False).returncode == 0
    except OSError:
        return False


def _tell(message: str) -> int:
    sys.stderr.write(message + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
