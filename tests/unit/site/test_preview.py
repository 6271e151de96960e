"""A site while it is written: what a browser gets before, while and after something is wrong."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.building import AGENCY, make_project, settings, write_files

from prongsai.problems.problem import Problem
from prongsai.site.preview import Preview, server

MEASURES = "- {id: light, title_th: ไฟถนน}\n"
CONTENT = {
    "agency.yml": AGENCY,
    "2560/measures.yml": MEASURES,
    "soon.md": "---\ndraft: true\n---\n# ร่างของหน้า\n\n[แผน](<แผน งาน.txt>)\n",
    "แผน งาน.txt": "แผน",
}
PAGE = "2560/measures/light/"
PANEL = 'id="prongsai-problems"'


class Served:
    """A preview that is handed out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[Problem] = []
        self.host = server(0)
        self.url = f"http://127.0.0.1:{self.host.server_port}/"
        self.preview = Preview(folder / "mkdocs.yml", folder / "preview", self.url, self.told.extend)
        self.host.set_app(self.preview.app())

    def get(self, address: str = "") -> tuple[int, str]:
        """The answer's status and text; one that leads on is followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.host.server_port)
        try:
            connection.request("GET", f"/{quote(address, safe='/?%')}")
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        place = answer.getheader("Location")
        return self.get(place.lstrip("/")) if place else (answer.status, text)

    def write(self, **files: str) -> None:
        write_files(self.folder / "content", files)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    write_files(tmp_path / "own", {"prongsai/contact.html": "<h1>แบบที่หนึ่ง</h1>"})
    make_project(tmp_path, CONTENT, settings(theme="  custom_dir: own"))
    one = Served(tmp_path)
    thread = threading.Thread(target=one.host.serve_forever, daemon=True)
    thread.start()
    yield one
    one.host.shutdown()
    one.host.server_close()
    thread.join()


def test_pages_files_and_drafts_are_shown(served: Served) -> None:
    served.preview.build()
    status, page = served.get(PAGE)
    assert status == 200
    assert "ไฟถนน" in page
    assert f'<link rel="canonical" href="{served.url}{PAGE}">' in page
    assert "/prongsai-epoch?1" in page
    assert served.get("แผน งาน.txt") == (200, "แผน")
    assert served.get(PAGE.rstrip("/"))[1] == page, "led on to the folder"
    assert "ร่างของหน้า" in served.get("soon/")[1]
    assert "soon/" not in served.get("sitemap.xml")[1]
    assert "ร่างของหน้า" not in served.get("search/data/text/0.js")[1]
    status, page = served.get("none/")
    assert status == 404
    assert "ไม่พบหน้าที่ต้องการ" in page


@pytest.mark.parametrize("address", ["../mkdocs.yml", "../../mkdocs.yml", "..%2f..%2fmkdocs.yml", "2560/../../../mkdocs.yml"])
def test_nothing_but_the_site_is_handed_out(served: Served, address: str) -> None:
    served.preview.build()
    assert served.get()[0] == 200
    assert served.get(address)[0] == 404


def test_a_change_is_seen_once(served: Served) -> None:
    served.preview.build()
    assert not served.preview.build_if_changed()
    served.write(**{"2560/measures.yml": MEASURES.replace("ไฟถนน", "ไฟสว่าง")})
    assert served.preview.build_if_changed()
    assert not served.preview.build_if_changed()
    assert "ไฟสว่าง" in served.get(PAGE)[1]


@pytest.mark.parametrize("name", ["own/prongsai/contact.html", "content/new.md", "mkdocs.yml"])
def test_templates_pages_and_settings_are_watched(served: Served, name: str) -> None:
    served.preview.build()
    with (served.folder / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert served.preview.build_if_changed()


def test_the_last_good_site_stays_below_its_problems(served: Served) -> None:
    served.preview.build()
    assert PANEL not in served.get(PAGE)[1]
    served.write(**{"2560/measures.yml": MEASURES.replace("}", ", colour: แดง}")})
    served.preview.build()
    page = served.get(PAGE)[1]
    assert PANEL in page
    assert "[unknown-key]" in page
    assert "ไฟถนน" in page
    assert "/prongsai-epoch?2" in page
    assert [one.code for one in served.told] == ["unknown-key"]
    served.write(**{"2560/measures.yml": MEASURES})
    served.preview.build()
    assert PANEL not in served.get(PAGE)[1]


def test_a_start_with_problems_shows_them(served: Served) -> None:
    served.write(**{"agency.yml": "kind: [\n"})
    served.preview.build()
    status, page = served.get(PAGE)
    assert status == 200
    assert "จึงยังไม่มีหน้าให้ดู" in page
    assert "/prongsai-epoch?1" in page
    served.write(**{"agency.yml": AGENCY})
    assert served.preview.build_if_changed()
    assert PANEL not in served.get(PAGE)[1]


def test_a_template_that_breaks_does_not_end_the_preview(served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    served.preview.build()
    write_files(served.folder, {"own/prongsai/contact.html": "{% endif %}"})
    assert served.preview.build_if_changed()
    assert "TemplateSyntaxError" in capsys.readouterr().err
    assert "แบบที่หนึ่ง" in served.get("contact/")[1]
    write_files(served.folder, {"own/prongsai/contact.html": "<h1>แบบที่สอง</h1>"})
    assert served.preview.build_if_changed()
    assert "แบบที่สอง" in served.get("contact/")[1]


def test_a_page_that_waits_hears_of_the_next_build(served: Served) -> None:
    served.preview.build()
    assert served.get("prongsai-epoch?0") == (200, "1")
    heard: list[tuple[int, str]] = []
    waiting = threading.Thread(target=lambda: heard.append(served.get("prongsai-epoch?1")))
    waiting.start()
    served.preview.build()
    waiting.join()
    assert heard == [(200, "2")]
