"""`mkdocs serve` for a person who is writing: it goes on whatever is typed, and shows what is wrong."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.building import AGENCY, CHECKOUT, ENGINE, make_project, settings, write_files

PATIENCE = 60
"""Seconds; a build takes one, and a change is seen after half of one."""

PANEL = 'id="prongsai-problems"'
MEASURES = "- {id: light, title_th: ไฟถนน}\n"
BROKEN = "- {id: light, title_th: ไฟถนน, colour: แดง}\n"


class Server:
    """A running `mkdocs serve`."""

    ready = "Serving on"

    def command(self) -> list[str]:
        return [ENGINE, "serve", "--config-file", "mkdocs.yml", "--dev-addr", f"127.0.0.1:{self.port}"]

    def __init__(self, folder: Path) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        self.folder = folder
        # Its temporary files are ours to leave to pytest.
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(folder)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command()],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.told = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.told += line.decode("utf-8", errors="replace")

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if sys.platform == "win32":
            self.process.terminate()
        else:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self._reader.join(10)
        assert self.process.stdout
        self.process.stdout.close()

    def get(self, address: str) -> str:
        """The page at `address`; also the one that says that there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=PATIENCE) as answer:  # this host
                return answer.read().decode()
        except urllib.error.HTTPError as none:
            with none:
                return none.read().decode()

    def epoch(self) -> int:
        """What a browser compares to know that it has to load its page again."""
        return int(self.get("livereload/0/0"))

    def wait_for_epoch_after(self, epoch: int) -> int:
        """Wait until browsers load their pages again; the epoch then."""
        self.wait_for(lambda: self.epoch() > epoch)
        return self.epoch()

    def wait_for(self, what: Callable[[], bool]) -> None:
        """Wait until something is so, while the server runs."""
        for _ in range(10 * PATIENCE):
            if what():
                return
            assert self.process.poll() is None, f"the server ended\n{self.told}"
            time.sleep(0.1)
        raise AssertionError(f"waited in vain\n{self.told}")

    def wait_for_page(self, address: str, *, has: str = "", has_not: str = "\0") -> str:
        """Wait for what a page holds and does not hold; the page."""
        self.wait_for(lambda: has in (html := self.get(address)) and has_not not in html)
        return self.get(address)

    def write(self, **files: str) -> None:
        """Change files of the content below the agency."""
        write_files(self.folder / "content/kut-noi", files)


class PlainServer(Server):
    """A running `prongsai serve --frame plain`."""

    ready = "ดูเว็บไซต์ได้ที่"

    def command(self) -> list[str]:
        return ["prongsai.cli", "serve", "--frame", "plain", "--port", str(self.port)]


