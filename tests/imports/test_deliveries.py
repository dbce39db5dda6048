"""A file of deliveries, from the upload to its undoing; and the published ones, against their reference figures."""
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from models import Hat, Party, PromiseMove, PurchaseLine, PurchaseOrder, Receipt, SuppliedProduct, db
from tests.imports.files import checked, numbers, stats, undone, written

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SCMS = DATA / "scms" / "scms_2006_2011H1.csv"
NORTHWIND = DATA / "northwind" / "csv"
needs_scms = pytest.mark.skipif(not SCMS.exists(), reason=f"{SCMS} is not here")
needs_northwind = pytest.mark.skipif(not NORTHWIND.exists(), reason=f"{NORTHWIND} is not here")
HEADER = "number,order,supplier,item,quantity,value,promised_on,arrived_on,recorded_on\n"
FILE = HEADER + """1,PO-1,Blue Lake,Pump,6,60,2026-03-10,2026-03-09,2026-03-20
1,PO-1,Blue Lake,Pump,4,40,2026-03-10,2026-03-10,2026-03-20
2,PO-1,Blue Lake,Valve,5,25,2026-03-10,2026-03-11,2026-03-11
3,PO-2,Harbour,Rope,100,,2026-03-15,,
4,PO-2,Harbour,Rope,0,1,2026-03-15,,
5,PO-2,,Rope,3,1,2026-03-15,,
"""
MAPPING = {"number": "ID", "order": "PO / SO #", "supplier": "Vendor", "item": "Item Description",
           "quantity": "Line Item Quantity", "value": "Line Item Value", "promised_on": "Scheduled Delivery Date",
           "arrived_on": "Delivered to Client Date", "recorded_on": "Delivery Recorded Date"}
NAMED = {"Aurobindo Pharma Limited": (347, 284), "Orgenics, Ltd": (238, 219), "CIPLA LIMITED": (80, 63),
         "S. BUYS WHOLESALER": (413, 403), "Trinity Biotech, Plc": (133, 132), "SCMS from RDC": (2729, 2430)}


def bring(app, target, file, *options):
    result = app.test_cli_runner().invoke(args=["import", target, str(file), "--yes", "--json", *options])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def report(app):
    result = app.test_cli_runner().invoke(args=["report", "on-time", "--by", "supplier", "--json"])
    assert result.exit_code == 0, result.stderr
    return {row["label"]: row for row in json.loads(result.stdout)}


def count(model):
    return db.session.scalar(sa.select(sa.func.count()).select_from(model))


def test_a_dry_run_says_what_would_change(house, browse, inside):
    page = checked(house, browse, FILE, target="deliveries", name="deliveries.csv")
    assert stats(page) == {"New rows": "4", "Rows with errors": "2"}
    assert numbers(page) == {("Suppliers", "New"): 2, ("Orders", "New"): 2, ("Order lines", "New"): 3}
    with inside():
        assert count(PurchaseLine) == 0 and count(Party) == 0


def test_parts_of_a_line_are_one_line_and_never_delivered_is_late(house, browse, inside):
    written(house, browse, FILE, target="deliveries", name="deliveries.csv")
    assert {label: (row["n"], row["on_time"]) for label, row in report(house).items()} == {
        "Blue Lake": (2, 1), "Harbour": (1, 0)}
    with inside():
        lines = sa.select(PurchaseLine.quantity, PurchaseLine.received, PurchaseLine.value_cents)
        found = db.session.execute(lines.order_by(PurchaseLine.number)).all()
        assert found == [(10, 10, 10000), (5, 5, 2500), (100, 0, None)]


def test_the_same_file_again_changes_nothing(house, browse):
    written(house, browse, FILE, target="deliveries", name="deliveries.csv")
    page = written(house, browse, FILE, target="deliveries", name="deliveries.csv")
    assert stats(page) == {"Unchanged rows": "4", "Rows with errors": "2"}


def test_undo_takes_everything_back(house, browse, inside):
    undone(house, written(house, browse, FILE, target="deliveries", name="deliveries.csv"))
    with inside():
        assert [count(model) for model in (PurchaseLine, PurchaseOrder, Receipt, Party, Hat)] == [0] * 5


def test_a_later_file_brings_the_rest_and_cannot_move_the_measure(house, browse, inside):
    """What had not arrived has; the day is another one now: the supplier stays held to the first."""
    written(house, browse, FILE, target="deliveries", name="deliveries.csv")
    later = HEADER + "3,PO-2,Harbour,Rope,100,,2026-03-20,2026-03-19,2026-03-19\n"
    page = written(house, browse, later, target="deliveries", name="later.csv")
    assert stats(page) == {"Changed rows": "1", "Rows with errors": "0"}
    assert report(house)["Harbour"]["on_time"] == 0
    with inside():
        move = db.session.scalars(sa.select(PromiseMove)).one()
        assert (str(move.before), str(move.after), move.moved_by) == ("2026-03-15", "2026-03-20", "unknown")
    undone(house, page)
    with inside():
        line = sa.select(PurchaseLine.received, PurchaseLine.promised_on).where(PurchaseLine.number == "3")
        received, promised = db.session.execute(line).one()
        assert (received, str(promised), count(PromiseMove), count(Receipt)) == (0, "2026-03-15", 0, 3)


def test_a_line_of_somebody_else_s_order_is_refused(house, browse):
    written(house, browse, FILE, target="deliveries", name="deliveries.csv")
    other = HEADER + "2,PO-1,Harbour,Valve,5,25,2026-03-10,2026-03-11,2026-03-11\n"
    assert stats(written(house, browse, other, target="deliveries", name="o.csv")) == {"Rows with errors": "1"}


@needs_scms
def test_five_years_of_medical_goods(house, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING))
    first = bring(house, "deliveries", SCMS, "--mapping", str(mapping))
    assert (first["created"], first["errors"], first["parties"], first["orders"]) == (4725, 0, 54, 3024)
    rows = report(house)
    due, on_time = (sum(row[name] for row in rows.values()) for name in ("n", "on_time"))
    assert (len(rows), due, due - on_time, round(100 * on_time / due, 4)) == (54, 4725, 423, 91.0476)
    assert {name: (rows[name]["n"], rows[name]["on_time"]) for name in NAMED} == NAMED


@needs_northwind
def test_northwind_suppliers_and_products(house, inside):
    assert bring(house, "suppliers", NORTHWIND / "Suppliers.csv")["created"] == 29
    found = bring(house, "supplied-products", NORTHWIND / "Products.csv")
    assert (found["created"], found["errors"], found["products"]) == (77, 0, 77)
    again = bring(house, "supplied-products", NORTHWIND / "Products.csv")
    assert (again["created"], again["unchanged"]) == (0, 77)
    with inside():
        assert count(SuppliedProduct) == 77
        assert db.session.scalar(sa.select(sa.func.count()).where(Hat.role == "supplier")) == 29
