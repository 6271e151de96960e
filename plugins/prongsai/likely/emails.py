"""E-mail addresses that fit their form, and that no letter reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from prongsai.likely.doubt import Doubt, Setting
from prongsai.problems.nearest import nearest
from prongsai.problems.problem import Severity
from prongsai.thai.digits import to_arabic
from prongsai.thai.text import shortened

_ORDINARY = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9\u0e00-\u0e7f](?:[A-Za-z0-9\u0e00-\u0e7f-]*[A-Za-z0-9\u0e00-\u0e7f])?\.)+[A-Za-z\u0e00-\u0e7f]{2,}"
)
_PROVIDERS = frozenset(
    {"gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.th", "outlook.com", "outlook.co.th", "live.com", "msn.com"}
    | {"yahoo.com", "yahoo.co.th", "ymail.com", "icloud.com", "mail.com", "email.com", "dla.go.th"}
)
_VERY_ALIKE = 0.85


def reaches_somebody(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-email` for an address with `mailto:`, signs that none has, or the name of a provider misspelt."""
    local, _, domain = value.rpartition("@")
    if _ORDINARY.fullmatch(value):
        near = None if domain.lower() in _PROVIDERS else nearest(domain.lower(), _PROVIDERS, _VERY_ALIKE)
        if near and domain.count(".") == near.count("."):
            yield Doubt("unlikely-email", f"อีเมล “{shortened(str(typed()))}” น่าจะสะกดผิด", f"น่าจะเป็น {local}@{near}", Severity.WARNING)
        return
    right = _right(value)
    if right != value and _ORDINARY.fullmatch(right):
        found = "มี mailto: นำหน้า" if value.lower().startswith("mailto:") else "มีอักขระที่อีเมลไม่มี"
        yield Doubt("unlikely-email", f"อีเมล “{shortened(str(typed()))}” {found}", f"เปลี่ยนเป็น {right}")
        return
    thai = re.search("[\u0e00-\u0e7f]", local)
    found = "มีอักษรไทยหน้าเครื่องหมาย @" if thai else "มีอักขระที่อีเมลไม่มี"
    severity = Severity.WARNING if thai else Severity.ERROR
    yield Doubt("unlikely-email", f"อีเมล “{shortened(str(typed()))}” {found}", "พิมพ์อีเมลใหม่เป็นอักษรอังกฤษ", severity)


def _right(value: str) -> str:
    text = to_arabic(re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)).partition("?")[0]
    local, _, domain = text.rpartition("@")
    domain = re.sub(r"\.{2,}", ".", domain.replace(",", ".")).strip(".;:)")
    return f"{re.sub(r'[.]{2,}', '.', local).strip('.,;:(')}@{domain}"
