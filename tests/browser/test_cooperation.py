"""The pages of plans and agreements in a real browser: light, dark, narrow, Chinese."""
import pytest

from models import db
from tests.browser.looks import IN_CHINESE, LOOKS, look_at_all
from tests.cooperation.conftest import ordered, partner, planned, signed, supplier  # noqa: F401  fixtures
from tests.cooperation.test_risks import risky  # noqa: F401  fixture
from tests.world import days_ago, days_on, inside

PAGES = [
    "/cooperation/plans", "/cooperation/plans/{plan}", "/cooperation/plans/{plan}/edit",
    "/cooperation/plans/{plan}/goals/new", "/cooperation/plans/{plan}/goals/1",
    "/cooperation/plans/{plan}/goals/1/read", "/cooperation/plans/{plan}/reviews/new", "/cooperation/plans/{plan}/end",
    "/cooperation/supplier/{party}/plans/new", "/cooperation/agreements", "/cooperation/agreements/{agreement}",
    "/cooperation/agreements/{agreement}/edit", "/cooperation/agreements/{agreement}/extend",
    "/cooperation/supplier/{party}/agreements/new", "/suppliers/{party}",
    "/cooperation/risks", "/cooperation/risks/{risk}",
    "/cooperation/risks/{risk}/edit", "/cooperation/risks/{risk}/close", "/cooperation/supplier/{party}/risks/new",
]


@pytest.fixture
def paths(browse, supplier, planned, signed, risky):
    """The pages' addresses, with something on each."""
    lake = supplier("Blue Lake Trading 蓝湖贸易", owner="ada")
    plan = planned(lake, title="Tins on time and without dents 茶叶罐准时到货", with_goals=[{}, {"title": "Visits"}])
    agreement = signed(lake, ends=days_on(100), renews=12)
    browse("ada").open(f"/cooperation/plans/{plan}").follow("Enter a value of Fewer returns").submit(
        button="Save", value="25", n="120").follow("Review").submit(
        button="Save", held_on=str(days_ago(1)), minutes="Tins dented in the lorry.", decisions="They pack on edge.")
    risk = risky(lake, title="All tins come from one plant 茶叶罐全部来自一家工厂", likelihood=5, impact=4)
    return [page.format(plan=plan, agreement=agreement, risk=risk, party=lake.id) for page in PAGES]


def test_pages_are_accessible_and_fit(window, paths):
    look_at_all(window, paths, LOOKS)


def test_pages_in_chinese(window, paths, make):
    with inside(make.app):
        db.session.merge(make.user("ada")).language = "zh"
        db.session.commit()
    look_at_all(window, paths, IN_CHINESE, "zh")
