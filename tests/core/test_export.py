"""A list as a file: nothing in it runs in a spreadsheet, numbers stay numbers."""
import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from core import export
from core.export import Column

COLUMNS = [Column("Name", lambda row: row[0]), Column("Value", lambda row: row[1])]
ROWS = [("天津茶叶", 12), ("=HYPERLINK(\"http://x\")", Decimal("-4.50")), ("@sum", None), ("a\x0bb", date(2026, 5, 3))]
SAFE = [["Name", "Value"], ["天津茶叶", 12], ["'=HYPERLINK(\"http://x\")", -4.5], ["'@sum", None]]


@pytest.fixture
def sent(house):
    def send(kind, rows):
        with house.test_request_context():
            response = export.export(kind, "customers", COLUMNS, rows)
            response.direct_passthrough = False
            return response
    return send


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "＝1"])
def test_what_begins_a_formula_gets_an_apostrophe(text):
    assert export.harmless(text) == "'" + text


def test_csv_has_a_mark_of_its_alphabet_and_no_formulas(sent):
    response = sent("csv", ROWS)
    assert response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"))))
    assert rows[:4] == [[str(cell) if cell is not None else "" for cell in row] for row in SAFE[:2]] + [
        ["'=HYPERLINK(\"http://x\")", "-4.50"], ["'@sum", ""]]
    assert rows[4] == ["ab", "2026-05-03"]


def test_xlsx_holds_numbers_and_days(sent):
    sheet = load_workbook(io.BytesIO(sent("xlsx", ROWS).data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[:4] == SAFE
    assert rows[4] == ["ab", datetime(2026, 5, 3)]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 5


def test_xlsx_goes_on_with_another_sheet_when_one_is_full(sent, monkeypatch):
    monkeypatch.setattr(export, "ROWS_A_SHEET", 2)
    book = load_workbook(io.BytesIO(sent("xlsx", ROWS).data))
    assert [sheet.max_row for sheet in book] == [3, 3]


def test_an_empty_list_is_a_file_with_a_head(sent):
    assert sent("csv", []).data.decode("utf-8-sig") == "Name,Value\r\n"
    assert [sheet.max_row for sheet in load_workbook(io.BytesIO(sent("xlsx", []).data))] == [1]


def test_instants_are_the_readers_clock(house):
    with house.test_request_context():
        assert export.plain(datetime(2026, 5, 3, 12, 30, 15, 99, tzinfo=UTC)) == datetime(2026, 5, 3, 13, 30, 15)
