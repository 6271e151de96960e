"""MkDocs' own commands, as ours call them."""

from __future__ import annotations

import os
from collections.abc import Sequence

# Material tells of its own end of life; plugins that belong to ProperDocs tell of MkDocs'. Both are
# for whoever keeps this package (docs/architecture.md), not for a clerk who looks for her own mistakes.
_BANNERS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

SETTINGS = {"ignore_unknown_options": True}
"""Settings of a command that hands its options on."""


def run(arguments: Sequence[str]) -> None:
    """Run MkDocs in this interpreter; ends the program with its exit code."""
    os.environ.update(_BANNERS_OFF)
    from mkdocs.__main__ import cli as mkdocs  # imported late: Material looks at the environment as it loads

    mkdocs.main(list(arguments), prog_name="mkdocs")
