"""Telephone numbers that fit their form, and cannot be dialled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prongsai.likely.doubt import Doubt, Setting
from prongsai.problems.problem import Severity
from prongsai.thai import telephones
from prongsai.thai.text import shortened


def can_be_dialled(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """`unlikely-telephone` for a number that lost its zero, is cut, or has too many digits."""
    if told := telephones.why_not(value):
        yield Doubt("unlikely-telephone", f"หมายเลขโทรศัพท์ “{shortened(str(typed()))}” {told[0]}", told[1])
    elif any(one.dials.startswith("+") and not one.dials.startswith("+66") for one in telephones.parts(value)):
        found = f"หมายเลขโทรศัพท์ “{shortened(str(typed()))}” เป็นของต่างประเทศ"
        yield Doubt("unlikely-telephone", found, "ตรวจรหัสประเทศ หมายเลขในประเทศไทยขึ้นต้นด้วย +66 หรือ 0", Severity.WARNING)
