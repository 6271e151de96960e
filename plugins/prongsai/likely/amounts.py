"""Numbers that fit their form, and are hardly what was meant: fractions for per cent, prices of nothing, e-GP numbers cut short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from prongsai.likely.doubt import Doubt, Judge, Setting
from prongsai.model.fields import NONE_TH
from prongsai.problems.problem import Severity
from prongsai.thai.text import shortened

_EGP_DIGITS = 11
"""A project number of e-GP: year and month of the project, and seven digits more."""
_LOST = "0000000"
"""What Excel leaves of the last digits of a long number that it showed as 6.71E+10."""


def judges() -> dict[str, Judge]:
    """The judges of this module by the words of their marks."""
    return {"percent": percent_is_no_fraction, "price": price_is_something, "project-number": project_number_is_whole}


def percent_is_no_fraction(value: float, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """0.925 is how a spreadsheet holds 92.5 %."""
    if 0 < value < 1:
        cure = f"ถ้าหมายถึงร้อยละ {value * 100:.10g} เปลี่ยนเป็น {value * 100:.10g} ถ้าน้อยกว่าร้อยละ 1 จริง ไม่ต้องแก้"
        yield Doubt("unlikely-number", f"{shortened(str(typed()))} อาจเป็นเศษส่วนที่ Excel เก็บแทนร้อยละ", cure, Severity.WARNING)


def price_is_something(value: float, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """Nothing is bought for nothing: 0 stands where the amount is not known."""
    if value == 0:
        cure = "พิมพ์จำนวนเงิน ถ้ายังไม่มีข้อมูล ในตาราง CSV ให้พิมพ์ขีด (-) ในช่องนี้ ใน YAML ให้ลบบรรทัดของช่องนี้"
        yield Doubt("unlikely-number", f"จำนวนเงินของงานนี้เป็น {shortened(str(typed()))} บาท", cure, Severity.WARNING)


def project_number_is_whole(value: str, typed: Callable[[], Any], setting: Setting) -> Iterator[Doubt]:  # noqa: ARG001  # a judge
    """Too short, too long, or with the last digits gone."""
    if value == NONE_TH or (len(value) == _EGP_DIGITS and not value.endswith(_LOST)):
        return
    found = f"เลขที่โครงการ e-GP “{shortened(str(typed()))}” "
    if len(value) != _EGP_DIGITS:
        found += f"มี {len(value)} หลัก แต่เลขที่โครงการมี {_EGP_DIGITS} หลัก"
        cure = "ตรวจกับระบบ e-GP แล้วพิมพ์ให้ครบทุกหลัก"
    else:
        found += "ลงท้ายด้วยศูนย์หลายตัว ซึ่งมักเกิดจาก Excel ตัดหลักท้ายทิ้ง"
        cure = "จัดรูปแบบคอลัมน์ใน Excel เป็นข้อความ แล้วพิมพ์เลขเต็มจากระบบ e-GP ใหม่"
    yield Doubt("unlikely-number", found, cure, Severity.WARNING)
