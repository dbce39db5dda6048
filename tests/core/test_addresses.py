"""Addresses put together from kept forms are those Flask builds."""
from datetime import date

import pytest
from flask import Flask, url_for

ASKED = [
    ("customers.customers", {}),
    ("customers.customer", {"party_id": 42}),
    ("customers.customer", {"party_id": 7}),
    ("sales.orders", {"customer": 42, "kind": "purchase"}),
    ("sales.orders", {"customer": 42, "kind": None}),
    ("sales.orders", {"customer": "42", "kind": "a b&c={1}"}),
    ("records.file", {"record_id": 3, "file_id": 9}),
    ("customers.customers", {"class": "lost", "after": date(2026, 1, 2)}),
    ("customers.customers", {"tag": ["a", "b"]}),
    ("customers.customers", {"tag": 5, "page": True}),
    ("customers.customer", {"party_id": 8, "_anchor": "tasks"}),
    ("customers.customer", {"party_id": 8, "_external": True}),
    (".customer", {"party_id": 8}),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_an_address_is_what_flask_builds(app, asked):
    endpoint, values = asked
    for path in ("/customers", "/customers", "/customers/5"):
        with app.test_request_context(path):
            built = Flask.url_for(app, endpoint, **values)
            assert [url_for(endpoint, **values), url_for(endpoint, **values)] == [built, built]


def test_an_address_below_another_root(app):
    with app.test_request_context("/customers"):
        assert url_for("customers.customer", party_id=4) == "/customers/4"
    with app.test_request_context("/customers", environ_overrides={"SCRIPT_NAME": "/crm"}):
        assert url_for("customers.customer", party_id=4) == "/crm/customers/4"


def test_forms_of_addresses_are_not_kept_without_end(app):
    with app.test_request_context("/customers"):
        for number in range(6_000):
            url_for("customers.customers", q=f"word {number}")
    assert len(app.forms_of_addresses) <= 5_000
