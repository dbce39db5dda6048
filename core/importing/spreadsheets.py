"""XLSX workbooks as rows of text, read as a stream and only after their ZIP archive proved harmless.

A workbook is a ZIP of XML, so a file of 50 kB can claim gigabytes. Before the parser sees any of it, the archive's own
figures are checked, and the shared strings and sheets (the parts the parser must hold, whole or row by row) are
measured as they unpack. Entities and DTDs are refused by defusedxml, which openpyxl uses when it is installed.

Cells become text as a person would type it: 12 not 12.0, dates as ISO, TRUE and FALSE, errors as shown (#N/A).
Formulas give the value their program last computed.
"""
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError

from core.importing.problems import TableError
from core.later import Later
from core.words import _

openpyxl = Later("openpyxl")
MOST_ENTRIES = 5_000
MOST_UNPACKED = 600 << 20
MOST_RATIO = 200
_SMALL = 10 << 20
_MOST_STRING_BYTES = 48 << 20
_MOST_STRING_ELEMENTS = 1_500_000
_MOST_OTHER_ELEMENTS = 150_000
_LONGEST_ROW = 4 << 20
_MOST_TAGS_A_ROW = 100_000
_MOST_ROWS = 1_048_576
_CHUNK = 1 << 18

_NEVER_PARSED = ("xl/pivotCache/pivotCacheRecords", "xl/media/", "xl/drawings/", "xl/charts/", "customXml/")
_ZIP_MARK = b"PK\x03\x04"
_OLD_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNCOMPUTED = re.compile(rb"</f>\s*(?:<v\s*/>\s*)?</c>|<f>[^<]*</f>\s*<v></v>\s*</c>")
_BROKEN = (zipfile.BadZipFile, ParseError, KeyError, ValueError, IndexError, TypeError,
           AttributeError, EOFError, OSError, NotImplementedError)


@dataclass
class Book:
    """The rows of one sheet, (row number, list of text), and what the workbook says about itself."""

    rows: object
    sheets: list
    sheet: str
    warnings: list = field(default_factory=list)


def is_workbook(path):
    """By its first bytes, not its name. TableError for what only its owner calls one: .xls, XLSX with a password."""
    with open(path, "rb") as file:
        mark = file.read(8)
        if mark != _OLD_MARK:
            return mark.startswith(_ZIP_MARK)
        is_encrypted = _ENCRYPTED in file.read(1 << 20)
    if is_encrypted:
        raise TableError(_("The workbook is protected by a password; save it without one"))
    raise TableError(_("This is an old .xls workbook; save it as .xlsx or CSV"))


@contextmanager
def open_workbook(path, sheet=None):
    """The Book of `path`, its `sheet` or its first visible one. TableError if it is unsafe, broken or no workbook."""
    uncomputed = _inspect(path)
    with open(path, "rb") as file:  # given a name, the parser would judge it by its ending, and stored files have none
        with _clear_errors():
            workbook = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield _book(workbook, sheet, uncomputed)
        finally:
            workbook.close()


def _book(workbook, sheet, uncomputed):
    sheets = {page.title: page for page in workbook.worksheets}
    if not sheets:
        raise TableError(_("The workbook has no sheets with cells"))
    visible = [title for title, page in sheets.items() if page.sheet_state == "visible"]
    chosen = sheet or (visible or list(sheets))[0]
    if chosen not in sheets:
        raise TableError(_("The workbook has no sheet “%(sheet)s”", sheet=chosen))
    warnings = [_("Some formulas have no computed value and read as empty: open the file in a spreadsheet program, "
                  "save it there and bring it again")] if uncomputed else []
    return Book(_rows(sheets[chosen]), list(sheets), chosen, warnings)


def _rows(page):
    page.reset_dimensions()
    with _clear_errors():
        for row_no, row in enumerate(page.iter_rows(values_only=True), 1):
            if row_no > _MOST_ROWS:
                raise TableError(_("The sheet has more than %(most)s rows", most=_MOST_ROWS))
            yield row_no, [value if type(value) is str else _text(value) for value in row]


def _text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        at = value.isoformat(" ", "milliseconds" if value.microsecond else "seconds")
        return at.removesuffix(" 00:00:00")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


@contextmanager
def _clear_errors():
    """The parser meets a broken workbook with whatever exception comes up; its owner should read one sentence."""
    try:
        yield
    except _BROKEN as problem:
        raise TableError(_("The workbook is broken and cannot be read")) from problem


def _inspect(path):
    """Whether formulas without a value were seen. TableError unless the archive is a workbook of bearable size."""
    with _clear_errors(), zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise TableError(_("The workbook is protected by a password; save it without one"))
        if "xl/workbook.xml" not in names:
            raise TableError(_("This is no XLSX workbook; save it as .xlsx or CSV"))
        unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
        is_bomb = unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > MOST_RATIO * max(packed, 1))
        if len(entries) > MOST_ENTRIES or is_bomb or len(names) < len(entries):
            raise _too_large()
        uncomputed = False
        for entry in entries:
            if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
                uncomputed = _measure_sheet(archive, entry) or uncomputed
            elif not entry.filename.startswith(_NEVER_PARSED):
                _measure_part(archive, entry)
        return uncomputed


def _measure_sheet(archive, entry):
    """A sheet is parsed row by row: what counts is its longest row, and how many there are. True for `_UNCOMPUTED`."""
    row_bytes = row_tags = rows = 0
    uncomputed = False
    for chunk in _chunks(archive, entry):
        uncomputed = uncomputed or _UNCOMPUTED.search(chunk) is not None
        rows += max(chunk.count(b"<row "), chunk.count(b"</row>"))
        cut = max(chunk.rfind(b"<row "), chunk.rfind(b"</row>"))
        if cut >= 0:
            row_bytes = row_tags = 0
        row_bytes += len(chunk) - max(cut, 0)
        row_tags += chunk.count(b"<", max(cut, 0))
        if row_bytes > _LONGEST_ROW or row_tags > _MOST_TAGS_A_ROW or rows > _MOST_ROWS:
            raise _too_large()
    return uncomputed


def _measure_part(archive, entry):
    """Shared strings, styles and the rest are parsed whole: every element of them is held at once."""
    is_strings = "sharedstrings" in entry.filename.lower()
    left = _MOST_STRING_ELEMENTS if is_strings else _MOST_OTHER_ELEMENTS
    if is_strings and entry.file_size > _MOST_STRING_BYTES:
        raise _too_large()
    for chunk in _chunks(archive, entry):
        left -= chunk.count(b"<") - chunk.count(b"</")
        if left < 0:
            raise _too_large()


def _chunks(archive, entry):
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _too_large():
    return TableError(_("The workbook unpacks to more than can be read safely; save it as CSV and bring that"))
