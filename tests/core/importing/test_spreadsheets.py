"""Workbooks: what cells become, and files made to harm."""
from datetime import date, datetime, time, timedelta

import psutil
import pytest
from openpyxl import Workbook

from core.importing.problems import RowProblem, TableError

A_NAME = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
TOO_LARGE = "The workbook unpacks to more than can be read safely; save it as CSV and bring that"


@pytest.fixture
def saved(tmp_path):
    """saved({sheet: rows}): the path of a workbook."""
    def save(sheets):
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(tmp_path / "book.xlsx")
        return tmp_path / "book.xlsx"
    return save


@pytest.mark.parametrize(("value", "text"), [
    (12, "12"), (12.0, "12"), (2.55, "2.55"), (1e-5, "1e-05"), (True, "TRUE"), (False, "FALSE"), ("#N/A", "#N/A"),
    (" 007 ", " 007 "), ("客户", "客户"), (date(2010, 12, 1), "2010-12-01"), (time(8, 26), "08:26:00"),
    (datetime(2010, 12, 1, 8, 26), "2010-12-01 08:26:00"), (timedelta(hours=26, minutes=5), "26:05:00"),
    (123456789012345, "123456789012345"), ("x\nhttp://", "x\nhttp://"),
])
def test_a_cell_is_what_a_person_would_type(opened, saved, value, text):
    assert list(opened(saved({"One": [["a", "b"], [value, "end"]]}))) == [(2, [text, "end"])]


def test_blank_rows_are_counted_and_short_ones_filled(opened, saved):
    table = opened(saved({"One": [["a", "b"], [], [None, None], [1], [1, 2, 3]]}))
    assert list(table) == [(4, ["1", ""]), (5, RowProblem("The row has 3 cells, the header 2", ["1", "2", "3"]))]


def test_a_sheet_is_chosen_by_name(opened, saved):
    path = saved({"One": [["a"], [1]], "Two": [["b"], [2]]})
    first, second = opened(path), opened(path, sheet="Two")
    assert (first.kind, first.sheets, first.sheet) == ("xlsx", ["One", "Two"], "One")
    assert (second.sheet, second.header, list(second)) == ("Two", ["b"], [(2, ["2"])])
    with pytest.raises(TableError, match="^The workbook has no sheet “Three”$"):
        opened(path, sheet="Three")


def test_formulas_give_what_was_computed(opened, workbook):
    table = opened(workbook(rows=[A_NAME, "<row><c><f>1+1</f><v>2</v></c></row>"]))
    assert (list(table), table.warnings) == ([(2, ["2"])], [])


def test_formulas_that_were_never_computed_are_told(opened, saved):
    table = opened(saved({"One": [["a", "b"], ["=1+1", "x"]]}))
    assert list(table) == [(2, ["", "x"])]
    assert table.warnings[0].startswith("Some formulas have no computed value")


def test_an_empty_workbook_is_told(opened, saved):
    with pytest.raises(TableError, match="^The file holds no rows$"):
        opened(saved({"One": []}))


BOMBS = {
    "many rows": dict(rows=[A_NAME, *["<row><c><v>1</v></c></row>" * 10_000] * 200]),
    "a row without end": dict(rows=["<row>", *["<c/>" * 100_000] * 50, "</row>"]),
    "one endless cell": dict(rows=["<row><c><v>", *["1" * 1_000_000] * 60, "</v></c></row>"]),
    "empty strings": dict(strings=["<si/>" * 100_000] * 20),
    "long strings": dict(strings=["<si><t>", *["x" * 1_000_000] * 60, "</t></si>"]),
    "zeros": {"xl/media/image.bin": ["\0" * 1_000_000] * 40},
}


def test_shared_strings_are_read(opened, workbook):
    table = opened(workbook(rows=['<row><c t="s"><v>1</v></c></row><row><c t="s"><v>0</v></c></row>'],
                            strings=["<si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r></si>"]))
    assert (table.header, list(table)) == (["two"], [(2, ["one"])])


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(opened, workbook, bomb):
    path = workbook(**BOMBS[bomb])
    before = psutil.Process().memory_info().rss
    with pytest.raises(TableError) as refused:
        opened(path)
    assert str(refused.value) == TOO_LARGE
    assert psutil.Process().memory_info().rss - before < 100 << 20


def test_rows_that_are_only_claimed_end_somewhere(opened, workbook):
    far = '<row r="99999999"><c><v>1</v></c></row>'
    table = opened(workbook(rows=[A_NAME, far]))
    with pytest.raises(TableError, match="^The sheet has more than 1048576 rows$"):
        list(table)


ENTITIES = ('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>')


@pytest.mark.parametrize("parts", [
    {"xl/sharedStrings.xml": ENTITIES},
    {"xl/sharedStrings.xml": "<sst"},
    dict(rows=['<row><c r="ZZZZZZ1"><v>1</v></c></row>']),
    dict(rows=['<row><c t="s"><v>9</v></c></row>']),
    dict(rows=['<row r="one"><c><v>1</v></c></row>']),
    {"xl/workbook.xml": "<workbook/>"},
])
def test_a_broken_workbook_is_told(opened, workbook, parts):
    path = workbook(**parts)
    with pytest.raises(TableError, match="^The workbook (is broken and cannot be read|has no sheets with cells)$"):
        opened(path)


def test_a_workbook_cut_off_is_told(opened, saved):
    whole = saved({"One": [["a"], [1]]}).read_bytes()
    with pytest.raises(TableError, match="^The workbook is broken and cannot be read$"):
        opened(whole[: len(whole) // 2])


def test_other_archives_and_locked_workbooks_are_told(opened, workbook):
    content = workbook().read_bytes().replace(b"xl/workbook.xml", b"word/documents.")
    with pytest.raises(TableError, match="^This is no XLSX workbook; save it as .xlsx or CSV$"):
        opened(content)
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(TableError, match="^The workbook is protected by a password; save it without one$"):
        opened(locked)
