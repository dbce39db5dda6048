"""Files that are broken, hostile or odd: a clear message, nothing lost, nothing half done."""
import io
import zipfile

import pytest
import sqlalchemy as sa
from openpyxl import Workbook

from models import ImportRun, Order, Party, db
from tests.imports.files import INVOICES, checked, stats, upload, written

HEAD = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Description\n"
ROW = "7,TEA,1,2024-01-01,2.00,A,{}\n"


def bomb():
    """A workbook of 100 kB that unpacks to 100 MB."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 100_000_000)
    return kept.getvalue()


REFUSED = {
    "empty": (b"", "The file is empty"),
    "blank": (b"\n\n\n", "The file holds no rows"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "This is no table: bring a CSV, TSV or XLSX file"),
    "bomb": (bomb(), "The workbook unpacks to more than can be read safely; save it as CSV and bring that"),
    "600 columns": (",".join(f"c{n}" for n in range(600)).encode() + b"\n",
                    "The file has 600 columns; at most 500 can be read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_at_the_field(name, house, browse, inside):
    content, message = REFUSED[name]
    page = browse("mara").open("/imports").submit(
        button="Upload", status=422, file=(content, "file.csv"), target="orders")
    assert page.field_errors == {"file": message}
    with inside():
        assert db.session.scalars(sa.select(ImportRun)).all() == []


def test_a_wrong_encoding_is_refused_at_the_field(house, browse):
    page = browse("mara").open("/imports").submit(
        button="Upload", status=422, file=("Name\nŁódź\n".encode("cp1250"), "c.csv"), target="customers",
        encoding="utf-8")
    assert page.field_errors == {"file": "The file is not written in utf-8; choose another encoding"}


def test_a_header_alone_is_an_import_of_nothing(house, browse):
    page = checked(house, browse, HEAD)
    assert stats(page) == {"Rows with errors": "0"}


def test_two_hundred_columns_are_fine(house, browse):
    wide = ",".join(f"extra {number}" for number in range(193))
    page = checked(house, browse, f"{HEAD.strip()},{wide}\n{ROW.format('Tea').strip()}{',x' * 193}\n")
    assert stats(page) == {"New rows": "1", "Rows with errors": "0"}


def test_a_cell_of_a_megabyte_is_one_bad_row(house, browse):
    page = checked(house, browse, HEAD + ROW.format("x" * 1_000_000) + ROW.format("Tea"))
    assert stats(page) == {"New rows": "1", "Rows with errors": "1"}
    assert page.browser.open(page.path + "/errors").table()[1][1] == "A cell is longer than 100000 characters"


def test_nul_bytes_are_bad_rows(house, browse):
    page = checked(house, browse, HEAD + ROW.format("a\0b") + ROW.format("Tea"))
    assert stats(page) == {"New rows": "1", "Rows with errors": "1"}
    assert "\0" not in page.download("Download the rows with errors").text


def test_formulas_stay_text_and_leave_as_text(house, browse, inside):
    formula = '"=HYPERLINK(""http://evil.example"")"'
    page = written(house, browse, f"Customer number,Name\nK-1,{formula}\n,\nK-2,{'x' * 400}\n", target="customers")
    with inside():
        assert db.session.scalars(sa.select(Party.title)).all() == ['=HYPERLINK("http://evil.example")']
    page = written(house, browse, HEAD + f"8,TEA,-1,2024-01-01,2.00,,{formula}\n")
    lines = page.download("Download the rows with errors").text.splitlines()
    assert lines == [HEAD.strip() + ",Row,Problem",
                     '8,TEA,-1,2024-01-01,2.00,,"\'=HYPERLINK(""http://evil.example"")",2,No customer']


def test_two_columns_of_one_name_are_told_apart(house, browse):
    page = upload(browse, HEAD.replace("Description", "Quantity") + ROW.format("5"))
    assert "There is more than one column “Quantity”; this one is called “Quantity (2)”" in page.text


def test_a_quote_that_never_closes_is_said_and_nothing_is_written(house, browse, inside):
    page = written(house, browse, INVOICES + '9,"TEA,1,2024-01-01,2.00,A,UK\n' + "x,y\n" * 5)
    assert stats(page) == {"New rows": "4", "Rows with errors": "2"}
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Order)) == 3


def test_numbers_beyond_reason_are_bad_rows(house, browse):
    rows = ("7,TEA,1e30,2024-01-01,2,A,", "7,TEA,999999999,2024-01-01,99999999,A,", "7,TEA,0.0001,2024-01-01,2,A,",
            "7,TEA,one,2024-01-01,2,A,", "7,TEA,1,31/02/2024,2,A,", "7,TEA,1,0001-01-01,2,A,", "7,TEA,,2024-01-01,2,A,")
    page = checked(house, browse, HEAD + "\n".join(rows) + "\n")
    assert stats(page) == {"Rows with errors": str(len(rows))}


def test_a_workbook_is_read_like_the_rest(house, browse):
    book, kept = Workbook(), io.BytesIO()
    for row in (["Order no", "Date", "Customer no", "Qty", "Price"], ["1", "2024-03-01", 17850, 2, 2.5500000000000003],
                ["2", 45352.5, "17850", 1, 1]):
        book.active.append(row)
    book.save(kept)
    page = checked(house, browse, kept.getvalue(), name="orders.xlsx")
    assert stats(page) == {"New rows": "2", "Rows with errors": "0"}


def test_a_body_beyond_the_limit_is_answered_with_413(house, browse):
    page = browse("mara").open("/imports").submit(
        button="Upload", status=413, file=(b"x" * 65_000_000, "big.csv"), target="orders")
    assert "The largest accepted size is 64 MB" in page.text
