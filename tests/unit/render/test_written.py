from __future__ import annotations

from dataclasses import dataclass, field

from tests.portals import make_agency, make_portal, make_site

from prongsai.render.renderer import Renderer
from prongsai.render.written import framed_by_hand, plan_of


@dataclass
class Entry:
    id: str
    title: str
    children: list[Entry] = field(default_factory=list)


def test_titles_of_markdown_are_html_and_those_of_pages_are_text() -> None:
    site = make_site(make_portal((make_agency(),)))
    plan = plan_of("about/", "ถาม &amp; ตอบ &lt;b&gt;", {}, site)
    toc = [Entry("a", "ถาม &amp; ตอบ", [Entry("b", "ก &amp; ข"), Entry("c", "ค")])]
    slots = framed_by_hand(plan, "<p>", toc, Renderer(site))
    assert plan.title_th == "ถาม & ตอบ <b>"
    assert "<title>" not in slots["title"]
    assert slots["title"].startswith("ถาม &amp; ตอบ &lt;b&gt;")
    assert '<a href="#b">ก &amp; ข</a>' in slots["toc"]


def test_a_title_may_be_a_number() -> None:
    assert plan_of("about/", 2567, {}, make_site(make_portal((make_agency(),)))).title_th == "2567"
