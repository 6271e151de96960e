"""The flow with a frame of a few lines: what it does in which order, and what it leaves when it stops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.building import AGENCY, all_files, write_files

from prongsai.frame.protocol import ByHand
from prongsai.pages.page import Page
from prongsai.problems.problem import Problem, Refused
from prongsai.render.renderer import Renderer
from prongsai.render.written import plan_of
from prongsai.settings.site import SiteSettings, Stage
from prongsai.site.build import build
from prongsai.source.walk import Listing

URL = "https://transparency.tambon-test.go.th/"
MEASURES = "- {id: light, title_th: ไฟถนน}\n"


class OneLine:
    """A frame of one line, with the hand-written pages that it is given."""

    name = "One Line"

    def __init__(self, *by_hand: tuple[str, str]) -> None:
        self.by_hand = by_hand

    def files(self, listing: Listing) -> Iterable[tuple[str, str]]:  # noqa: ARG002  # as in any frame
        return [(f"{address}.md", f"{address}/index.html") for address, _ in self.by_hand]

    def render(self, address: str, slots: Mapping[str, str]) -> str:  # noqa: ARG002
        return f"<title>{slots['title']}</title>{slots['head']}{slots['notice']}{slots['content']}{slots['footer']}"

    def write_others(self, renderer: Renderer, folder: Path) -> Sequence[ByHand]:
        write_files(folder, {f"{address}/index.html": content for address, content in self.by_hand})
        plans: list[Page] = [plan_of(f"{address}/", address, {}, renderer.site) for address, _ in self.by_hand]
        return [ByHand(plan, content, plan.address != "hidden/") for plan, (_, content) in zip(plans, self.by_hand, strict=True)]


class Told(list[Problem]):
    def __call__(self, problems: Iterable[Problem]) -> None:
        self.extend(problems)


@pytest.fixture
def settings(tmp_path: Path) -> SiteSettings:
    write_files(tmp_path / "content", {"kut-noi/agency.yml": AGENCY, "kut-noi/2560/measures.yml": MEASURES})
    return SiteSettings("ท้องถิ่นทดสอบ", URL, tmp_path / "content", tmp_path / "site")


def test_a_site_is_built_in_any_frame(settings: SiteSettings) -> None:
    built = build(settings, OneLine(("about", "<p>คำที่มีหน้าเดียว</p>"), ("hidden", "<p>คำที่ซ่อนไว้</p>")), Told())
    files = all_files(settings.target)
    pages = [name for name in files if name.endswith("index.html")]
    assert built.is_in_place
    assert built.folder == settings.target
    assert built.pages == len(pages)
    assert "ไฟถนน" in files["kut-noi/2560/measures/light/index.html"].decode()
    assert "และ One Line" in files["kut-noi/index.html"].decode()
    sitemap = files["sitemap.xml"].decode()
    assert sitemap.count("<loc>") == len(pages)
    assert f"<loc>{URL}hidden/</loc>" in sitemap
    index = b"".join(data for name, data in files.items() if name.startswith("search/data/")).decode()
    assert "คำที่มีหน้าเดียว" in index
    assert "คำที่ซ่อนไว้" not in index


def test_every_step_is_named_and_timed_in_the_order_of_the_flow(settings: SiteSettings) -> None:
    built = build(settings, OneLine(), Told())
    names = [step.name for step in built.steps.steps]
    assert names == ["read", "admit", "by hand", "frame", "pages", "search", "sitemap", "links", "switch"]
    (pages,) = [step for step in built.steps.steps if step.name == "pages"]
    assert [step.name for step in pages.steps] == ["plan", "render", "frame", "write", "links", "note"]
    assert built.steps.wall >= pages.wall >= sum(step.wall for step in pages.steps) * 0.5 > 0


def test_content_with_errors_is_told_and_nothing_is_written(settings: SiteSettings) -> None:
    write_files(settings.content, {"kut-noi/2560/measures.yml": MEASURES.replace("id: light", "id: ไฟ")})
    told = Told()
    with pytest.raises(Refused):
        build(settings, OneLine(), told)
    assert [one.code for one in told] == ["unsafe-id"]
    assert [path.name for path in settings.target.parent.iterdir()] == ["content"]


def test_a_page_at_an_address_of_ours_is_told_and_the_old_site_stays(settings: SiteSettings) -> None:
    write_files(settings.target, {"index.html": "เก่า"})
    told = Told()
    with pytest.raises(Refused):
        build(settings, OneLine(("search", "")), told)
    assert [one.code for one in told] == ["address-taken"]
    assert all_files(settings.target) == {"index.html": "เก่า".encode()}
    assert sorted(path.name for path in settings.target.parent.iterdir()) == ["content", "site"]


def test_a_site_that_is_not_accepted_leaves_the_old_one_in_its_place(settings: SiteSettings) -> None:
    write_files(settings.target, {"index.html": "เก่า"})
    built = build(settings, OneLine(), Told(), lambda: False)
    assert not built.is_in_place
    assert all_files(settings.target) == {"index.html": "เก่า".encode()}
    assert sorted(path.name for path in settings.target.parent.iterdir()) == ["content", "site"]


def test_a_frame_that_breaks_leaves_nothing_behind(settings: SiteSettings) -> None:
    class Broken(OneLine):
        def render(self, address: str, slots: Mapping[str, str]) -> str:  # noqa: ARG002
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build(settings, Broken(), Told())
    assert [path.name for path in settings.target.parent.iterdir()] == ["content"]


EXAMPLES = "- {id: example, title_th: ขอน้ำ}\n- {id: light, title_th: ตัวอย่าง แจ้งซ่อมไฟ}\n"


def test_what_is_not_ready_to_be_seen_is_refused_with_its_line(settings: SiteSettings) -> None:
    write_files(settings.content, {"kut-noi/e-services.yml": EXAMPLES})
    told = Told()
    with pytest.raises(Refused):
        build(settings, OneLine(), told)
    assert [(one.file, one.line, one.code, one.is_error) for one in told] == [
        ("content/kut-noi/e-services.yml", 1, "example-record", True),
        ("content/kut-noi/e-services.yml", 2, "example-record", True),
    ]
    assert not settings.target.exists()


@pytest.mark.parametrize("stage", [Stage.EXAMPLE, Stage.DRAFT])
def test_every_page_of_an_example_and_of_a_draft_says_so(settings: SiteSettings, stage: Stage) -> None:
    write_files(settings.content, {"kut-noi/e-services.yml": EXAMPLES})
    told = Told()
    build(replace(settings, stage=stage, url="https://agency.example/"), OneLine(), told)
    assert not any(one.is_error for one in told)
    assert {one.code for one in told} == ({"example-address", "example-record"} if stage is Stage.DRAFT else set())
    pages = {name: data.decode() for name, data in all_files(settings.target).items() if name.endswith(".html")}
    assert len(pages) > 10
    words = {Stage.EXAMPLE: "<strong>เว็บไซต์ตัวอย่าง</strong>", Stage.DRAFT: "<strong>ฉบับร่าง</strong>"}[stage]
    assert [name for name, html in pages.items() if html.count(words) != 1] == []
    assert [name for name, html in pages.items() if '<meta name="robots" content="noindex">' not in html] == []


def test_a_preview_refuses_nothing_and_marks_nothing(settings: SiteSettings) -> None:
    write_files(settings.content, {"kut-noi/e-services.yml": EXAMPLES})
    told = Told()
    build(replace(settings, stage=Stage.PREVIEW, url="http://localhost:8000/"), OneLine(), told)
    assert [one.code for one in told] == ["example-record"] * 2
    home = (settings.target / "kut-noi/index.html").read_text("utf-8")
    assert "noindex" not in home
    assert "ฉบับร่าง" not in home
