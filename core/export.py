"""Any list as a file: CSV that Excel opens in the right alphabet, or XLSX. Written to disk row by row, then sent.

A file is complete before its first byte leaves: a failure half-way is an error page, not half a file.
"""
import csv
import io
import re
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from flask import send_file
from flask_babel import get_timezone

from core import pace
from core.later import Later
from core.times import today
from core.workspace import workspace

openpyxl = Later("openpyxl")
ILLEGAL = re.compile(r"[\000-\010\013\014\016-\037]")  # XML 1.0 has no such characters
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROWS_A_SHEET = 1_000_000  # Excel ends at 1,048,576


@dataclass(frozen=True)
class Column:
    """One column of the file: its lazy label, and what it says of a row (text, number, date, instant, bool or None)."""

    label: object
    value: object


def export(kind, name, columns, rows):
    """The answer that sends `rows` as a file of `kind` ("csv", "xlsx"), called `name` and the day."""
    pace.charge(pace.AN_EXPORT)
    head = [str(column.label) for column in columns]
    lines = ([column.value(row) for column in columns] for row in rows)
    file = tempfile.TemporaryFile()
    WRITERS[kind](file, head, lines)
    file.seek(0)
    return send_file(file, MIME_TYPES[kind], as_attachment=True, download_name=f"{name}-{today(workspace())}.{kind}")


def harmless(text):
    """Text that a spreadsheet takes for text: what it would run as a formula gets an apostrophe in front."""
    text = ILLEGAL.sub("", text)
    return f"'{text}" if text.lstrip(" ").startswith(BEGINS_A_FORMULA) else text


def plain(value):
    """A value as both kinds of file hold it: numbers and days stay what they are, instants are the reader's clock."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float, Decimal)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(get_timezone()).replace(tzinfo=None, microsecond=0)
    return value if isinstance(value, date) else harmless(str(value))


def write_csv(file, head, lines):
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(map(plain, head))
    writer.writerows(map(plain, line) for line in lines)
    text.detach()


def write_xlsx(file, head, lines):
    book, sheet = openpyxl.Workbook(write_only=True), None
    for number, line in enumerate(lines):
        if number % ROWS_A_SHEET == 0:
            sheet = begin_sheet(book, head)
        sheet.append([plain(value) for value in line])
    if sheet is None:
        begin_sheet(book, head)
    book.save(file)


def begin_sheet(book, head):
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([plain(label) for label in head])
    return sheet


WRITERS = {"csv": write_csv, "xlsx": write_xlsx}
MIME_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
