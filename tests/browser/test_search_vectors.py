"""The browser compares text exactly as the builder does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.folding_vectors import named, texts, vectors

from prongsai.search.client import BOX, START, scripts
from prongsai.search.folding import fold, skeleton
from prongsai.search.size import agency_gram, bucket_of

pytestmark = pytest.mark.browser

BATCHES, TEXTS = 12, 400
ANSWER = "texts => texts.map(text => { const folded = prongsaiSearch.fold(text); return [folded, prongsaiSearch.skeleton(folded)]; })"


@pytest.fixture(scope="module")
def client(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the two scripts that fold, as a site has them."""
    folder: Path = tmp_path_factory.mktemp("client")
    for name in (START, BOX):
        (folder / Path(name).name).write_text(scripts()[name], "utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><script src="start.js"></script><script src="box.js"></script>'
    )
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    yield page
    page.close()


def differing(client: Page, typed: Sequence[str]) -> list[str]:
    """The texts that the browser folds otherwise than Python does, with what both make of them."""
    answers = client.evaluate(ANSWER, list(typed))
    assert len(answers) == len(typed)
    return [
        f"{named(text)}\n  python  {(fold(text), skeleton(fold(text)))!a}\n  browser {(folded, sounds)!a}"
        for text, (folded, sounds) in zip(typed, answers, strict=True)
        if (folded, sounds) != (fold(text), skeleton(fold(text)))
    ]


def test_the_vectors_hold_in_the_browser(client: Page) -> None:
    cases = vectors()
    answers = client.evaluate(ANSWER, [one.typed for one in cases])
    assert [(one.typed, *answer) for one, answer in zip(cases, answers, strict=True)] == [
        (one.typed, one.folded, one.skeleton) for one in cases
    ]


def test_python_and_the_browser_fold_alike_whatever_is_typed(client: Page) -> None:
    """Some thousand texts; in CI the same ones every time (see `conftest.py`), elsewhere a failure prints how to repeat it."""

    @settings(max_examples=BATCHES, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), print_blob=True)
    @given(st.randoms(use_true_random=False), st.lists(texts, min_size=20, max_size=20))
    def check(chance: random.Random, some: list[str]) -> None:
        # What hypothesis made up, and what comes of putting it together otherwise: twenty times as many texts for no time at all.
        letters = "".join(some) or "ก"
        mixed = ["".join(chance.choice(letters) for _ in range(chance.randint(1, 16))) for _ in range(TEXTS // 2)]
        joined = [chance.choice(some) + chance.choice(some) for _ in range(TEXTS // 2)]
        assert differing(client, [*some, *mixed, *joined]) == []

    check()


def test_every_character_that_python_knows_folds_alike(client: Page) -> None:
    letters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and category(chr(code)) != "Cn"]
    assert len(letters) > 280_000
    # Between letters, so that it is seen whether it parts them.
    lines = ["ก" + "ก".join(letters[at : at + 500]) + "ก" for at in range(0, len(letters), 500)]
    assert differing(client, lines) == []


@pytest.mark.parametrize("name", scripts())
def test_every_script_is_sound(client: Page, name: str) -> None:
    assert (
        client.evaluate("text => { try { new Function(text); return null; } catch (error) { return String(error); } }", scripts()[name])
        is None
    )


def test_the_browser_looks_for_an_n_gram_where_the_builder_put_it(client: Page) -> None:
    slugs = ["kut-noi", "din-daeng", "sample", "a", "a-very-long-name-of-an-agency-2567"]
    assert client.evaluate("slugs => slugs.map(prongsaiSearch.agencyGram)", slugs) == [agency_gram(slug) for slug in slugs]
    grams = [first + second + "AB" for first in "AZ!;09az@" for second in "AZ!;09az_"]
    for buckets in (4, 128, 4096):
        found = client.evaluate(
            "([grams, buckets]) => { prongsaiSearch.cut.buckets = buckets; return grams.map(prongsaiSearch.bucketOf); }", [grams, buckets]
        )
        assert found == [f"grams/{bucket_of(gram[:2], buckets)}" for gram in grams]
