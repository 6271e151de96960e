"""Addresses and checksums as they are typed, and where a chain of redirects ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from prongsai.model.fields import Address, Checksum, Target
from prongsai.model.publication import Redirect, end_of, key_of

ADDRESS, TARGET, CHECKSUM = (TypeAdapter(one) for one in (Address, Target, Checksum))


@pytest.mark.parametrize(
    ("typed", "address"), [("", ""), ("/", ""), ("/a/b/", "a/b/"), ("a/b", "a/b"), ("2567/คู่มือ 1.pdf", "2567/คู่มือ 1.pdf")]
)
def test_an_address_begins_at_the_root_of_the_site(typed: str, address: str) -> None:
    assert ADDRESS.validate_python(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "../a/",
        "a/../b/",
        "a/./b",
        "//a.example/",
        "a//b/",
        "https://a.example/a/",
        "C:\\a",
        "a\nb",
        "\x00",
        "x" * 256,
        "ก" * 86,
        "a/" * 2000,
        "\ud800",
    ],
)
def test_what_leads_elsewhere_or_fits_no_disk_is_no_address(typed: str) -> None:
    with pytest.raises(ValidationError, match="ไม่ใช่ที่อยู่ภายในเว็บไซต์นี้"):
        ADDRESS.validate_python(typed)


def test_a_target_may_be_another_site() -> None:
    assert TARGET.validate_python("https://a.example/b") == "https://a.example/b"


@pytest.mark.parametrize("typed", ["http://a.example/", "ftp://a.example/", "javascript://a", "https://u@a.example/", "https://a b/"])
def test_a_target_is_never_unsafe(typed: str) -> None:
    with pytest.raises(ValidationError):
        TARGET.validate_python(typed)


@pytest.mark.parametrize("typed", ["", "abc", "A" * 64, "g" * 64, "a" * 65])
def test_a_checksum_is_sha256_in_hexadecimal(typed: str) -> None:
    assert CHECKSUM.validate_python("0a" * 32) == "0a" * 32
    with pytest.raises(ValidationError):
        CHECKSUM.validate_python(typed)


def led(old: str, new: str) -> Redirect:
    facts: dict[str, Any] = {"from": old, "to": new, "since_on": date(2024, 11, 2)}
    return Redirect(**facts)


def test_one_address_is_written_in_several_ways() -> None:
    assert {key_of(one) for one in ("/a/b/", "a/b", "a/b/", "/a/b")} == {"a/b"}


@pytest.mark.parametrize(
    ("start", "end"),
    [("a", "c/#x"), ("b", "c/#x"), ("d", "https://d.example/a/"), ("e", None), ("f", None), ("g", "c/#x")],
)
def test_a_chain_ends_where_nothing_leads_on(start: str, end: str | None) -> None:
    pairs = {"a": "/b", "b": "c/#x", "d": "https://d.example/a/", "e": "f/", "f": "e/", "g": "b/#y"}
    by_key = {old: led(old, new) for old, new in pairs.items()}
    assert end_of(by_key[start], by_key) == end
