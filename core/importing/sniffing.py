"""How a text file is written: its encoding and what separates its cells.

The whole file is looked at, so a first accent on line 90,000 is seen before anything is imported, and nothing can fail
to decode halfway through. 50 MB take about a tenth of a second when it is UTF-8.
"""
import codecs
import csv
import re

from core.importing.alphabets import LEGACY_ENCODINGS, rank_encodings
from core.importing.problems import TableError
from core.words import _

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", *LEGACY_ENCODINGS)
OTHER_NAMES = {"utf8": "utf-8", "utf-8-sig": "utf-8", "utf16": "utf-16", "gbk": "gb18030", "gb2312": "gb18030"}
DELIMITERS = (",", ";", "\t", "|")

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_ROWS_COMPARED = 200
_UNFINISHED = re.compile(rb"[^\x00-\x2f]*\Z")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1a\x1b\x00"))


def find_encoding(path, declared=None):
    """The encoding of a text file; `declared` (one of ENCODINGS, or what was found before) is believed, and checked.

    TableError when it is empty, no text, or cannot be read as declared.
    """
    with open(path, "rb") as file:
        head = file.read(_SAMPLE)
    if not head:
        raise TableError(_("The file is empty"))
    if declared:
        return _checked(path, head, declared)
    return _from_mark(head) or _from_nuls(head) or _from_letters(path, head)


def find_delimiter(text, filename=None):
    """The delimiter of DELIMITERS that cuts most records of `text` (the head of a file) to the width of the first."""
    best = ("\t" if str(filename or "").lower().endswith((".tsv", ".tab")) else ",", 0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths or widths[0] < 2:
            continue
        agreeing = sum(width == widths[0] for width in widths) / len(widths)
        if (agreeing, widths[0]) > best[1:]:
            best = (delimiter, agreeing, widths[0])
    return best[0]


def _widths(text, delimiter):
    """Cells per record; the last record is left out when there are others, because the sample may end inside it."""
    widths = []
    try:
        for record in csv.reader(text.splitlines(keepends=True), delimiter=delimiter):
            if any(record):
                widths.append(len(record))
            if len(widths) == _ROWS_COMPARED:
                break
    except csv.Error:
        return widths
    return widths[:-1] if len(widths) > 2 else widths


def _checked(path, head, declared):
    name = declared.strip().lower().replace("_", "-").replace("windows-", "cp")
    name = OTHER_NAMES.get(name, name)
    mark = _from_mark(head)
    if name not in ENCODINGS:
        raise TableError(_("The encoding %(encoding)s is not known here", encoding=declared))
    if name == "utf-8" and mark == "utf-8-sig":
        name = mark
    elif name.startswith("utf-16"):
        name = "utf-16" if mark == "utf-16" else "utf-16-le" if name == "utf-16" else name
        if mark != "utf-16" and b"\x00" not in head:
            raise _unreadable(declared)
    if not _decodes(path, name):
        raise _unreadable(declared)
    return name


def _unreadable(encoding):
    return TableError(_("The file is not written in %(encoding)s; choose another encoding", encoding=encoding))


def _from_mark(head):
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)


def _from_nuls(head):
    """UTF-16 without a mark: its ASCII half lies in every second byte, and lines end in it."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many * 20 < len(head) // 2 or few * 10 > many:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[:len(head) & ~1].decode(encoding, "replace")
    return encoding if ("\n" in text or "\r" in text) and "\x00" not in text else None


def _from_letters(path, head):
    plain = head.translate(None, _CONTROLS)
    if (len(head) - len(plain)) * 50 > len(head) or head.count(0) * 10 > len(head):
        raise TableError(_("This is no table: bring a CSV, TSV or XLSX file"))
    if _decodes(path, "utf-8"):
        return "utf-8"
    for encoding in rank_encodings(_telling_lines(path)):
        if _decodes(path, encoding):
            return encoding
    raise TableError(_("The encoding of the file cannot be told; choose it"))


def _decodes(path, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _telling_lines(path):
    """Lines that hold anything but ASCII, up to 64 kB of them; of an endless line only its beginning."""
    found, size, goes_on = [], 0, False
    with open(path, "rb") as file:
        while size < _SAMPLE and (line := file.readline(_SAMPLE)):
            is_start, goes_on = not goes_on, not line.endswith(b"\n")
            if is_start and not line.isascii():
                found.append(line if not goes_on or len(line) < _SAMPLE else _UNFINISHED.sub(b"", line))
                size += len(line)
    return b"".join(found)
