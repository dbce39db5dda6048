"""Published files of others, from ../shared/data, against figures that were computed independently."""
import json
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from blueprints.customers.actions.lifecycle import count_classes
from models import CustomerProfile, Hat, Order, Party, db

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
RETAIL = DATA / "online_retail" / "online_retail_2010-12_2011-03.csv"
NORTHWIND = DATA / "northwind" / "csv"
MAPPING = {"number": "InvoiceNo", "ordered_at": "InvoiceDate", "customer": "CustomerID", "product": "StockCode",
           "description": "Description", "quantity": "Quantity", "unit_price": "UnitPrice", "country": "Country"}

needs_retail = pytest.mark.skipif(not RETAIL.exists(), reason=f"{RETAIL} is not here")
needs_northwind = pytest.mark.skipif(not NORTHWIND.exists(), reason=f"{NORTHWIND} is not here")


def bring(app, target, file, *options):
    result = app.test_cli_runner().invoke(args=["import", target, str(file), "--yes", "--json", *options])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def best_customers(number):
    query = sa.select(Hat.code, CustomerProfile.revenue_cents).join(
        CustomerProfile, CustomerProfile.party_id == Hat.party_id)
    return db.session.execute(query.order_by(CustomerProfile.revenue_cents.desc()).limit(number)).all()


@needs_retail
def test_a_year_s_first_months_of_a_wholesaler(house, inside, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING))
    first = bring(house, "orders", RETAIL, "--mapping", str(mapping))
    assert first == {
        "created": 96_947, "changed": 0, "unchanged": 0, "errors": 45_136, "parties": 2_189, "orders": 5_765}
    with inside():
        purchases = sa.select(sa.func.count(), sa.func.count(Order.party_id.distinct()), sa.func.sum(Order.home_cents))
        assert db.session.execute(purchases.where(Order.is_purchase)).one() == (4_705, 2_134, 218_479_704)
        assert best_customers(1) == [("14646", 7_932_842)]
        assert count_classes(date(2011, 4, 1)) == {
            "potential": 55, "new": 1_136, "existing": 488, "loyal": 505, "lost": 5}
    if house.config["DATABASE_URL"].startswith("sqlite"):  # a second time takes as long: smaller files do it on both
        again = bring(house, "orders", RETAIL, "--mapping", str(mapping))
        assert again == first | {"created": 0, "unchanged": 96_947}


@needs_northwind
def test_northwind_customers_orders_and_their_lines(house, inside):
    """Revenue is 25 cents above the reference, which rounds once at the end: here each line is rounded half up."""
    assert bring(house, "customers", NORTHWIND / "Customers.csv")["created"] == 93
    assert bring(house, "orders", NORTHWIND / "Orders.csv")["created"] == 830
    lines = bring(house, "orders", NORTHWIND / "Order_Details.csv")
    assert (lines["created"], lines["errors"], lines["orders"]) == (2155, 0, 830)
    reference = json.loads((NORTHWIND.parent / "reference_figures.json").read_text())
    with inside():
        revenue = db.session.scalar(sa.select(sa.func.sum(Order.valid_cents)))
        assert revenue - round(reference["revenue_after_discount"] * 100) == 25
        best = best_customers(10)
        assert [code for code, _cents in best] == list(reference["top10_customers"])
        assert all(abs(cents / 100 - reference["top10_customers"][code]) < 0.05 for code, cents in best)
        buyers = sa.select(sa.func.count(Order.party_id.distinct()))
        assert db.session.scalar(buyers) == reference["customers_with_orders"]
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Party).where(Party.is_person)) == 93


@needs_northwind
def test_northwind_again_changes_nothing(house):
    for target, name in (("customers", "Customers.csv"), ("orders", "Orders.csv"), ("orders", "Order_Details.csv")):
        bring(house, target, NORTHWIND / name)
    for target, name, rows in (("customers", "Customers.csv", 93), ("orders", "Orders.csv", 830),
                               ("orders", "Order_Details.csv", 2155)):
        again = bring(house, target, NORTHWIND / name)
        assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, rows)