@contextmanager
def serving(folder: Path, kind: type[Server] = Server) -> Iterator[Server]:
    server = kind(folder)
    try:
        server.wait_for(lambda: server.ready in server.told)
        yield server
    finally:
        server.stop()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small site; its folder."""
    content = {"kut-noi/agency.yml": AGENCY, "kut-noi/2567/measures.yml": MEASURES}
    write_files(tmp_path / "own", {"prongsai/contact.html": "<h1>แบบที่หนึ่ง</h1>"})
    make_project(tmp_path, content, settings(theme="  custom_dir: own"))
    return tmp_path


LIST = "kut-noi/2567/measures/"


def test_changes_are_shown_and_so_are_problems_until_they_are_mended(project: Path) -> None:
    with serving(project) as server:
        first = server.epoch()
        page = server.get(LIST)
        assert "ไฟถนน" in page
        assert PANEL not in page

        server.write(**{"2567/measures.yml": MEASURES + "- {id: road, title_th: ถนนลูกรัง}\n"})
        assert PANEL not in server.wait_for_page(LIST, has="ถนนลูกรัง")
        second = server.wait_for_epoch_after(first)

        server.write(**{"2567/measures.yml": BROKEN})
        page = server.wait_for_page(LIST, has=PANEL)
        assert "content/kut-noi/2567/measures.yml:1:" in page
        assert "[unknown-key]" in page
        assert "ถนนลูกรัง" in page, "the last good page stays"
        assert PANEL in server.get("no-such-page/")
        assert PANEL not in server.get("assets/prongsai/prongsai.css")
        assert "measures.yml:1:" in server.told
        # The browser loads the page with the panel by itself.
        third = server.wait_for_epoch_after(second)

        server.write(**{"2567/measures.yml": MEASURES.replace("ไฟถนน", "ไฟสว่าง")})
        page = server.wait_for_page(LIST, has_not=PANEL)
        assert "ไฟสว่าง" in page
        assert "ถนนลูกรัง" not in page
        server.wait_for_epoch_after(third)


def test_start_with_problems_shows_them_until_they_are_mended(project: Path) -> None:
    write_files(project, {"content/kut-noi/agency.yml": "kind: [\n"})
    with serving(project) as server:
        page = server.get("")
        assert PANEL in page
        assert "จึงยังไม่มีหน้าให้ดู" in page
        assert "content/kut-noi/agency.yml:" in page
        # Still wrong, in another way.
        server.write(**{"agency.yml": AGENCY.replace("kind: ", "kinds: ")})
        server.wait_for_page("", has="kinds")
        server.write(**{"agency.yml": AGENCY})
        assert "องค์การบริหารส่วนตำบลทดสอบ" in server.wait_for_page("", has_not=PANEL)
        assert "ไฟถนน" in server.get(LIST)


def test_change_in_a_template_is_shown(project: Path) -> None:
    with serving(project) as server:
        assert "แบบที่หนึ่ง" in server.get("kut-noi/contact/")
        write_files(project / "own", {"prongsai/contact.html": "<h1>แบบที่สอง</h1>"})
        server.wait_for_page("kut-noi/contact/", has="แบบที่สอง")
        write_files(project / "own", {"partials/header.html": "<header>หัวของเรา</header>"})
        server.wait_for_page("kut-noi/contact/", has="หัวของเรา")
        # Our own, when they are a checkout's, are watched as well.
        watched = next(line for line in server.told.splitlines() if "Watching paths" in line)
        assert str(CHECKOUT / "theme_overrides") in watched
        assert str(CHECKOUT / "plugins/prongsai/render/templates") in watched


def test_file_at_the_address_of_a_page_is_told_and_the_page_stays(project: Path) -> None:
    with serving(project) as server:
        server.write(**{"contact.md": "# ของฉัน"})
        page = server.wait_for_page("kut-noi/contact/", has=PANEL)
        assert "[address-taken]" in page
        assert "แบบที่หนึ่ง" in page
        (project / "content/kut-noi/contact.md").unlink()
        assert "แบบที่หนึ่ง" in server.wait_for_page("kut-noi/contact/", has_not=PANEL)


def test_start_with_such_a_file_shows_our_page_and_the_problem(project: Path) -> None:
    write_files(project, {"content/kut-noi/contact.md": "# ของฉัน"})
    with serving(project) as server:
        page = server.get("kut-noi/contact/")
        assert "[address-taken]" in page
        assert "แบบที่หนึ่ง" in page
        assert "<h1>ของฉัน" not in page


def test_our_own_preview_shows_changes_and_problems_too(project: Path) -> None:
    with serving(project, PlainServer) as server:
        assert "ไฟถนน" in server.get(LIST)
        server.write(**{"2567/measures.yml": BROKEN})
        page = server.wait_for_page(LIST, has=PANEL)
        assert "[unknown-key]" in page
        assert "measures.yml:1:" in server.told
        server.write(**{"2567/measures.yml": MEASURES.replace("ไฟถนน", "ไฟสว่าง")})
        assert "ไฟสว่าง" in server.wait_for_page(LIST, has_not=PANEL)
        assert [path.name for path in project.iterdir() if path.name == "site"] == [], "a preview is no published site"
    assert server.process.returncode == 0
    assert [path.name for path in project.iterdir() if path.name.startswith("prongsai-preview")] == []
