"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock
from tests.building import EXAMPLE, run_build

# How long an example takes says nothing on a machine that does other work as well.
# In CI the same examples run every time: a new one is found at a desk, not in somebody else's change.
hypothesis.settings.register_profile("patient", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/test_golden_sites.py --update-golden` after a change that was meant."""
    parser.addoption("--update-golden", action="store_true", help="write what the golden tests find as what they expect")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built example portal, one for all processes that share the tests; only to be read."""
    folder = tmp_path_factory.getbasetemp()
    site = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "example" / "site"
    site.parent.mkdir(exist_ok=True)
    with FileLock(site.parent / "lock"):
        return site if site.is_dir() else run_build(EXAMPLE, site)
