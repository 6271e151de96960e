"""What all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_golden_sites.py --update-golden` after a change that was meant."""
    parser.addoption("--update-golden", action="store_true", help="write what the golden tests find as what they expect")
