"""What documents print of the program is what the program is."""

from __future__ import annotations

import pytest
from tests.printed import DOCS, PRINTED, printed


@pytest.mark.parametrize("name", PRINTED)
def test_a_document_prints_what_is(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == printed(name), "run python -m tests.printed"
