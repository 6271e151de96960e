"""Checksums of files: which differences count."""

from __future__ import annotations

import hashlib
from itertools import product
from pathlib import Path

import pytest

from prongsai.published.checksums import checksum, is_unchanged

BOM = b"\xef\xbb\xbf"
ENDS = (b"\n", b"\r\n", b"\r")
TABLE = "เดือน,งาน\nต.ค.,ซื้อหมึก\n"
TEXTS = [TABLE.encode(), TABLE.encode("cp874"), b"", b"one line", b"%PDF-1.4\n1 0 obj\nendobj\n"]
BINARY = [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\n\0", TABLE.encode("utf-16"), b"\x01\x02\x03\n"]


def at(folder: Path, raw: bytes, name: str = "a.csv") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    return folder / name


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("before", "after"), list(product(product((b"", BOM), ENDS), repeat=2)))
def test_line_ends_and_a_mark_do_not_change_a_text(
    text: bytes, before: tuple[bytes, bytes], after: tuple[bytes, bytes], tmp_path: Path
) -> None:
    (mark, end), (other_mark, other_end) = before, after
    old = at(tmp_path / "old", mark + text.replace(b"\n", end))
    new = at(tmp_path / "new", other_mark + text.replace(b"\n", other_end))
    assert checksum(old) == checksum(new)
    as_earlier_versions_wrote_it = hashlib.sha256(old.read_bytes()).hexdigest()
    assert is_unchanged(new, as_earlier_versions_wrote_it)
    assert is_unchanged(new, checksum(old))


@pytest.mark.parametrize("raw", TEXTS + BINARY)
def test_the_checksum_of_plain_lines_is_that_of_the_bytes(raw: bytes, tmp_path: Path) -> None:
    assert checksum(at(tmp_path, raw)) == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize("raw", BINARY)
def test_of_what_is_no_text_every_byte_counts(raw: bytes, tmp_path: Path) -> None:
    other = raw.replace(b"\r\n", b"\n") if b"\r\n" in raw else raw.replace(b"\n", b"\r\n")
    assert other != raw
    assert not is_unchanged(at(tmp_path, other), hashlib.sha256(raw).hexdigest())


def test_lines_of_mixed_ends_are_known_by_their_bytes_and_by_their_text(tmp_path: Path) -> None:
    mixed, plain = at(tmp_path / "mixed", b"a\r\nb\nc\r"), at(tmp_path / "plain", b"a\nb\nc\n")
    assert is_unchanged(mixed, hashlib.sha256(mixed.read_bytes()).hexdigest())
    assert is_unchanged(plain, checksum(mixed))


@pytest.mark.parametrize("changed", ["เดือน,งาน\nต.ค.,ซื้อหมึก", "เดือน,งาน\n\nต.ค.,ซื้อหมึก\n", "เดือน,งาน\nต.ค.,ซื้อหมก\n", "เดือน,งาน ต.ค.,ซื้อหมึก\n"])
def test_any_other_difference_of_a_text_counts(changed: str, tmp_path: Path) -> None:
    assert not is_unchanged(at(tmp_path, changed.encode()), hashlib.sha256(TABLE.encode()).hexdigest())


def test_control_characters_beyond_the_first_bytes_make_it_no_text(tmp_path: Path) -> None:
    raw = b"a" * 9000 + b"\0\n"
    assert not is_unchanged(at(tmp_path, raw.replace(b"\n", b"\r\n")), hashlib.sha256(raw).hexdigest())
