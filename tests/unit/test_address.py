"""Addresses: a contract. What stands here was published, and what is published never moves."""

from __future__ import annotations

import pytest
from tests.building import CHECKOUT
from tests.portals import example_portal, make_agency, make_measures, make_portal, make_year

from prongsai import address
from prongsai.catalogue.oit import SHIPPED
from prongsai.model.portal import Agency
from prongsai.pages import pages_of

PUBLISHED = CHECKOUT / "tests/golden/addresses.txt"


def addresses(*agencies: Agency) -> list[str]:
    return [page.address for page in pages_of(make_portal(agencies))]


def test_pages_of_a_portal() -> None:
    year = make_year(2566, make_measures(1))
    assert addresses(make_agency("kut-noi", years=(year,))) == [
        "",
        "channels/",
        "e-services/",
        "kut-noi/",
        "kut-noi/contact/",
        "kut-noi/channels/",
        "kut-noi/channels/corruption/",
        "kut-noi/e-services/",
        "kut-noi/e-services/street-light/",
        "kut-noi/2566/",
        "kut-noi/2566/measures/",
        "kut-noi/2566/measures/m1/",
        "kut-noi/2566/oit/",
        *[f"kut-noi/2566/oit/o{number}/" for number in range(1, 44)],
        "kut-noi/2566/oit/evidence-pack/",
        "oit/",
        "oit/2566/",
        *[f"oit/topics/{item.topic}/" for item in SHIPPED[2566].items],
        "search/",
    ]


def test_site_of_one_agency_has_the_same_pages_without_prefix() -> None:
    year = make_year(2566, make_measures(1))
    portal = addresses(make_agency("kut-noi", years=(year,)))
    of_agency = [one.removeprefix("kut-noi/") for one in portal if one.startswith("kut-noi/")]
    assert addresses(make_agency("", years=(year,))) == [*of_agency, "search/"]


def test_year_without_measures_has_no_list() -> None:
    assert [one for one in addresses(make_agency("kut-noi", years=(make_year(2565),))) if "2565" in one] == ["kut-noi/2565/"]


def test_every_agency_has_its_channels_services_and_contact() -> None:
    bare = make_agency("kut-noi")
    assert {"kut-noi/channels/", "kut-noi/channels/corruption/", "kut-noi/e-services/", "kut-noi/contact/"} <= set(addresses(bare))


def test_address_not_found_is_where_hosts_look_for_it() -> None:
    assert address.NOT_FOUND == "404.html"


def test_no_address_is_given_twice() -> None:
    everything = [page.address for page in pages_of(example_portal())]
    assert len(everything) == len(set(everything))


def test_what_was_published_is_still_there(pytestconfig: pytest.Config) -> None:
    now = {page.address for page in pages_of(example_portal())}
    published = set(PUBLISHED.read_text("utf-8").splitlines()) if PUBLISHED.exists() else set()
    if pytestconfig.getoption("--update-golden"):
        # Addresses are added; none is ever taken away.
        published |= now
        PUBLISHED.write_text("".join(f"{one}\n" for one in sorted(published)), "utf-8")
    assert published - now == set()
    assert now - published == set(), "new addresses are written down with --update-golden"


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "kut-noi/", "kut-noi/"),
        ("kut-noi/", "", "../"),
        ("kut-noi/", "kut-noi/", "../kut-noi/"),
        ("kut-noi/2566/measures/m1/", "kut-noi/channels/#general", "../../../../kut-noi/channels/#general"),
        ("kut-noi/2566/", "kut-noi/2566/files/a.pdf", "../../kut-noi/2566/files/a.pdf"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert address.links_from(here)(there) == link


def test_index_by_kind_lies_below_the_search_page() -> None:
    assert address.SEARCH == "search/"
    assert address.of_index("measure") == "search/measure/"
    assert address.of_index("measure", 2) == "search/measure/page-2/"


def test_second_page_of_a_list_lies_below_it() -> None:
    agency = make_agency("kut-noi")
    assert address.of_measures(agency, 2566) == "kut-noi/2566/measures/"
    assert address.of_measures(agency, 2566, 2) == "kut-noi/2566/measures/page-2/"
