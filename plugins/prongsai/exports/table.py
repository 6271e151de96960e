"""Tables of records: the same rows on a page, where they can be sorted, and in a CSV file beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from prongsai.frozen import NOTHING, Frozen
from prongsai.thai.calendar import Month

Value: TypeAlias = str | int | float | date | Month | None
"""What stands in a cell: None is shown as not disclosed; a year is text, a number gets its thousands separated."""


class Shown(StrEnum):
    """Where the page shows a column: a table too wide for a page is read by nobody. The file always has it."""

    COLUMN = "column"
    BELOW = "below"
    """Below the head of its row, after its own head."""
    IN_FILE = "file"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its values, its Thai head, whether it holds numbers, and what a cell without value says.

    Values of a `code` are typed elsewhere as they are: their digits stay.
    """

    key: str
    head_th: str
    numeric: bool = False
    missing_th: str = "ยังไม่ได้เปิดเผย"
    shown: Shown = Shown.COLUMN
    code: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a table: its values by column, where some of them lead (an address of the site, or a URL), and its `anchor`."""

    values: Frozen[str, Value]
    links: Frozen[str, str] = NOTHING
    anchor: str = ""


def row(values: Mapping[str, Value], links: Mapping[str, str] = NOTHING, anchor: str = "") -> Row:
    """A row of these values; links that are not known are left out."""
    return Row(Frozen(values), Frozen(links) if links else NOTHING, anchor)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in its column."""

    column: Column
    value: Value
    link: str = ""

    @property
    def plain(self) -> str:
        """The value as machines read it: digits without separators, ISO days and months; empty where there is none."""
        if self.value is None:
            return ""
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, float):
            return f"{self.value:.10f}".rstrip("0").rstrip(".")
        return self.value.iso if isinstance(self.value, Month) else str(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Records in rows; `name` is that of its CSV file, `caption_th` what people call it. The first column shown heads its rows."""

    name: str
    caption_th: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def file_name(self) -> str:
        """`service-manuals.csv`, which lies beside the page that shows the table."""
        return f"{self.name}.csv"

    def cells(self, row: Row) -> Iterator[Cell]:
        """The cells of one of the rows, column by column."""
        for column in self.columns:
            yield Cell(column, row.values.get(column.key), row.links.get(column.key, ""))
