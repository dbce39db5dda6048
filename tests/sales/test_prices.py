"""Price lists: what stands in them, when they hold, and what a quote takes from them."""
from datetime import timedelta

import pytest

from blueprints.sales.actions.products import create_product
from models import Party, db
from tests.sales.test_entering import line
from tests.world import days_ago, days_on


@pytest.fixture
def tea(inside):
    with inside():
        product = create_product("TEA", "Green tea")
        db.session.commit()
        return product


def make_list(browse, name, since, until="", price="12.50", currency="GBP"):
    page = browse("mara").open("/sales/price-lists/new")
    page = page.submit(name=name, valid_from=since, valid_until=until, currency=currency)
    return page.submit(button="Save", code="tea", unit_price=price)


def priced(browse, make, **fields):
    """What a quote fills in for TEA."""
    acme = make(Party)
    page = browse("rita").open(f"/sales/quotes/new?customer={acme.id}")
    page = page.submit(button="More lines", **line(0, code="TEA", quantity="1"), **fields)
    return page.values()["lines-0-unit_price"]


def test_a_price_is_set_and_set_again(browse, tea):
    page = make_list(browse, "Export 2026", days_ago(9))
    assert page.toasts == ["Green tea has its price"] and page.table()[1][:3] == ["Green tea", "TEA", "12.50"]
    page = page.submit(button="Save", code="TEA", unit_price="13.125")
    assert page.table()[1][:3] == ["Green tea", "TEA", "13.125"]
    assert browse("rita").open(f"/sales/products/{tea.id}").table()[1] == ["Export 2026", "GBP", "13.125"]
    page = page.submit(button="Remove the price of Green tea")
    assert "No prices in it yet" in page.text


@pytest.mark.parametrize(("since", "until", "found"), [
    (0, 0, "12.5"), (-9, 9, "12.5"), (1, 9, ""), (-9, -1, "")])
def test_a_list_holds_on_its_days(browse, make, tea, since, until, found):
    make_list(browse, "Some days", days_on(since), days_on(until))
    assert priced(browse, make) == found


def test_of_two_lists_the_one_that_began_last_counts(browse, make, tea):
    make_list(browse, "New", days_ago(2), price="14")
    make_list(browse, "Old", days_ago(9), price="12")
    assert priced(browse, make) == "14"


def test_the_day_and_currency_of_the_quote_decide(browse, make, tea):
    make_list(browse, "Home", days_ago(9), price="12")
    make_list(browse, "Euro", days_ago(9), price="15", currency="EUR")
    make_list(browse, "Next year", days_on(30), price="16")
    later = days_on(30)
    assert priced(browse, make, currency="EUR") == "15"
    assert priced(browse, make, issued_on=later, valid_until=later + timedelta(9)) == "16"


def test_a_price_that_was_typed_stays(browse, make, tea):
    make_list(browse, "Home", days_ago(9))
    assert priced(browse, make, **line(0, unit_price="9.99")) == "9.99"


def test_a_list_in_the_archive_gives_no_prices(browse, make, tea):
    page = make_list(browse, "Home", days_ago(9)).submit(button="Archive")
    assert priced(browse, make) == ""
    page.submit(button="Restore")
    assert priced(browse, make) == "12.5"


def test_next_years_list_from_this_one(browse, make, tea):
    page = make_list(browse, "2026", days_ago(9), price="12.50").follow("Copy")
    page = page.submit(name="2027", valid_from=days_ago(1), percent="3.3")
    assert (page.h1, page.table()[1][2]) == ("2027", "12.91")  # 12.9125, rounded as money is


def test_errors_stand_at_their_fields(browse, tea):
    page = make_list(browse, "Home", days_ago(9))
    page = page.submit(button="Save", status=422, code="NONE", unit_price="-1")
    assert page.field_errors == {"code": "There is no product NONE", "unit_price": "Between 0 and 1,000,000,000"}
    page = browse("mara").open("/sales/price-lists/new").submit(
        status=422, name="home", valid_from=days_on(2), valid_until=days_on(1))
    assert page.field_errors == {"name": "There is a price list home already",
                                 "valid_until": "A price list cannot end before it begins"}


def test_who_sells_reads_prices_and_a_manager_sets_them(browse, tea):
    page = make_list(browse, "Home", days_ago(9))
    rita = browse("rita").open(page.path)
    assert rita.table()[1][2] == "12.50" and not {"Edit", "Copy"} & rita.links.keys()
    browse("rita").open(page.path + "/edit", status=403)
