"""Form สขร. 1 as offices keep it: the month in its title, rows that are no job, contract numbers with their day in one cell."""

from __future__ import annotations

import re

from prongsai.source.table.cells import BLANK, Cell, Row
from prongsai.thai.digits import to_arabic
from prongsai.thai.months import month_name

_MONTH = re.compile(rf"({month_name(*range(1, 13))})\.?\s*(?:พ\.?\s*ศ\.?\.?\s*)?([0-9๐-๙]{{4}}|[0-9๐-๙]{{2}}(?![0-9๐-๙]))?")
_DAY_BEFORE = re.compile(r"[0-9๐-๙]\s*(?:เดือน\s*)?$|วันที่[^ก-ฮ]*(?:เดือน\s*)?$")
_MONTH_ALONE = re.compile(rf"(?:ประจำ)?(?:เดือน)?\s*{_MONTH.pattern}")
NONE_WORDS = re.compile(
    r"[-–\s(*]*ไม่มี(?:รายการ|การดำเนินการ|การ|งาน)?(?:ที่)?(?:จัด)?ซื้อ(?:\s*/?\s*(?:หรือ|และ)?\s*(?:การ)?(?:จัด)?จ้าง)?(?:\s*(?:ใน|ประจำ|ของ)?\s*(?:รอบ)?เดือน.{0,40})?[-–\s).*]*"
)
"""ไม่มีการจัดซื้อจัดจ้าง, as offices word it in the row of a month without any."""
_NONE_SHORT = re.compile(r"[-–\s(*]*ไม่มี[-–\s).*]*")
_SUM = re.compile(
    r"(?:ยอด|จำนวน)?(?:เงิน)?รวม(?:เป็น|ทั้ง|ยอด)?(?:เงิน|สิ้น|หมด|จำนวน|ทั้งสิ้น|ทั้งหมด|ยอด|เดือน.{0,20})*\s*(?:[0-9๐-๙,]+\s*(?:รายการ|โครงการ|งาน|บาท)?)?\s*(?:\(?บาท\)?)?[\s:=]*"
)
_SIGNED = re.compile(r"\(?ลง(?:ชื่อ|นาม)|[.…]{5,}|_{5,}|ผู้(?:รายงาน|จัดทำ|ตรวจสอบ)\b")
_DATE = (
    rf"(?:[0-9๐-๙]{{1,2}}\s*(?:เดือน\s*)?{month_name(*range(1, 13))}\.?\s*(?:พ\.?\s*ศ\.?\s*)?[0-9๐-๙]{{2,4}}"
    r"|[0-9๐-๙]{1,2}\s?/\s?[0-9๐-๙]{1,2}\s?/\s?[0-9๐-๙]{2,4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9๐-๙]{1,2}-[0-9๐-๙]{1,2}-[0-9๐-๙]{2,4})"
)
_SAID_DAY = r"(?:ลงวันที่|ลว\.?|วันที่|ลง\s*วันที่|ว/ด/ป)\s*:?"
_WITH_DAY = re.compile(
    rf"(?P<number>.*?)[\s,(:]*(?:{_SAID_DAY}\s*(?P<said>{_DATE}|[^\s][^)]*?)|(?<![0-9๐-๙/])(?P<day>{_DATE}))\s*\)?", re.DOTALL
)
_NUMBER_WORD = re.compile(r"^\s*(?:เลขที่|เลข)\s*:?\s*")
_OF_MONTH = re.compile(r"(?:รอบ|ประจำ)\s*เดือน")
_LONGEST = 300
_SHORT = 5


def month_in(rows: list[Row]) -> tuple[Cell, str] | None:
    """The month that the title rows say, with its cell; none where they say several, or only a day of printing."""
    # A title may go on from cell to cell: เดือน | ตุลาคม | พ.ศ. | 2568.
    lines = [next(cell for cell in row if cell.text).saying(" ".join(cell.text for cell in row if cell.text)) for row in rows]
    cells = [(line, _months(line.text)) for line in lines]
    # ประจำเดือน before all else: a month may also stand in the day of a report.
    for of_title in ([one for one in cells if _OF_MONTH.search(one[0].text[:_LONGEST])], cells):
        said = [(cell, month) for cell, months in of_title for month in months]
        if said:
            if len({month.split(" ")[0] for _, month in said}) > 1:
                return None
            return next((one for one in said if " " in one[1]), said[0])
    return None


def _months(text: str) -> list[str]:
    """`ตุลาคม 2568` for each month in a title that is not the month of a day."""
    months = []
    for found in _MONTH.finditer(text[:_LONGEST]):
        # มี.ค. without a year may be part of any word, unless it begins a span.
        is_month = found[2] or len(found[1]) > _SHORT or re.match(r"\s*(?:[-–,]|ถึง|และ)", text[found.end() :])
        if is_month and not _DAY_BEFORE.search(text[: found.start()]):
            months.append(f"{found[1]} {found[2]}" if found[2] else found[1])
    return months


def month_alone(row: Row) -> str | None:
    """The month of a row that says nothing else, as over the jobs of a month within a table."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) == 1 and _MONTH_ALONE.fullmatch(texts[0][:_LONGEST]):
        return next((month for month in _months(texts[0]) if " " in month), None)
    return None


def says_none(texts: list[str]) -> bool:
    """Whether what is written in a row (without number and month) only says that there was nothing."""
    told = [text for text in texts if text not in BLANK and not re.fullmatch(r"[0๐]+(?:\.[0๐]+)?", text)]
    return bool(told) and all(_NONE_SHORT.fullmatch(text) or is_none_words(text) for text in told)


def is_none_words(text: str) -> bool:
    """Whether a text is ไม่มีการจัดซื้อจัดจ้าง in one of its wordings."""
    return "ไม่มี" in text and bool(NONE_WORDS.fullmatch(text[:_LONGEST]))


def is_sum(row: Row) -> bool:
    """Whether a row adds up those above: รวม stands in it before any other text."""
    first = next((cell.text for cell in row if cell.text not in BLANK), "")
    return "รวม" in first and bool(_SUM.fullmatch(first[:_LONGEST]))


def is_signature(row: Row) -> bool:
    """Whether a row is where people sign, below the table."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) < 4 and any(_SIGNED.search(text[:_LONGEST]) for text in texts)


def contract_of(text: str) -> tuple[str, str]:
    """Number and day of a contract, each as typed and "" where it is missing: `1/2569 ลว. 1 ต.ค. 2568`."""
    found = _WITH_DAY.fullmatch(text) if len(text) <= _LONGEST else None
    number = found["number"] if found else text
    day = (found["said"] or found["day"] or "") if found else ""
    return " ".join(_NUMBER_WORD.sub("", number).split()).rstrip(" ,(:"), " ".join(day.split())


def year_before(month: str) -> str:
    """The same month a year earlier, in the words of the title."""
    return re.sub(r"([0-9]{2,4})$", lambda year: str(int(year[1]) - 1), to_arabic(month))
