"""`flask import`: the whole of it in one command, without a worker."""
import json

import pytest
import sqlalchemy as sa

from core.importing.targets import TARGETS
from models import ImportRun, Order, db
from tests.imports.files import CUSTOMERS, INVOICES

MAPPING = {"number": "InvoiceNo", "ordered_at": "InvoiceDate", "customer": "CustomerID", "product": "StockCode",
           "description": "Description", "quantity": "Quantity", "unit_price": "UnitPrice", "country": "Country"}
FIRST = {"created": 4, "changed": 0, "unchanged": 0, "errors": 1, "parties": 2, "orders": 3}


@pytest.fixture
def shell(house, tmp_path):
    """`shell("orders", content, "--yes")` runs `flask import`, with `mapping` as its JSON file."""
    def run(target, content, *options, mapping=None):
        file = tmp_path / "file.csv"
        file.write_text(content)
        if mapping is not None:
            (tmp_path / "mapping.json").write_text(json.dumps(mapping))
            options = (*options, "--mapping", str(tmp_path / "mapping.json"))
        return house.test_cli_runner().invoke(args=["import", target, str(file), *options])
    return run


def test_it_prints_json_and_nothing_else(shell, inside):
    result = shell("orders", INVOICES, "--yes", "--json", mapping=MAPPING)
    assert (result.exit_code, json.loads(result.stdout)) == (0, FIRST)
    again = shell("orders", INVOICES, "--yes", "--json", mapping=MAPPING)
    assert json.loads(again.stdout) == FIRST | {"created": 0, "unchanged": 4}
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Order)) == 3


def test_without_yes_it_says_what_would_happen(shell, inside):
    result = shell("customers", CUSTOMERS)
    assert result.exit_code == 0
    assert "Rows: 2 new, 0 changed" in result.stdout and "Nothing was written" in result.stdout
    with inside():
        assert db.session.scalars(sa.select(ImportRun)).all() == []


def test_a_constant_and_a_forced_order_of_dates(shell, inside):
    mapping = MAPPING | {"currency": {"value": "USD"}, "ordered_at": {"column": "InvoiceDate", "format": "d/m/y"}}
    result = shell("orders", INVOICES.replace("2024-03-01", "01/03/2024"), "--yes", "--json", mapping=mapping)
    assert json.loads(result.stdout)["created"] == 4
    with inside():
        order = db.session.scalars(sa.select(Order).where(Order.number == "1001")).one()
        assert (order.currency, order.ordered_on.isoformat()) == ("USD", "2024-03-01")


@pytest.mark.parametrize(("mapping", "message"), [
    (MAPPING | {"price": "UnitPrice"}, "There is no field “price”"),
    (MAPPING | {"country": "Land"}, "The file has no column “Land”"),
    (MAPPING | {"currency": {"value": "EURO"}}, "Currency: “EURO” is no currency"),
    (MAPPING | {"ordered_at": {"column": "InvoiceDate", "format": "dmy"}}, "“dmy” is no order of dates"),
    ({"customer": "CustomerID"}, "Choose the column of the order number"),
    ([], "A mapping is an object of fields and columns"),
])
def test_a_mapping_that_does_not_fit_is_said_on_stderr(shell, inside, mapping, message):
    result = shell("orders", INVOICES, "--yes", "--json", mapping=mapping)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    with inside():
        assert db.session.scalars(sa.select(ImportRun)).all() == []


def test_an_open_order_of_dates_is_said_on_stderr(shell):
    content = INVOICES.splitlines(keepends=True)[0] + "1,TEA,Tea,1,03/04/2024,2.00,A,UK\n"
    result = shell("orders", content, "--yes", "--json", mapping=MAPPING)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "does not tell the order of day and month (“03/04/2024”)" in result.stderr


def test_errors_can_be_written_to_a_file(shell, tmp_path):
    shell("orders", INVOICES, "--yes", "--errors", str(tmp_path / "errors.csv"))
    assert (tmp_path / "errors.csv").read_text(encoding="utf-8-sig").splitlines()[1] == (
        "1004,TEA,Green tea,1,2024-03-07 12:00:00,3.50,,France,6,No customer")


def test_an_unknown_target_is_said_on_stderr(shell):
    result = shell("planets", INVOICES)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "“planets” cannot be imported; there are: " + ", ".join(sorted(TARGETS)) in result.stderr
