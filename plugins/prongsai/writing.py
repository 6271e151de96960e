"""A page or file of a site, written below its folder."""

from __future__ import annotations

import os
from pathlib import Path


def write_text(folder: Path, address: str, text: str) -> None:
    """Write the page or file at `address` (ends in `/`, or is a file's name) below `folder`."""
    write_data(folder, address, text.encode("utf-8", errors="xmlcharrefreplace"))


def write_data(folder: Path, address: str, data: bytes) -> None:
    """The same of what is no text of ours."""
    is_page = not address or address.endswith("/")
    place = f"{folder}/{address}index.html" if is_page else f"{folder}/{address}"
    # Nearly every page is the first file of its folder, other files are not; pathlib doubles the time of ten thousand writes.
    if is_page:
        _make_folder(place)
    try:
        file = open(place, "wb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        _make_folder(place)
        file = open(place, "wb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)


def _make_folder(file: str) -> None:
    """Make the folder of `file`."""
    folder = file.rpartition("/")[0]
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
