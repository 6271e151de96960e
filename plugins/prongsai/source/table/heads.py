"""Heads of the columns of `procurement.csv`: under which words each field is met, and which row holds them."""

from __future__ import annotations

import re
from functools import cache

from prongsai.problems.nearest import nearest
from prongsai.source.table.cells import BLANK, Cell, Row, told
from prongsai.source.yaml.errors import YamlProblem
from prongsai.thai.text import shortened

HEADS = {
    "month": ("เดือน", "ประจำเดือน", "เดือน/ปี"),
    "none": ("ไม่มี", "ไม่มีการจัดซื้อจัดจ้าง"),
    "title_th": (
        "งานที่จัดซื้อหรือจัดจ้าง",
        "งานที่ซื้อหรือจ้าง",
        "งานจัดซื้อจัดจ้าง",
        "งานที่จะจัดซื้อหรือจ้าง",
        "รายการ",
        "รายการพัสดุ",
        "ชื่องาน",
        "ชื่อโครงการ",
        "ชื่อรายการของงานที่ซื้อหรือจ้าง",
    ),
    "budget": ("วงเงิน", "วงเงินงบประมาณ", "วงเงินที่จะซื้อหรือจ้าง", "วงเงินที่จัดซื้อหรือจัดจ้าง", "วงเงินงบประมาณที่ได้รับจัดสรร"),
    "budget_source_th": ("แหล่งที่มาของงบประมาณ", "แหล่งงบประมาณ", "แหล่งเงินงบประมาณ"),
    "status_th": ("สถานะ", "สถานะการจัดซื้อจัดจ้าง"),
    "reference_price": ("ราคากลาง",),
    "method_th": ("วิธี", "วิธีซื้อหรือจ้าง", "วิธีจัดซื้อจัดจ้าง", "วิธีการจัดซื้อจัดจ้าง"),
    "bidders": ("ผู้เสนอราคา", "รายชื่อผู้เสนอราคา", "ผู้เสนอราคาและราคาที่เสนอ", "รายชื่อผู้เสนอราคาและราคาที่เสนอ"),
    "winner_th": ("ผู้ได้รับคัดเลือก", "ผู้ได้รับการคัดเลือก", "ผู้ที่ได้รับการคัดเลือก", "ชื่อผู้ประกอบการ", "รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก"),
    "winner_price": ("ราคาที่ตกลง", "ราคาที่ตกลงซื้อหรือจ้าง"),
    "project_number": ("เลขที่โครงการ", "เลขที่โครงการ e-GP", "เลขที่โครงการในระบบ e-GP"),
    "reason_th": ("เหตุผล", "เหตุผลที่คัดเลือก", "เหตุผลที่คัดเลือกโดยสรุป"),
    "contract_number": ("เลขที่สัญญา", "เลขที่สัญญาหรือข้อตกลง", "เลขที่ของสัญญาหรือข้อตกลง"),
    "contract_on": ("วันที่สัญญา", "วันที่ทำสัญญา", "วันที่ของสัญญาหรือข้อตกลง"),
    "remark_th": ("หมายเหตุ",),
    "id": ("รหัส",),
}
"""The columns of `procurement.csv`: the field of each, and the heads under which it is met."""

