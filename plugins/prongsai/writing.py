"""Files of a site: written beside the site that is served, and put in its place when complete."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

_HALF_A_DAY = 12 * 3600


class Staging:
    """A folder in which a new site grows until it replaces the one at `target`.

    It lies beside `target`, so that replacing is a rename; where nothing may be written there, among the
    system's temporary files. A build that fails leaves `target` as it was.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()  # a link stays a link to the folder that is replaced
        parent = self.target.parent
        parent.mkdir(parents=True, exist_ok=True)
        self._sweep()
        try:
            self.folder = parent / f".{self.target.name}.building-{os.getpid()}-{time.monotonic_ns()}"
            self.folder.mkdir()
        except PermissionError:
            self.folder = Path(tempfile.mkdtemp(prefix="prongsai-"))

    def commit(self) -> None:
        """Put the finished site in the place of the old one; the old one is complete until then."""
        replaced = self.target.parent / f".{self.target.name}.replaced-{os.getpid()}"
        try:
            if self.target.exists():
                self.target.rename(replaced)
            try:
                self.folder.rename(self.target)
            except OSError:
                if replaced.exists():
                    replaced.rename(self.target)
                raise
        except OSError:
            # A folder that is a mount point of its own, or lies where nothing may be renamed, is brought up to date
            # file by file.
            _copy_into(self.folder, self.target)
            shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(replaced, ignore_errors=True)

    def discard(self) -> None:
        """Forget the unfinished site."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what builds that were killed have left behind."""
        beside, name = self.target.parent, self.target.name
        for left in (*beside.glob(f".{name}.building-*"), *beside.glob(f".{name}.replaced-*")):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _HALF_A_DAY:
                    shutil.rmtree(left, ignore_errors=True)


def _copy_into(source: Path, target: Path) -> None:
    """Make `target` equal to `source`, each file replaced whole, what is gone removed last."""
    wanted: set[Path] = set()
    for folder, _, names in os.walk(source):
        inside = target / Path(folder).relative_to(source)
        if inside.is_file():
            inside.unlink()
        inside.mkdir(parents=True, exist_ok=True)
        for name in names:
            file = inside / name
            wanted.add(file)
            part = inside / f".{name}.part"
            shutil.copyfile(Path(folder, name), part)
            if file.is_dir():
                shutil.rmtree(file)
            part.replace(file)
    for folder, folders, names in os.walk(target, topdown=False):
        for name in names:
            if Path(folder, name) not in wanted:
                Path(folder, name).unlink()
        for name in folders:
            with contextlib.suppress(OSError):
                Path(folder, name).rmdir()


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
