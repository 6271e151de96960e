"""Rows of cells → jobs by field: titles, sums and signatures around the table read for what they say, joined cells taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from prongsai.problems.problem import Severity
from prongsai.source.table import form, heads
from prongsai.source.table.cells import BLANK, Cell, Row, rows_of, told
from prongsai.source.table.heads import HEADS, OF_SITE
from prongsai.source.table.offers import Offers, read_offers, surely_priced
from prongsai.source.yaml.errors import YamlProblem
from prongsai.source.yaml.tree import Mark
from prongsai.thai.calendar import DateProblem, Month, parse_date, parse_month
from prongsai.thai.numbers import MONEY, NumberProblem, read_number
from prongsai.thai.text import shortened

_TO_SAY_MONTH = "เพิ่มคอลัมน์ เดือน หรือพิมพ์เดือนและปีในแถวเหนือชื่อคอลัมน์ เช่น ประจำเดือน ตุลาคม 2568"
_EXAMPLE = ", ".join(HEADS[key][0] for key in ("month", "title_th", "budget"))
_DATED = frozenset({"contract", "contract_on", "contract_number", "dated"})
_NOT_OF_JOB = frozenset({*OF_SITE, "month", "none", "id"})
_MONEY = ("budget", "reference_price", "winner_price")
_LETTERS_GONE = re.compile(r"\?{3}|\ufffd")
_BROKEN = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)|#{3,}")


Sums: TypeAlias = "dict[str, Decimal | None]"
"""Amounts by field, None where one of them could not be read."""


@dataclass(slots=True)
class Job:
    """The cells of one job by field, and who offered; cells that were taken apart keep the place of the whole."""

    cells: dict[str, Cell]
    offers: Offers = field(default_factory=Offers)


def read_jobs(text: str, problems: list[YamlProblem]) -> list[Job] | None:
    """The jobs of a table; None where its heads or its months are not known."""
    rows = rows_of(text, problems, heads.score)
    if not rows:
        return []
    at = heads.heads_at(rows)
    if at is None:
        cure = f"ตั้งชื่อคอลัมน์ในแถวแรก เช่น {_EXAMPLE}"
        first = next(cell for cell in rows[0] if cell.text)
        if _LETTERS_GONE.search(first.text):
            found, cure = f"ตัวอักษรไทยกลายเป็น “{shortened(first.text)}”", "เปิดไฟล์ต้นฉบับใน Excel แล้วบันทึกใหม่เป็น CSV UTF-8"
        else:
            found = f"ไม่พบแถวที่เป็นชื่อคอลัมน์ของตาราง แถวแรกขึ้นต้นด้วย “{shortened(first.text)}”"
        problems.append(told("csv-table", first, found, cure))
        return None
    return _Table(rows, problems).jobs(at)


class _Table:
    """One file as it is read from its first heads down."""

    def __init__(self, rows: list[Row], problems: list[YamlProblem]) -> None:
        self.rows, self.problems = rows, problems
        self.keys: list[str] = []
        self.heads: Row = []
        self.month: Cell | None = None
        self.is_signed = False
        self.nameless: set[int] = set()
        self.sums: tuple[Sums, Sums] = ({}, {})
        self.said: dict[Mark, tuple[Cell, list[Month]]] = {}

    def jobs(self, at: int) -> list[Job] | None:
        jobs: list[Job] = []
        index = self._begin(self.rows[:at], at)
        if "month" not in self.keys and self.month is None and not _DATED & set(self.keys) and not self._later_month(index):
            where = "แถวแรก" if at == 0 else f"แถวที่ {self.heads[0].row} เป็นชื่อคอลัมน์ แต่"
            above = "" if at == 0 else " และแถวเหนือขึ้นไปไม่บอกเดือน"
            self.problems.append(told("csv-table", self.heads[0], f"{where}ไม่มีคอลัมน์ เดือน{above}", _TO_SAY_MONTH))
            return None
        if job := self._none_above(self.rows[:at]):
            jobs.append(job)
        looked = index
        while index < len(self.rows):
            title = max(index, looked)
            while title < len(self.rows) and not heads.is_repeated(self.rows[title], self.keys) and _is_title(self.rows[title]):
                title += 1
            looked = title
            if title < len(self.rows) and heads.is_repeated(self.rows[title], self.keys):
                index = self._begin(self.rows[index:title], title)
                continue
            if job := self._job(self.rows[index]):
                jobs.append(job)
            index += 1
        self._years_of_titles()
        if not jobs and not any(one.severity is Severity.ERROR for one in self.problems):
            month = "เดือนในคอลัมน์ เดือน และ " if "month" in self.keys and self.month is None else ""
            cure = f"ถ้าเดือนใดไม่มีการจัดซื้อจัดจ้าง ให้พิมพ์{month or ' '}ไม่มีการจัดซื้อจัดจ้าง ในช่องชื่องาน ใต้ชื่อคอลัมน์"
            self.problems.append(told("empty-file", self.heads[0], "ตารางนี้มีแต่ชื่อคอลัมน์ ไม่มีรายการ", cure))
        return jobs

    def _begin(self, above: list[Row], at: int) -> int:
        """Take the heads in row `at` with the titles above them; the row after them."""
        self.heads = self.rows[at]
        known = len(self.problems)
        self.keys = heads.keys_of(self.heads, self.problems)
        if self.said or self.month:
            del self.problems[known:]  # the same heads once more
        self.problems.extend(heads.unit_above(above))
        self.is_signed = False
        if said := form.month_in(above):
            self.month = said[0].saying(said[1])
        at += 1
        while at < len(self.rows):
            if heads.is_below_group(self.rows[at], self.keys):
                self._below(self.rows[at])
            elif not heads.is_numbering(self.rows[at]):
                break
            at += 1
        return at

    def _below(self, row: Row) -> None:
        """A second row of heads: what it says of a column without a head of its own."""
        for index, cell in enumerate(row):
            if cell.text and index < len(self.keys) and not self.keys[index]:
                self.keys[index] = heads.key_of(cell.text)

    def _later_month(self, index: int) -> bool:
        return any(form.month_alone(row) for row in self.rows[index:])

    def _job(self, row: Row) -> Job | None:
        """The job of a row; None where the row is none."""
        if "month" not in self.keys and (said := form.month_alone(row)):
            self.month = next(cell for cell in row if cell.text).saying(said)
            return None
        cells = self._cells(row)
        # Merged over all columns, the words that there was nothing stand in the first.
        texts = [cell.text for key, cell in cells.items() if _is_of_job(key, cell)]
        if form.is_sum(row):
            self._hold_against_rows(cells)
            return None
        if self._is_below_table(row, cells):
            return None
        if extra := heads.nameless(row, self.keys):
            found = f"ค่า “{shortened(extra.text)}” อยู่นอกคอลัมน์ที่มีชื่อ"
            cure = "ถ้าค่ามีเครื่องหมาย , ให้ครอบค่าด้วยเครื่องหมายคำพูด หรือย้ายค่าไปคอลัมน์ที่ถูกต้อง"
            self.problems.append(told("csv-table", extra, found, cure))
        if not texts and all(key in OF_SITE or cell.text in BLANK for key, cell in cells.items()):
            return None
        job = Job(cells)
        if form.says_none(texts) or ("title_th" in cells and form.is_none_words(cells["title_th"].text)):
            self._say_none(job)
        self._take_apart(job)
        self._add(job.cells)
        return job if self._say_month(job) else None

    def _cells(self, row: Row) -> dict[str, Cell]:
        """The cells by field; those below a merged head as one."""
        cells: dict[str, Cell] = {}
        for index, cell in enumerate(row[: len(self.keys)]):
            key = "bidders" if self.keys[index] == "offer" else self.keys[index]
            if _BROKEN.fullmatch(cell.text):
                cell = self._broken(cell, key)
            if not key:
                self._without_head(cell, index)
            elif key in cells:
                cells[key] = _together(cells[key], cell)
            else:
                cells[key] = cell
        return cells

    def _broken(self, cell: Cell, key: str) -> Cell:
        """What Excel shows where it shows no value; in a text it was published until it was told."""
        cure = "เปิดไฟล์ต้นฉบับใน Excel ขยายคอลัมน์หรือแก้สูตรให้แสดงค่า แล้วบันทึกเป็น CSV ใหม่"
        severity = Severity.ERROR if key in (*_MONEY, "month", "contract_on") else Severity.WARNING
        found = f"ค่า “{shortened(cell.text)}” เป็นสิ่งที่ Excel แสดงแทนค่าจริง"
        self.problems.append(told("csv-table", cell, found, cure, severity=severity))
        return cell.saying("-")

    def _without_head(self, cell: Cell, index: int) -> None:
        """A column that has no head at all is told once: what stands in it is shown nowhere."""
        if cell.text not in BLANK and not self.heads[index].text and index not in self.nameless:
            self.nameless.add(index)
            found = f"คอลัมน์ของค่า “{shortened(cell.text)}” ไม่มีชื่อ จึงไม่ได้นำค่าในคอลัมน์นี้ไปแสดง"
            cure = f"พิมพ์ชื่อคอลัมน์ในแถวที่ {self.heads[0].row} หรือย้ายค่าไปคอลัมน์ที่ถูกต้อง"
            self.problems.append(told("csv-table", cell, found, cure, severity=Severity.WARNING))

    def _is_below_table(self, row: Row, cells: dict[str, Cell]) -> bool:
        """Whether people sign here, or did above and no job follows."""
        is_job = any(key in cells and re.search("[0-9๐-๙]", cells[key].text) for key in _MONEY)
        self.is_signed = not is_job and (self.is_signed or form.is_signature(row))
        return self.is_signed

    def _add(self, cells: dict[str, Cell]) -> None:
        """Add up what a row says: since the last sum, and in all; None where an amount could not be read."""
        for sums in self.sums:
            for key in _MONEY:
                if not _is_blank(cells, key):
                    before, amount = sums.get(key, Decimal(0)), _amount(cells[key].text)
                    sums[key] = None if before is None or amount is None else before + amount

    def _hold_against_rows(self, cells: dict[str, Cell]) -> None:
        """A total that an office wrote is that of the rows above it, or somebody left out a row."""
        for key, cell in cells.items():
            total = _amount(cell.text) if key in _MONEY else None
            sums = [one.get(key) for one in self.sums]
            if total is None or None in sums or total in sums:
                continue
            found = f"ผลรวม{HEADS[key][0]} “{shortened(cell.text)}” ไม่เท่ากับแถวเหนือขึ้นไปซึ่งรวมได้ {sums[-1]:,}"
            cure = "ตรวจว่าตารางมีงานครบทุกแถวและจำนวนเงินถูกต้อง แล้วแก้ผลรวม หรือลบแถวผลรวม"
            self.problems.append(told("total-unlike-rows", cell, found, cure, severity=Severity.WARNING))
        self.sums[0].clear()

    def _none_above(self, above: list[Row]) -> Job | None:
        """A title that says that its month had none."""
        cell = next((cell for row in above for cell in row if form.is_none_words(cell.text)), None)
        return Job({"month": self.month, "none": cell.saying("ไม่มี")}) if cell and self.month else None

    def _say_none(self, job: Job) -> None:
        cell = next(cell for key, cell in job.cells.items() if _is_of_job(key, cell))
        for key, one in job.cells.items():
            if key not in _NOT_OF_JOB and (one.text in BLANK or form.says_none([one.text])):
                job.cells[key] = one.saying("-")
        job.cells["none"] = cell.saying("ไม่มี")

    def _take_apart(self, job: Job) -> None:
        """Name and price, number and day: each in a field of its own, where the file has no column for it."""
        cells = job.cells
        if "bidders" in cells:
            job.offers = self._offers(cells["bidders"])
        if (winner := cells.pop("winner", None)) and winner.text not in BLANK:
            offers = self._offers(winner)
            prices = [price for _, price in offers.pairs]
            if len(offers.pairs) > 1:
                found = f"มีผู้ได้รับคัดเลือก {len(offers.pairs)} รายในช่องเดียว จึงไม่รู้ราคาที่ตกลงของงานนี้"
                cure = "แยกเป็นแถวละราย หรือเพิ่มคอลัมน์ ราคาที่ตกลง"
                self.problems.append(told("doubtful-price", winner, found, cure, severity=Severity.WARNING))
            cells.setdefault("winner_th", winner.saying("; ".join(name for name, _ in offers.pairs)))
            if _is_blank(cells, "winner_price"):
                cells["winner_price"] = winner.saying((prices[0] or "-") if len(prices) == 1 else "-")
        elif winner:
            cells.setdefault("winner_th", winner)
        elif not _is_blank(cells, "winner_th") and _is_blank(cells, "winner_price") and (apart := surely_priced(cells["winner_th"].text)):
            cells["winner_price"] = cells["winner_th"].saying(apart[1])
            cells["winner_th"] = cells["winner_th"].saying(apart[0])
        contract = cells.pop("contract", None) or (cells.get("contract_number") if _is_blank(cells, "contract_on") else None)
        if contract:
            number, day = form.contract_of(contract.text)
            # Alone in the column of numbers, 1/10/2568 is a number.
            if "contract_number" not in cells or (number and day):
                cells["contract_number"] = contract.saying(number)
                if day or "contract_on" not in cells:
                    cells["contract_on"] = contract.saying(day or ("-" if number else contract.text))
        if (dated := cells.pop("dated", None)) and _is_blank(cells, "contract_on") and dated.text not in BLANK:
            cells["contract_on"] = dated

    def _offers(self, cell: Cell) -> Offers:
        offers = read_offers(cell.text) if cell.text not in BLANK else Offers()
        for doubt in offers.doubts:
            self.problems.append(told("doubtful-price", cell, doubt.found, doubt.cure, severity=Severity.WARNING))
        return offers

    def _say_month(self, job: Job) -> bool:
        """Give the job its month: of its own column, of the title, or of its contract."""
        cells = job.cells
        if self.month and _is_blank(cells, "month"):
            cells["month"] = self.month
            self._remember(cells)
        if "month" in cells or "month" in self.keys:
            return True
        day = cells.get("contract_on")
        if day and day.text not in BLANK:
            try:
                on = parse_date(day.text)
            except DateProblem as problem:
                cure = f"{problem.cure} หรือ{_TO_SAY_MONTH}"
                self.problems.append(told("csv-table", day, f"ไม่รู้เดือนของงานนี้ เพราะ{problem.found}", cure))
                return False
            cells["month"] = day.saying(Month(on.year, on.month).iso)
            return True
        first = next(iter(cells.values()))
        self.problems.append(told("csv-table", first, "ไม่รู้ว่างานนี้เป็นของเดือนใด", f"กรอกวันที่ของสัญญา หรือ{_TO_SAY_MONTH}"))
        return False

    def _remember(self, cells: dict[str, Cell]) -> None:
        """Keep the month of a contract beside that of the title."""
        if self.month and not _is_blank(cells, "contract_on"):
            try:
                on = parse_date(cells["contract_on"].text)
            except DateProblem:
                return
            self.said.setdefault(self.month.mark, (self.month, []))[1].append(Month(on.year, on.month))

    def _years_of_titles(self) -> None:
        """Some programs print the fiscal year behind the month: then all contracts are of the year before."""
        for cell, months in self.said.values():
            try:
                month = parse_month(cell.text)
            except DateProblem:
                continue
            if month.year_ce and set(months) == {Month(month.year_ce - 1, month.month)}:
                before = Month(month.year_ce - 1, month.month).name_th
                found = f"หัวตารางบอกเดือน {cell.text} แต่สัญญาทุกฉบับทำใน{before}"
                cure = f"ถ้าเลขหลังชื่อเดือนเป็นปีงบประมาณ เปลี่ยนเดือนในหัวตารางเป็น {before}"
                self.problems.append(told("month-unlike-contracts", cell, found, cure, severity=Severity.WARNING))


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(read_number(text, MONEY))
    except (NumberProblem, ArithmeticError):
        return None


def _is_of_job(key: str, cell: Cell) -> bool:
    return cell.text not in BLANK and (key not in _NOT_OF_JOB or (key in OF_SITE and form.is_none_words(cell.text)))


def _is_blank(cells: dict[str, Cell], key: str) -> bool:
    return key not in cells or cells[key].text in BLANK


def _is_title(row: Row) -> bool:
    """Whether a row may stand above heads: one text over all columns."""
    return len({cell.text for cell in row if cell.text}) == 1


def _together(first: Cell, second: Cell) -> Cell:
    """Two cells below one merged head: amounts and days behind what they belong to, line by line where there are as many."""
    if second.text in BLANK:
        return first
    if first.text in BLANK:
        return second
    lines, others = first.text.split("\n"), second.text.split("\n")
    if len(lines) != len(others):
        return first.saying(f"{first.text}\n{second.text}")
    joined = (f"{one}{'/' if _is_amount(other) else chr(10)}{other}" for one, other in zip(lines, others, strict=True))
    return first.saying("\n".join(joined))


def _is_amount(text: str) -> bool:
    return bool(re.fullmatch(r"(?:฿\s*)?[0-9๐-๙][0-9๐-๙., ]*(?:\.?-)?(?:\s*บาท(?:ถ้วน)?)?", text))
