"""Pages that lead on: where they lie, where they lead, what they say, and that they take nobody's place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.portals import URL, make_agency, make_portal, make_site
from tests.reading import parse

from prongsai.model.publication import Redirect
from prongsai.pages.redirect_pages import RedirectPage, pages
from prongsai.render.renderer import Renderer
from prongsai.thai.digits import Numerals

SINCE = date(2024, 11, 2)


def redirect(old: str, new: str, **facts: Any) -> Redirect:
    return Redirect(**{"from": old, "to": new, "since_on": SINCE, **facts})


def led(*redirects: Redirect) -> dict[str, str]:
    """Address of each page → where its link leads."""
    return {page.address: page.href for page in pages(make_portal((make_agency(),), redirects=redirects))}


def drawn(one: Redirect, **options: Any) -> str:
    portal = make_portal((make_agency(),), redirects=(one,))
    (page,) = pages(portal)
    return Renderer(make_site(portal, **options)).redirect(page)


@pytest.mark.parametrize(
    ("old", "new", "address", "href"),
    [
        ("kut-noi/old/", "kut-noi/contact/", "kut-noi/old/", "../../kut-noi/contact/"),
        ("/kut-noi/old", "/kut-noi/contact/#map", "kut-noi/old/", "../../kut-noi/contact/#map"),
        ("old/", "", "old/", "../"),
        ("files/a.pdf", "files/b c.pdf", "files/a.pdf/", "../../files/b%20c.pdf"),
        ("เดิม/", "คู่มือ.pdf", "เดิม/", "../%E0%B8%84%E0%B8%B9%E0%B9%88%E0%B8%A1%E0%B8%B7%E0%B8%AD.pdf"),
        ("old/", "https://agency.example/a?b=c&d", "old/", "https://agency.example/a?b=c&d"),
    ],
)
def test_a_page_lies_at_the_old_address_and_leads_to_the_new_one(old: str, new: str, address: str, href: str) -> None:
    assert led(redirect(old, new)) == {address: href}


def test_a_chain_is_followed_to_its_end() -> None:
    assert led(redirect("a/", "b"), redirect("b/", "/c/"), redirect("c/", "kut-noi/")) == dict.fromkeys(("a/", "b/", "c/"), "../kut-noi/")


def test_people_and_machines_are_told() -> None:
    html = drawn(redirect("old/", "kut-noi/", reason_th="รวมสองหน้าเข้าด้วยกัน"))
    page = parse(html)
    link = page.find("a")
    assert link
    assert link.attributes["href"] == "../kut-noi/"
    assert '<meta http-equiv="refresh" content="0; url=../kut-noi/">' in html
    assert f'<link rel="canonical" href="{URL}kut-noi/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<html lang="th">' in html
    assert "ย้ายไปอยู่ที่อยู่ใหม่ตั้งแต่วันที่ 2 พฤศจิกายน 2567 เพราะรวมสองหน้าเข้าด้วยกัน" in page.words()


def test_the_readers_digits_are_used_in_words_only() -> None:
    html = drawn(redirect("old/", "kut-noi/2567/"), numerals=Numerals.THAI)
    assert "๒ พฤศจิกายน ๒๕๖๗" in html
    assert 'href="../kut-noi/2567/"' in html
    assert 'datetime="2024-11-02"' in html


def test_a_site_that_does_not_know_its_address_names_no_canonical_one() -> None:
    assert "canonical" not in drawn(redirect("old/", "kut-noi/"), url="")


def test_what_is_typed_never_becomes_markup() -> None:
    html = drawn(redirect('old"><script>/', 'kut-noi/"><script>', reason_th="<script>alert(1)</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_link_to_another_site_is_its_own_canonical_address() -> None:
    page = RedirectPage("old/", "https://agency.example/", redirect("old/", "https://agency.example/"))
    assert page.leads_out
    assert '<link rel="canonical" href="https://agency.example/">' in drawn(page.redirect)
