"""A new site grows beside the one that is served, and takes its place when it is complete."""

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
