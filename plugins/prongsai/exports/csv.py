"""Tables → CSV that Excel opens in Thai and no spreadsheet runs (RFC 4180, UTF-8 with a byte order mark)."""

from __future__ import annotations

import csv
import io
from functools import partial

from prongsai.exports import File
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


def csv_file(table: Table, page_address: str) -> File:
    """The file of a table, beside the page at `page_address`."""
    return File(page_address + table.file_name, partial(csv_text, table))


def _safe(cell: Cell) -> str:
    """A text that a spreadsheet would run gets an apostrophe before it, by which it stays text; -5 is a number and stays one."""
    return f"'{cell.plain}" if isinstance(cell.value, str) and cell.value.startswith(_FORMULA) else cell.plain
