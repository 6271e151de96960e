"""MkDocs, or ProperDocs, as our commands call it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from prongsai.cli.refusal import Refusal

# Material tells of its own end of life; plugins that belong to ProperDocs tell of MkDocs'. Both are
# for whoever keeps this package (docs/architecture.md), not for a clerk who looks for her own mistakes.
_BANNERS_OFF = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

SETTINGS = {"ignore_unknown_options": True}
"""Settings of a command that hands its options on."""


def run(arguments: Sequence[str]) -> None:
    """Run MkDocs, or ProperDocs where MkDocs is not installed, in this interpreter; ends the program with its exit code."""
    os.environ.update(_BANNERS_OFF)
    engine, (command, *others) = "mkdocs", arguments
    if not find_spec("mkdocs"):
        if not find_spec("properdocs"):
            cure = "ติดตั้งด้วย pip install mkdocs mkdocs-material หรือสร้างด้วย prongsai build --frame plain ซึ่งไม่ใช้ MkDocs"
            raise Refusal(f"ไม่พบโปรแกรม mkdocs\nวิธีแก้: {cure}")
        # ProperDocs takes this name as well, but says that it will not for ever unless it is told; the last name given wins.
        engine, others = "properdocs", ["--config-file", "mkdocs.yml", *others]
    # Imported late: Material looks at the environment as it loads.
    import_module(f"{engine}.__main__").cli.main([command, *others], prog_name=engine)