JOINED = {
    "winner": ("ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "ผู้ได้รับการคัดเลือกและราคาที่ตกลง", "ผู้ได้รับการคัดเลือกและราคา"),
    "contract": (
        "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง",
        "เลขที่และวันที่ของสัญญาหรือข้อตกลง",
        "เลขที่และวันที่ของสัญญา",
        "เลขที่และวันที่",
        "สัญญาหรือข้อตกลง",
        "สัญญา",
    ),
    "offer": ("ราคาที่เสนอ", "ราคาเสนอ"),
    "dated": ("วันที่", "วันเดือนปี"),
}
"""Heads of form สขร. 1 over two things in one cell, or over one more of what stands in another column."""

OF_SITE = {
    "number": ("ลำดับที่", "ลำดับ", "ที่"),
    "fiscal_year_be": ("ปีงบประมาณ",),
    "agency": ("ชื่อหน่วยงาน", "หน่วยงาน"),
    "district_th": ("อำเภอ",),
    "province_th": ("จังหวัด",),
    "ministry_th": ("กระทรวง", "กระทรวงที่กำกับดูแล"),
    "kind": ("ประเภทหน่วยงาน",),
}
"""Columns of the official list that the site fills by itself: they may stand in the file, and no record takes them."""

_GROUPS = frozenset({"bidders", "winner", "contract"})
"""Heads that offices merge over several columns."""
_BELOW_GROUP = frozenset(
    {"ชื่อ", "รายชื่อ", "ราคา", "เสนอราคา", "เลขที่", "วันที่", "เลข", "วัน", "บาท", "ผู้เสนอ", "ราคาที่เสนอ", "ราคาเสนอ", "ราคาตกลง", "จำนวนเงิน"}
)
_MONEY = frozenset({"budget", "reference_price", "winner_price", "bidders", "winner", "offer"})
_OTHER_UNIT = re.compile(r"(?:ล้าน|แสน|หมื่น|พัน)\s*บาท")
_SEARCHED = 40
"""The heads stand among so many of the first rows."""
_MOST_TOLD = 20
"""More unknown columns are nobody's: the file is another table."""


def _folded(head: str) -> str:
    """A head without its unit, its spaces and its case."""
    bare = re.sub(r"\([^()]*\)|[\s/]", "", head)
    return (bare or re.sub(r"[\s/()]", "", head)).casefold()


def _loosely(folded: str) -> str:
    """Without the words that come and go from print to print; PDF turns า into ำ."""
    return re.sub("หรือ|และ|จัด|ที่จะ|ที่|การ|ของ|ใน|ณ์|[.:*_-]", "", folded.replace("ำ", "า").replace("สถานการณ์", "สถานะ"))


@cache
def _known() -> tuple[dict[str, str], dict[str, str]]:
    exact = {_folded(name): key for key, names in (HEADS | JOINED | OF_SITE).items() for name in (key, *names)}
    return exact, {_loosely(name): key for name, key in exact.items() if _loosely(name)}


def key_of(head: str) -> str:
    """The field, or the word of `JOINED` or `OF_SITE`, that a head means; "" where it is not known."""
    if len(head) > 200:
        return ""
    exact, loose = _known()
    folded = _folded(head)
    return exact.get(folded) or loose.get(_loosely(folded), "")


def score(rows: list[Row]) -> int:
    """How many columns are known in the row that has most: the heads are there."""
    return max((len({key_of(cell.text) for cell in row} - {""}) for row in rows[:_SEARCHED]), default=0)


def heads_at(rows: list[Row]) -> int | None:
    """The first row that holds heads: the very first row with a month, or one of jobs; None where there is none."""
    best, at = 1, None
    for index, row in enumerate(rows[:_SEARCHED]):
        keys = {key_of(cell.text) for cell in row[:200]} - {""}
        if index == 0 and "month" in keys:
            # A title in cells of its own begins with เดือน as well; the heads below it are more.
            best, at = max(len(keys), 1), 0
            continue
        if len(keys) > max(best, 1) and ("title_th" in keys or "month" in keys):
            best, at = len(keys), index
        if best >= 4:
            break
    return at


def keys_of(heads: Row, problems: list[YamlProblem]) -> list[str]:
    """The field of each column, "" where it has none. An empty head beside a merged one is part of it."""
    keys: list[str] = []
    unknown: list[Cell] = []
    for index, head in enumerate(heads):
        key = key_of(head.text)
        before = keys[index - 1] if index else ""
        if not head.text and before in _GROUPS:
            key = before
        elif key and key == before and key in _GROUPS:
            pass  # the same group, its head written over each of its columns
        elif key and key in keys:
            found = f"มีคอลัมน์ {shortened(head.text)} ซ้ำกัน"
            problems.append(told("duplicate-key", head, found, "เหลือไว้เพียงคอลัมน์เดียว"))
            key = ""
        elif not key and head.text:
            unknown.append(head)
        if key in _MONEY and (unit := _OTHER_UNIT.search(head.text)):
            problems.append(unit_problem(head, unit[0]))
        keys.append(key)
    problems.extend(_unknown(head) for head in unknown[:_MOST_TOLD])
    return keys


def unit_problem(head: Cell, unit: str) -> YamlProblem:
    """Amounts in millions: a site would publish them as baht."""
    cure = "แปลงตัวเลขเป็นบาททุกแถว แล้วเปลี่ยนหน่วยในหัวตารางเป็น (บาท)"
    return told("unit-not-baht", head, f"หัวตาราง “{shortened(head.text)}” มีหน่วยเป็น{unit} แต่จำนวนเงินทุกช่องต้องเป็นบาท", cure)


def unit_above(rows: list[Row]) -> list[YamlProblem]:
    """A unit said for the whole table, above its heads."""
    cells = (cell for row in rows for cell in row if "หน่วย" in cell.text)
    return [unit_problem(cell, unit[0]) for cell in cells if (unit := _OTHER_UNIT.search(cell.text))]


def is_below_group(row: Row, keys: list[str]) -> bool:
    """Whether a row goes on with heads: words like ชื่อ and ราคา below merged ones, and nothing else."""
    texts = [(cell.text, keys[index] if index < len(keys) else "") for index, cell in enumerate(row) if cell.text]
    return bool(texts) and all(
        _folded(text) == "บาท"
        or ((_folded(text) in _BELOW_GROUP or key_of(text)) and (key in _GROUPS or not key) and not re.search("[0-9๐-๙]", text))
        for text, key in texts
    )


def is_numbering(row: Row) -> bool:
    """Whether a row only counts the columns: (1), (2), (3)."""
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})\)?", cell.text) for cell in row if cell.text]
    return len(numbers) > 2 and [one and int(one[1]) for one in numbers] == list(range(1, len(numbers) + 1))


def is_repeated(row: Row, keys: list[str]) -> bool:
    """Whether the heads stand here once more, as over the next month of the same file."""
    column = next((index for index, key in enumerate(keys) if key == "title_th"), None)
    return (
        column is not None and column < len(row) and bool(row[column].text) and key_of(row[column].text) == "title_th" and score([row]) > 1
    )


def nameless(row: Row, keys: list[str]) -> Cell | None:
    """The first cell with a text in a column that has no head."""
    return next((cell for cell in row[len(keys) :] if cell.text not in BLANK), None)


def _unknown(head: Cell) -> YamlProblem:
    names = HEADS | JOINED | OF_SITE
    near = nearest(_folded(head.text[:200]), _known()[0])
    cure = f"น่าจะเป็น {names[_known()[0][near]][0]}" if near else f"ลบคอลัมน์นี้ หรือใช้ชื่อที่มี: {', '.join(names[key][0] for key in HEADS)}"
    return told("unknown-key", head, f"ไม่รู้จักคอลัมน์ {shortened(head.text)}", cure)
