"""Any table file as a stream of rows: CSV, TSV and their kin in any usual encoding, XLSX, and files of contacts.

    with open_table(path, filename="customers.csv") as table:
        for row_no, cells in table:
            ...

Rows come one at a time, so a file of 50 MB needs no more memory than one of 50 kB. Cells are text as it stands in
the file, not stripped; there are as many as `header` has names. A row that cannot be used comes as a RowProblem in the
place of its cells; a file that cannot be used is a TableError.

`row_no` is the row a person sees when a spreadsheet program shows the file: the header is usually 1, blank rows are
counted (and skipped), and a record with line ends inside its fields is one row, however many lines it takes.
"""
import csv
from contextlib import contextmanager

from core.importing.contact_files import contact_rows, kind_of
from core.importing.problems import RowProblem, TableError
from core.importing.sniffing import DELIMITERS, find_delimiter, find_encoding
from core.importing.spreadsheets import is_workbook, open_workbook
from core.words import _

MOST_COLUMNS = 500
LONGEST_CELL = 100_000
# A quote that never closes swallows the rest of the file into one cell; the csv module keeps four bytes a character.
# The limit is one of the process: raised so that a cell of 1 MB is a bad row, not the end of the file.
_LONGEST_PARSED = 8_000_000
_HEAD = 1 << 18

__all__ = ["LONGEST_CELL", "MOST_COLUMNS", "RowProblem", "Table", "TableError", "open_table"]


class Table:
    """An open file, to be gone through once.

    kind        "csv", "xlsx", "vcard" or "ldif"; encoding, delimiter: of a CSV; sheets, sheet: of an XLSX (else None)
    header      unique, stripped names: a second "Name" is "Name (2)", an empty one is "Column 3"
    warnings    sentences about what was put right on the way
    """

    def __init__(self, rows, *, kind, header_row=True, encoding=None, delimiter=None, sheets=None, sheet=None,
                 warnings=()):
        self.kind = kind
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheets = sheets
        self.sheet = sheet
        self.warnings = list(warnings)
        self._rows = rows
        self._first = next(((row_no, cells) for row_no, cells in rows if _holds_something(cells)), None)
        if self._first is None:
            raise TableError(_("The file holds no rows"))
        cells = _without_empty_end(self._first[1])
        if len(cells) > MOST_COLUMNS:
            raise TableError(_("The file has %(count)s columns; at most %(most)s can be read",
                               count=len(cells), most=MOST_COLUMNS))
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise TableError(_("The first row is too long to be the names of columns"))
        self.header = self._names(cells) if header_row else [_column(at) for at in range(1, len(cells) + 1)]
        if header_row:
            self._first = None

    def __iter__(self):
        """(row_no, list of cells or RowProblem), blank rows left out."""
        width = len(self.header)
        if self._first:
            yield self._first[0], _fitted(self._first[1], width)
            self._first = None
        for row_no, cells in self._rows:
            if isinstance(cells, RowProblem):
                yield row_no, cells
                continue
            together = "".join(cells)
            if not together or together.isspace():
                continue
            if "\x00" in together:
                yield row_no, RowProblem(_("The row holds NUL characters, which are no text"), cells)
            elif len(together) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
                yield row_no, RowProblem(_("A cell is longer than %(most)s characters", most=LONGEST_CELL), cells)
            else:
                yield row_no, cells if len(cells) == width else _fitted(cells, width)

    def _names(self, cells):
        names, taken = [], {name.strip() for name in cells}
        for at, cell in enumerate(cells, 1):
            wanted = " ".join(cell.replace("\x00", "").split()) or _column(at)
            name, count = wanted, 1
            while name in names or (count > 1 and name in taken):
                count += 1
                name = f"{wanted} ({count})"
            if name != wanted:
                self.warnings.append(_("There is more than one column “%(name)s”; this one is called “%(new)s”",
                                       name=wanted, new=name))
            elif not cell.strip():
                self.warnings.append(_("Column %(number)s has no name", number=at))
            names.append(name)
        return names


@contextmanager
def open_table(path, *, filename=None, encoding=None, delimiter=None, sheet=None, header_row=True):
    """The Table in the file at `path`; what is not given is found out. TableError if there is none.

    filename    as its owner calls it; its ending only helps to choose between delimiters
    encoding    one of sniffing.ENCODINGS; delimiter: one of sniffing.DELIMITERS
    sheet       name of a sheet of the workbook; without it the first visible one
    """
    if is_workbook(path):
        with open_workbook(path, sheet) as book:
            yield Table(book.rows, kind="xlsx", header_row=header_row, sheets=book.sheets, sheet=book.sheet,
                        warnings=book.warnings)
        return
    if delimiter is not None and delimiter not in DELIMITERS:
        raise TableError(_("“%(delimiter)s” is no delimiter that can be read", delimiter=delimiter))
    kind, encoding = kind_of(path), find_encoding(path, encoding)
    if kind:
        with open(path, encoding=encoding) as file:
            yield Table(contact_rows(kind, file), kind=kind, encoding=encoding)
        return
    with open(path, encoding=encoding, newline="") as file:
        head = file.read(_HEAD)
        file.seek(0)
        named = _named_delimiter(head)
        if named:
            file.readline()
        delimiter = delimiter or named or find_delimiter(head, filename or path)
        yield Table(_records(file, delimiter), kind="csv", header_row=header_row, encoding=encoding,
                    delimiter=delimiter)


def _named_delimiter(head):
    """What a first line such as `sep=;` says; spreadsheet programs obey it and do not show it as a row."""
    line = head.split("\n", 1)[0].strip("\r \"")
    return line[4:] if line[:4].lower() == "sep=" and line[4:] in DELIMITERS else None


def _records(file, delimiter):
    """(ordinal of the record, its cells)."""
    csv.field_size_limit(_LONGEST_PARSED)
    reader, row_no = csv.reader(file, delimiter=delimiter), 0
    try:
        for row_no, cells in enumerate(reader, 1):
            yield row_no, cells
    except csv.Error as problem:
        raise TableError(_("Row %(row)s has a cell that does not end; a quote before it may be unclosed",
                           row=row_no + 1)) from problem


def _fitted(cells, width):
    """A row of exactly `width` cells; empty cells beyond the header are no loss, others are a problem."""
    if len(cells) > width:
        whole, cells = cells, _without_empty_end(cells)
        if len(cells) > width:
            return RowProblem(_("The row has %(count)s cells, the header %(width)s", count=len(cells), width=width),
                              whole)
    return [*cells, *[""] * (width - len(cells))]


def _without_empty_end(cells):
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _holds_something(cells):
    return any(cell.strip() for cell in cells)


def _column(at):
    return _("Column %(number)s", number=at)
