"""The portal's own pages: every agency can be found, however many there are."""

from __future__ import annotations

import re

import pytest
from tests.portals import draw, make_agency, make_portal, view_of

from prongsai.model.portal import Portal
from prongsai.pages import portal_pages
from prongsai.pages.portal_pages import PortalChannelsView, PortalHomeView


def portal_of(count: int) -> Portal:
    return make_portal(tuple(make_agency(f"a{number}", name_th=f"อบต.ที่ {number:03}") for number in range(count)))


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (200, 1), (201, 2), (401, 3)])
def test_list_of_more_than_200_agencies_is_split(count: int, pages: int) -> None:
    addresses = [page.address for page in portal_pages.pages(portal_of(count))]
    assert addresses == [
        *[f"agencies/page-{number}/" if number > 1 else "" for number in range(1, pages + 1)],
        *[f"channels/page-{number}/" if number > 1 else "channels/" for number in range(1, pages + 1)],
        *[f"e-services/page-{number}/" if number > 1 else "e-services/" for number in range(1, pages + 1)],
    ]


def test_every_agency_stands_on_one_page_of_the_split_list() -> None:
    pages = draw(portal_of(201))
    first, second = pages[""][1]["content"], pages["agencies/page-2/"][1]["content"]
    assert sorted(re.findall(r'<a href="(?:\.\./\.\./)?(a\d+)/">', first + second)) == sorted(f"a{number}" for number in range(201))
    assert 'rel="next" href="agencies/page-2/"' in first
    assert 'rel="prev" href="../../"' in second
    assert "ทั้งหมด 201 หน่วยงาน" in first


def test_agencies_stand_by_province_in_thai_order() -> None:
    provinces = {"a": "เชียงใหม่", "b": "กระบี่", "c": "แพร่", "d": "ชลบุรี"}
    portal = make_portal(tuple(make_agency(slug, province_th=province) for slug, province in provinces.items()))
    (home, *_) = portal_pages.pages(portal)
    assert [province for province, _ in view_of(home, PortalHomeView).provinces] == ["กระบี่", "ชลบุรี", "เชียงใหม่", "แพร่"]


def test_agency_without_channels_is_not_among_those_that_have_some() -> None:
    bare = make_agency("bare")
    object.__setattr__(bare, "channels", ())
    told = make_agency("told", channels_note_th="ไม่มีช่องทาง")
    object.__setattr__(told, "channels", ())
    pages = {page.address: page for page in portal_pages.pages(make_portal((bare, told, make_agency("has"))))}
    assert [agency.slug for agency in view_of(pages["channels/"], PortalChannelsView).agencies] == ["told", "has"]
