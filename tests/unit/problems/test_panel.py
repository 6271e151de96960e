"""The panel that shows problems while a site is served."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from tests.reading import parse

from prongsai.problems.panel import problem_panel, with_problem_panel
from prongsai.problems.problem import Problem, Severity

ERROR = Problem("content/a.yml", 3, 5, "unknown-key", "ไม่รู้จัก <b>", "ลบ & แก้")
WARNING = Problem("content/a.yml", 4, 1, "html-in-text", "มีคำสั่ง", "ลบ", Severity.WARNING)
PAGE = "<html><head></head><body class='ก'><p>ข</p></body></html>".encode()


class Answer:
    """What a browser gets from `app`."""

    def __init__(self, app: Any) -> None:
        self.body = b"".join(app({"PATH_INFO": "/"}, self.start))

    def start(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.status, self.headers = status, dict(headers)


def app_of(body: bytes, kind: str, status: str = "200 OK") -> Any:
    def app(_: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    return app


def answer(
    problems: list[Problem], body: bytes = PAGE, kind: str = "text/html", *, has_pages: bool = True, status: str = "200 OK"
) -> Answer:
    return Answer(with_problem_panel(app_of(body, kind, status), lambda: problems, lambda: has_pages))


def test_page_without_problems_is_left_alone() -> None:
    assert answer([]).body == PAGE


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found"])
def test_panel_stands_first_in_the_page(status: str) -> None:
    got = answer([ERROR, WARNING], status=status)
    html = got.body.decode()
    assert got.status == status
    assert html.startswith('<html><head></head><body class=\'ก\'><section role="alert" id="prongsai-problems"')
    assert html.endswith("</section><p>ข</p></body></html>")
    assert got.headers["Content-Length"] == str(len(got.body))


def test_page_without_a_body_shows_the_panel_as_well() -> None:
    assert b'id="prongsai-problems"' in answer([ERROR], b"404 Not Found").body


@pytest.mark.parametrize("kind", ["text/css", "application/javascript", "image/svg+xml", "text/plain"])
def test_other_files_are_left_alone(kind: str) -> None:
    assert answer([ERROR], kind=kind).body == PAGE


def test_every_problem_is_told_with_place_and_cure_and_nothing_typed_is_markup() -> None:
    panel = parse(problem_panel([ERROR, WARNING]))
    assert [one.words() for one in panel.find_all("li")] == [
        "content/a.yml:3:5 ไม่รู้จัก <b> [unknown-key] วิธีแก้: ลบ & แก้",
        "content/a.yml:4:1 มีคำสั่ง [html-in-text] วิธีแก้: ลบ",
    ]
    assert not panel.find("b")


@pytest.mark.parametrize(
    ("problems", "has_pages", "heading"),
    [
        ([ERROR], True, "เนื้อหามีปัญหา หน้านี้ยังเป็นฉบับล่าสุดที่ถูกต้อง (พบข้อผิดพลาด 1 รายการ)"),
        ([ERROR], False, "เนื้อหามีปัญหา จึงยังไม่มีหน้าให้ดู (พบข้อผิดพลาด 1 รายการ)"),
        # The page below is the present one.
        ([WARNING], True, "เนื้อหามีคำเตือน (พบคำเตือน 1 รายการ)"),
    ],
)
def test_panel_says_what_the_page_below_it_is(problems: list[Problem], has_pages: bool, heading: str) -> None:
    strong = parse(problem_panel(problems, has_pages=has_pages)).find("strong")
    assert strong
    assert strong.words() == heading


def test_problems_are_those_of_the_build_that_the_answer_waited_for() -> None:
    problems = [ERROR]

    def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        problems.clear()
        return app_of(PAGE, "text/html")(environ, start_response)

    assert Answer(with_problem_panel(app, lambda: problems, lambda: True)).body == PAGE
