"""Tables → CSV that Excel opens in Thai and no spreadsheet runs (RFC 4180, UTF-8 with a byte order mark)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from prongsai.exports import Absolute
from prongsai.exports.table import Cell, Table

_BOM = "\ufeff"
# What a spreadsheet takes for the start of a formula (owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_text(table: Table) -> str:
    """The whole file: the Thai heads, then each row; days and months in ISO, numbers without separators."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.head_th for column in table.columns)
    for row in table.rows:
        writer.writerow(map(_safe, table.cells(row)))
    return _BOM + text.getvalue()


@dataclass(frozen=True, slots=True)
class CsvFile:
    """The file of a table, beside the page at `page_address`."""

    table: Table
    page_address: str

    @property
    def address(self) -> str:
        """The page's address and the file's name."""
        return self.page_address + self.table.file_name

    def data(self, absolute: Absolute) -> bytes:  # noqa: ARG002  # a table names no address of the site in full
        """The table as CSV."""
        return csv_text(self.table).encode("utf-8", "replace")


def _safe(cell: Cell) -> str:
    """A text that a spreadsheet would run gets an apostrophe before it, by which it stays text; -5 is a number and stays one."""
    return f"'{cell.plain}" if isinstance(cell.value, str) and cell.value.startswith(_FORMULA) else cell.plain
