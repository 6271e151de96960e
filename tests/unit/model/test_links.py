"""The cure of what is no link or e-mail address: what was meant, and never an address that lies."""

import pytest

from prongsai.model.links import cure_th, email_cure_th


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.tambon-sample.example", "https://www.tambon-sample.example"),
        ("https//www.a.example/", "https://www.a.example/"),
        ("https:/www.a.example/", "https://www.a.example/"),
        ("htps://www.a.example", "https://www.a.example"),
        ("https;//www.a.example", "https://www.a.example"),
        ("http:\\\\www.a.example", "http://www.a.example"),
        ("https:// www.a.example/b", "https://www.a.example/b"),
        ("[ถามตอบ](https://www.a.example/ask)", "https://www.a.example/ask"),
        ("เว็บไซต์ https://www.a.example/", "https://www.a.example/"),
    ],
)
def test_the_link_that_was_meant_is_the_cure(typed: str, meant: str) -> None:
    assert cure_th(typed) == f"เปลี่ยนเป็น {meant}"


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("mailto:a@b.example", "ช่อง email"),
        ("tel:044000000", "ช่อง telephone"),
        ("file:///C:/a.pdf", "ช่อง file"),
        ("C:\\Users\\a.pdf", "ช่อง file"),
        ("\\\\server\\share\\a.pdf", "ช่อง file"),
        ("https://a.example/ก ข", "https://a.example/ก%20ข"),
    ],
)
def test_what_belongs_elsewhere_is_sent_there(typed: str, word: str) -> None:
    assert word in (cure_th(typed) or "")


@pytest.mark.parametrize("typed", ["https://www.a.example@b.example/", "javascript:alert(1)", "", "ก", "https://u:p@a.example/"])
def test_no_cure_is_made_of_what_may_lie(typed: str) -> None:
    assert cure_th(typed) is None


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("<a@b.example>", "เปลี่ยนเป็น a@b.example"),
        ("a [at] b.example", "เปลี่ยนเป็น a@b.example"),
        ("a b@c.example", "เปลี่ยนเป็น ab@c.example"),
        ("a@b.example, c@d.example", "ช่องนี้ใส่ได้อีเมลเดียว เปลี่ยนเป็น a@b.example"),
        ("a.b.example", None),
        ("a@b", None),
    ],
)
def test_the_address_that_was_meant_is_the_cure(typed: str, cure: str | None) -> None:
    assert email_cure_th(typed) == cure
