"""What stands beside a supplier: what we spend with it, its other roles, its categories."""
from decimal import Decimal

from blueprints.customers.actions import hats
from core.principal import SYSTEM
from models import Party, PurchaseLine, PurchaseOrder, Rate, db
from tests.evaluation.conftest import category, qualified  # noqa: F401  fixtures
from tests.suppliers.conftest import computed, quarter
from tests.world import days_ago


def test_what_we_spend_opens_its_lines(browse, supplier, ordered, inside):
    lake = supplier()
    ordered(lake, promised=days_ago(10), quantity=480)
    ordered(lake, promised=days_ago(500), quantity=200)
    with inside():
        db.session.get(PurchaseLine, ordered(lake, promised=days_ago(12))).value_cents = None
        db.session.commit()
    page = browse("mara").open(f"/suppliers/{lake.id}")
    figures = [node.text(strip=True) for node in page.css("#spend .stat-value")]
    assert figures == ["£1,200.00", "£500.00"] and "1 line without a value left out" in page.text
    assert len(page.follow("£1,200.00").table()) == 3


def test_foreign_money_counts_at_the_rate_of_its_day(browse, supplier, ordered, inside):
    lake = supplier()
    lines = [ordered(lake, promised=days_ago(days), quantity=400) for days in (10, 20, 30)]
    with inside():
        db.session.add(Rate(currency="EUR", valid_from=days_ago(15), home_per_unit=Decimal("0.8")))
        for line in lines[:2]:
            db.session.get(PurchaseOrder, db.session.get(PurchaseLine, line).order_id).currency = "EUR"
        db.session.commit()
    page = browse("mara").open(f"/suppliers/{lake.id}")
    assert page.css("#spend .stat-value")[0].text(strip=True) == "£1,800.00"
    assert "€2,000.00 + £1,000.00; 1 line without a rate left out" in page.text


def test_nothing_spent_is_not_shown_as_nought(browse, supplier):
    assert browse("mara").open(f"/suppliers/{supplier().id}").css("#spend") == []


def test_the_other_roles_lead_to_their_pages(browse, supplier, inside):
    lake = supplier()
    with inside():
        hats.put_on_hat(db.session.get(Party, lake.id), "customer", by=SYSTEM)
        db.session.commit()
    page = browse("mara").open(f"/suppliers/{lake.id}")
    assert page.follow("Customer").path == f"/customers/{lake.id}"


def test_the_list_by_category(browse, supplier, category, qualified):  # noqa: F811
    lake, castings, paint = supplier("Blue Lake"), category("Castings"), category("Paint")
    supplier("Harbour")
    qualified(lake, castings, "conditional")
    names = [row[0] for row in browse("mara").open(f"/suppliers?category={castings}").table()[1:]]
    assert names == ["Blue Lake"]
    page = browse("mara").open(f"/suppliers?category={paint}")
    assert "No supplier fits" in page.text and "Castings" in page.text
    browse("mara").open("/suppliers?category=many", status=400)


def test_scorecards_of_one_category_stand_side_by_side(browse, delivered, category, qualified):  # noqa: F811
    lake, castings = delivered(good=9, late=1), category("Castings")
    harbour = delivered("Harbour", good=10)
    for party in (lake, harbour):
        computed(browse, party)
    qualified(lake, castings)
    period = f"period={quarter().first}"
    assert len(browse("mara").open(f"/suppliers/scorecards?{period}").table()) == 3
    rows = browse("mara").open(f"/suppliers/scorecards?{period}&category={castings}").table()[1:]
    assert [row[0].split(" ")[0] for row in rows] == [lake.title.split(" ")[0]]
