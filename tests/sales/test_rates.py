"""Exchange rates, and the orders that wait for one."""
from datetime import date

import pytest
import sqlalchemy as sa

from core.worker import Worker
from models import CustomerProfile, Job, Order, Party, db
from tests.world import days_ago


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Ltd", team="North")


def enter(page, rate, day, currency="EUR"):
    return page.submit(currency=currency, valid_from=day, home_per_unit=rate)


def work(inside):
    with inside():
        Worker().run_until_idle()


def home_cents(inside):
    with inside():
        return db.session.scalars(sa.select(Order.home_cents).order_by(Order.ordered_at)).all()


def test_orders_without_a_rate_are_told_first_and_can_be_opened(browse, make, acme):
    make(Order, party=acme, number="E-1", currency="EUR", on=date(2025, 3, 1))
    make(Order, party=acme, number="E-2", currency="EUR", on=date(2025, 4, 1))
    page = browse("mara").open("/sales/rates")
    assert "2 orders in EUR have no rate, the first of 1 Mar 2025" in page.text
    assert (page.values()["currency"], page.values()["valid_from"]) == ("EUR", "2025-03-01")
    assert [row[0] for row in page.follow("Show them").table()[1:]] == ["E-2", "E-1"]


def test_a_rate_converts_the_orders_from_its_day_on(browse, make, acme, inside):
    for day in (1, 10, 20):
        make(Order, party=acme, currency="EUR", on=date(2025, 3, day))
    mara = browse("mara")
    assert enter(mara.open("/sales/rates"), "0.8", "2025-03-05").toasts == ["Rate of EUR saved"]
    enter(mara.open("/sales/rates"), "0.855555555", "2025-03-15")
    assert home_cents(inside) == [None, None, None]
    work(inside)
    assert home_cents(inside) == [None, 2000, 2139]
    with inside():
        profile = db.session.get(CustomerProfile, acme.id)
        assert (profile.revenue_cents, profile.unrated_orders) == (4139, 1)
        assert set(db.session.scalars(sa.select(Order.version))) == {1}  # converted, not edited


def test_progress_shows_while_orders_are_converted(browse, make, acme, inside):
    make(Order, party=acme, currency="EUR", on=days_ago(3))
    page = enter(browse("mara").open("/sales/rates"), "0.8", days_ago(9))
    assert "Converting orders in EUR" in page.text
    work(inside)
    assert "Converting" not in browse("mara").open("/sales/rates", htmx_target="div#conversions").text


def test_correcting_and_removing_a_rate(browse, make, acme, inside):
    make(Order, party=acme, currency="EUR", on=date(2025, 3, 10))
    mara = browse("mara")
    page = enter(mara.open("/sales/rates"), "0.8", "2025-03-05").follow("5 Mar 2025")
    page = page.submit(button="Save", home_per_unit="0.9")
    work(inside)
    assert home_cents(inside) == [2250]
    page = page.follow("5 Mar 2025").submit(button="Remove")
    assert page.toasts == ["Rate of EUR removed"]
    work(inside)
    assert home_cents(inside) == [None]


def test_one_change_is_one_job(browse, make, inside):
    page = browse("mara").open("/sales/rates")
    enter(page, "0.8", "2025-03-05")
    enter(page, "0.8", "2025-03-05")
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).where(Job.kind == "sales.convert")) == 1


def test_a_second_rate_for_a_day_is_refused(browse, make):
    mara = browse("mara")
    enter(mara.open("/sales/rates"), "0.8", "2025-03-05")
    page = mara.open("/sales/rates").submit(status=422, currency="EUR", valid_from="2025-03-05", home_per_unit="0.9")
    assert page.field_errors == {"valid_from": "There is a rate of this currency for this day already"}
    enter(mara.open("/sales/rates"), "0.7", "2025-03-06")
    page = mara.open("/sales/rates").follow("6 Mar 2025").submit(button="Save", status=422, valid_from="2025-03-05")
    assert page.field_errors == {"valid_from": "There is a rate of this currency for this day already"}


@pytest.mark.parametrize(("rate", "error"), [
    ("0", "Between 0.000000001 and 1,000,000"), ("0.1234567891", "At most 9 decimals"), ("", "Please fill this in"),
])
def test_a_rate_must_be_a_rate(browse, make, rate, error):
    page = browse("mara").open("/sales/rates").submit(status=422, currency="EUR", home_per_unit=rate)
    assert page.field_errors == {"home_per_unit": error}


def test_rates_are_for_those_who_manage_sales(browse, make):
    browse("rita").open("/sales/rates", status=403)
