"""How the index of a site is cut."""

from __future__ import annotations

import pytest
from tests.portals import draw, example_portal, make_agency, make_measures, make_portal, make_year

from prongsai.model.portal import Portal
from prongsai.pages.page import SearchKind
from prongsai.search.size import SCANNED, agency_gram, bucket_of, cut_for, pages_about


def test_small_sites_are_scanned_and_large_ones_are_cut_ever_finer() -> None:
    assert cut_for(0).buckets == cut_for(SCANNED).buckets == 0
    sizes = [SCANNED + 1, 1_000, 2_000, 3_000, 10_000, 100_000, 2_400_000]
    buckets = [cut_for(pages).buckets for pages in sizes]
    assert buckets == sorted(buckets)
    assert all(count & (count - 1) == 0 < count for count in buckets)
    assert all(cut_for(pages).together >= 1 for pages in sizes)
    # A bucket is fetched whole for each n-gram of a query.
    assert all(pages / cut_for(pages).buckets <= 128 for pages in sizes)


def test_a_cut_is_told_to_the_pages_in_short() -> None:
    cut = cut_for(10_000)
    assert str(cut) == f"{cut.buckets}/{cut.together}"


@pytest.mark.parametrize(
    "portal", [example_portal(), make_portal((make_agency(years=(make_year(2567, make_measures(300)),)),))], ids=["example", "made"]
)
def test_the_number_of_pages_is_nearly_known_beforehand(portal: Portal) -> None:
    pages = sum(page.found.kind is not SearchKind.NONE for page, _ in draw(portal).values())
    assert 0.8 * pages <= pages_about(portal) <= 1.2 * pages


def test_buckets_are_filled_evenly() -> None:
    """A query's files are as large as the fullest of them."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;0123456789"
    filled = [0] * 128
    for first in letters:
        for second in letters:
            filled[bucket_of(first + second, 128)] += 1
    assert max(filled) <= 3 * min(filled)


def test_every_agency_has_an_n_gram_that_no_text_has() -> None:
    slugs = ["kut-noi", "din-daeng", "sample", "a", ""]
    assert len({agency_gram(slug) for slug in slugs}) == len(slugs)
    assert all(len(agency_gram(slug)) == 4 and agency_gram(slug)[0] == "@" for slug in slugs)
