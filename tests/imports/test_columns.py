"""Which column holds what: guessed, remembered, corrected; how the file is written; which day is meant."""
import codecs

import sqlalchemy as sa

from models import Hat, ImportRun, Order, Team, db
from tests.imports.files import CUSTOMERS, checked, stats, upload, work, written

FRENCH = "N° client;Société;Pays\nF-1;Café Crème;France\n"
AMBIGUOUS = """InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID
1,TEA,1,03/04/2024,2.00,A
2,TEA,1,05/04/2024,2.00,A
"""
CHINESE = "客户编号,公司名称,国家,联系人\nK-1,蓝湖有限公司,中国,李伟\n"


def test_columns_are_guessed_in_chinese_too(house, browse):
    page = upload(browse, CHINESE.encode("gb18030"), target="customers")
    values = page.values("/imports/1/columns")
    guessed = [values[f"column_{name}"] for name in ("code", "name", "contact_name")]
    assert guessed == ["客户编号", "公司名称", "联系人"]


def test_a_mapping_is_remembered_for_files_of_the_same_form(house, browse):
    page = upload(browse, FRENCH, target="customers").submit(
        button="Check what it would change", column_code="N° client", column_name="Société", column_country="Pays")
    work(house)
    assert stats(page.browser.open(page.path)) == {"New rows": "1", "Rows with errors": "0"}
    again = upload(browse, FRENCH.replace("F-1", "F-2"), target="customers")
    assert again.values(f"{again.path}")["column_name"] == "Société"


def test_what_does_not_fit_is_said_at_once(house, browse):
    page = upload(browse, CUSTOMERS).submit(button="Check what it would change", status=422, column_number="")
    assert "Choose the column of the order number" in page.text


def test_a_column_and_one_value_for_all_cannot_both_be(house, browse):
    page = upload(browse, CUSTOMERS, target="customers").submit(
        button="Check what it would change", status=422, value_country="France")
    assert page.field_errors == {"value_country": "Choose either a column or one value for all rows"}


def test_one_currency_for_all(house, browse, inside):
    page = upload(browse, "Order no,Date,Customer no,Price\n1,2024-01-05,A,12.50\n")
    page = page.submit(button="Check what it would change", value_currency="EUR")
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    with inside():
        assert db.session.execute(sa.select(Order.currency, Order.total_cents, Order.home_cents)).all() == [
            ("EUR", 1250, None)]


def test_the_order_of_day_and_month_is_asked_only_when_open(house, browse, inside):
    page = checked(house, browse, AMBIGUOUS)
    assert "leaves open which number is the day" in page.text
    assert "day, month, year: “03/04/2024” is 3 Apr 2024" in page.text
    page = page.submit(button="Check what it would change", order_ordered_at="m/d/y")
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    with inside():
        days = db.session.scalars(sa.select(Order.ordered_on).order_by(Order.number)).all()
        assert [day.isoformat() for day in days] == ["2024-03-04", "2024-05-04"]
    assert stats(written(house, browse, AMBIGUOUS)) == {"Unchanged rows": "2", "Rows with errors": "0"}


def test_a_telling_row_far_down_answers_the_question(house, browse):
    page = checked(house, browse, AMBIGUOUS + "3,TEA,1,25/04/2024,2.00,A\n")
    assert stats(page) == {"New rows": "3", "Rows with errors": "0"}


def test_a_file_with_a_byte_order_mark_goes_all_the_way(house, browse):
    for mark in (codecs.BOM_UTF8 + "Name,City\nĆwikła,Łódź\n".encode(), "Name,City\nMüller,Köln\n".encode("utf-16")):
        assert stats(written(house, browse, mark, target="customers")) == {"New rows": "1", "Rows with errors": "0"}


def test_the_encoding_can_be_corrected(house, browse, inside):
    page = upload(browse, "Name,City\nĆwikła,Łódź\n".encode("cp1250"), target="customers")
    page = page.submit(f"{page.path.removesuffix('/columns')}/written", encoding="cp1250")
    assert "Łódź" in page.text
    with inside():
        assert db.session.scalars(sa.select(ImportRun)).one().options["encoding"] == "cp1250"


def test_naive_times_are_the_workspaces(house, browse, inside):
    written(house, browse, "Order no,Date,Customer no,Price\n1,2024-07-05 00:30,A,12.50\n")
    with inside():
        at, on = db.session.execute(sa.select(Order.ordered_at, Order.ordered_on)).one()
        assert (at.isoformat(), on.isoformat()) == ("2024-07-04T23:30:00+00:00", "2024-07-05")


def test_a_title_without_a_person_is_not_guessed(browse):
    page = upload(browse, "Company,Job Title,E-mail\nFar Shore,Buyer,a@shore.example\n", target="customers")
    values = page.values(page.path)
    assert (values["column_name"], values["column_contact_title"]) == ("Company", "")


def test_a_team_for_all_is_chosen_by_its_name(house, browse, inside):
    page = upload(browse, "Customer number,Name\nK-9,Far Shore\n", target="customers")
    page = page.submit(button="Check what it would change", value_team="North")
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    with inside():
        assert db.session.scalars(sa.select(Team.name).join(Hat, Hat.team_id == Team.id)).all() == ["North"]
