"""A table file as rows: what is put right, what is a bad row, and what is no table at all."""
import pytest

from core.importing.problems import RowProblem, TableError
from core.importing.tables import LONGEST_CELL


def test_rows_are_numbered_as_a_spreadsheet_shows_them(opened):
    table = opened('Name,Note\nAnn,"two\nlines"\n\n , \nBob,\n')
    assert table.header == ["Name", "Note"]
    assert list(table) == [(2, ["Ann", "two\nlines"]), (5, ["Bob", ""])]


def test_the_header_may_follow_blank_rows(opened):
    table = opened("\n,\nName,City\nAnn,Bern\n")
    assert (table.header, list(table)) == (["Name", "City"], [(4, ["Ann", "Bern"])])


def test_without_a_header_the_first_row_is_a_row(opened):
    table = opened("Ann,Bern\nBob,Oslo\n", header_row=False)
    assert table.header == ["Column 1", "Column 2"]
    assert list(table) == [(1, ["Ann", "Bern"]), (2, ["Bob", "Oslo"])]


def test_names_of_columns_are_made_unique_and_told(opened):
    table = opened("Name, Name ,,Name (2),Name\na,b,c,d,e\n")
    assert table.header == ["Name", "Name (3)", "Column 3", "Name (2)", "Name (4)"]
    assert table.warnings == [
        "There is more than one column “Name”; this one is called “Name (3)”",
        "Column 3 has no name",
        "There is more than one column “Name”; this one is called “Name (4)”",
    ]


def test_short_rows_are_filled_and_empty_ends_cut(opened):
    table = opened("a,b,c\n1\n1,2,3,,\n")
    assert list(table) == [(2, ["1", "", ""]), (3, ["1", "2", "3"])]


def test_a_row_with_too_many_cells_is_given_back_whole(opened):
    table = opened("a,b\n1,2,3\n4,5\n")
    problem = RowProblem("The row has 3 cells, the header 2", ["1", "2", "3"])
    assert list(table) == [(2, problem), (3, ["4", "5"])]


def test_a_cell_of_a_megabyte_is_one_bad_row(opened):
    table = opened("a,b\n1," + "x" * 1_000_000 + "\n4,5\n")
    (row_no, problem), after = table
    assert (row_no, problem.message) == (2, f"A cell is longer than {LONGEST_CELL} characters")
    assert after == (3, ["4", "5"])


def test_nul_bytes_are_one_bad_row(opened):
    (row_no, problem), after = opened(b"a,b\n1,\x002\n3,4\n")
    assert (row_no, problem.message) == (2, "The row holds NUL characters, which are no text")
    assert after == (3, ["3", "4"])


def test_a_quote_that_never_closes_ends_the_file_by_its_row(opened):
    table = opened('a,b\n1,"2\n' + "3,4\n" * 2_500_000)
    with pytest.raises(TableError, match="^Row 2 has a cell that does not end"):
        list(table)


def test_two_hundred_columns_are_read(opened):
    table = opened(",".join(f"c{at}" for at in range(200)) + "\n" + ",".join("x" * 200) + "\n")
    assert list(table) == [(2, ["x"] * 200)]


def test_a_header_alone_is_a_table_without_rows(opened):
    assert list(opened("Name,City\n")) == []


@pytest.mark.parametrize(("content", "message"), [
    (b"", "The file is empty"),
    (b"\xef\xbb\xbf", "The file holds no rows"),
    (b"\n,,\n \n", "The file holds no rows"),
    (",".join(["c"] * 501).encode(), "The file has 501 columns; at most 500 can be read"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "This is no table: bring a CSV, TSV or XLSX file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an old .xls workbook; save it as .xlsx or CSV"),
])
def test_what_is_no_table_is_told(opened, content, message):
    with pytest.raises(TableError) as refused:
        opened(content)
    assert str(refused.value) == message


def test_a_real_company_is_read_whole(opened, shared_data):
    table = opened(shared_data / "online_retail/online_retail_2010-12_2011-03.csv")
    assert (table.encoding, table.delimiter, table.warnings) == ("utf-8", ",", [])
    rows = [(row_no, cells[0]) for row_no, cells in table]
    assert (len(rows), rows[-1]) == (142_083, (142_084, "548549"))


def test_real_records_with_line_ends_inside(opened, shared_data):
    table = opened(shared_data / "cfpb/as_found_2016_us_dates.csv")
    rows = list(table)
    assert not [row for row_no, row in rows if isinstance(row, RowProblem)]
    assert [row_no for row_no, row in rows] == list(range(2, len(rows) + 2))
