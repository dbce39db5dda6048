"""Customers late by their own rhythm: on My day, in the list, on their page, as value at risk."""
from tests.movement.conftest import names


def test_my_day_tells_who_is_late_and_how_much(browse, customer):
    customer("Amber", 63, 93, 123, 153, owner="rita")  # usually every 30 days
    customer("Birch", 20, 50, 80, owner="rita")
    customer("Cedar", 63, 93, 123, owner="ada")
    page = browse("rita").open("/")
    named = {table.css_first("caption").text(): table for table in page.css("table")}
    table = named["Late by their own rhythm"]
    assert [row.text(separator=" ").split()[0] for row in table.css("tbody tr")] == ["Amber"]
    assert "2.1 × later than usual" in page.text
    assert names(page.follow("All late customers")) == ["Amber"]


def test_their_page_tells_it(browse, customer):
    amber = customer("Amber", 63, 93, 123)
    birch = customer("Birch", 20, 50, 80)
    assert "2.1 × later than usual" in browse("rita").open(f"/customers/{amber.id}").text
    assert "later than usual" not in browse("rita").open(f"/customers/{birch.id}").text


def test_value_at_risk_is_what_late_ones_bought_in_a_year(browse, customer):
    customer("Amber", 63, 93, 123, 400, owner="rita")
    page = browse("mara").open("/overview")
    row = dict(zip(page.table()[0], page.table()[1], strict=True))
    assert (row["Late customers"], row["Value at risk"]) == ("1", "£75.00")  # three of 25, not the one of 400 days ago
    kept = browse("mara").open("/movement/kept?by=owner")
    assert kept.table()[1][-2:] == ["1", "£75.00"]
