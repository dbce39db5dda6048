"""The lifecycle classes: worked cases, rules that hold for any history, and a real company's figures."""
import csv
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.lifecycle import LIFECYCLES, Rules, classify

ROOT = Path(__file__).resolve().parents[2]
CASES = json.loads((ROOT / "tests/vectors/lifecycle.json").read_text(encoding="utf-8"))["cases"]
INVOICES = ROOT.parent / "shared/data/online_retail/online_retail_2010-12_2011-03.csv"

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
HISTORIES = st.lists(DAYS, max_size=12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_worked_case(case):
    orders = [date.fromisoformat(day) for day in case["orders"]]
    verdict = classify(orders, date.fromisoformat(case["as_of"]), Rules.from_dict(case.get("rules", {})))
    found = {name: getattr(verdict, name) for name in case["expect"]}
    assert {name: str(value) if isinstance(value, date) else value for name, value in found.items()} == case["expect"]


@given(HISTORIES, DAYS)
def test_the_rules_of_the_issue_read_aloud(orders, as_of):
    verdict = classify(orders, as_of)
    known = [day for day in orders if day <= as_of]
    recent = [day for day in known if (as_of - day).days < 365]
    if not known:
        expected = "potential"
    elif (as_of - max(known)).days > verdict.limit_days:
        expected = "lost"
    elif (as_of - min(known)).days <= 90 and len(known) <= 2:
        expected = "new"
    else:
        expected = "loyal" if len(recent) >= 3 else "existing"
    assert verdict.lifecycle == expected


@given(HISTORIES, DAYS)
def test_the_class_began_on_the_day_it_says(orders, as_of):
    verdict = classify(orders, as_of)
    if verdict.since is None:
        assert verdict.lifecycle == "potential"
        return
    assert verdict.since <= as_of
    assert classify(orders, verdict.since).lifecycle == verdict.lifecycle
    assert classify(orders, verdict.since - ONE_DAY).lifecycle != verdict.lifecycle


@given(HISTORIES, DAYS, st.floats(0, 1))
def test_the_class_did_not_change_in_between(orders, as_of, share):
    verdict = classify(orders, as_of)
    if verdict.since:
        between = verdict.since + (as_of - verdict.since) * share
        assert classify(orders, between).lifecycle == verdict.lifecycle


@given(HISTORIES, DAYS)
def test_the_class_ends_on_the_day_it_says(orders, as_of):
    orders = [day for day in orders if day <= as_of]
    verdict = classify(orders, as_of)
    if verdict.changes_on is None:
        assert verdict.lifecycle in ("potential", "lost")
        return
    assert verdict.changes_on > as_of
    assert classify(orders, verdict.changes_on).lifecycle != verdict.lifecycle
    assert classify(orders, verdict.changes_on - ONE_DAY).lifecycle == verdict.lifecycle


def test_the_end_of_the_calendar_is_no_accident():
    verdict = classify([date.max], date.max)
    assert (verdict.lifecycle, verdict.changes_on) == ("new", None)


def test_rules_survive_storage():
    rules = Rules.from_dict({"version": 4, "own_rhythm_factor": "1.5", "new_within_days": 30})
    assert Rules.from_dict(json.loads(json.dumps(rules.to_dict()))) == rules
    assert Rules.from_dict(Rules().to_dict()) == Rules()


@pytest.mark.parametrize("stored", [
    {"lost_after_days": 0}, {"own_rhythm_from_order_days": 1}, {"lost_at_least_days": 541},
    {"own_rhythm_factor": "fast"}, {"new_within_days": None},
])
def test_rules_that_make_no_sense_are_refused(stored):
    with pytest.raises(ValueError):
        Rules.from_dict(stored)


def invoices_by_customer():
    """{customer: {invoice: day}} of completed orders, read with nothing of ours."""
    found = {}
    with INVOICES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts = float(row["Quantity"]) > 0 and float(row["UnitPrice"]) > 0
            if row["CustomerID"] and counts and not row["InvoiceNo"].startswith("C"):
                day = date.fromisoformat(row["InvoiceDate"][:10])
                found.setdefault(row["CustomerID"], {})[row["InvoiceNo"]] = day
    return found


@pytest.mark.skipif(not INVOICES.exists(), reason="the published data of online_retail is not beside the checkout")
def test_a_real_company():
    verdicts = [classify(days.values(), date(2011, 4, 1)) for days in invoices_by_customer().values()]
    counts = Counter(verdict.lifecycle for verdict in verdicts)
    assert {name: counts[name] for name in LIFECYCLES} == {
        "potential": 0, "new": 1136, "existing": 488, "loyal": 505, "lost": 5}
