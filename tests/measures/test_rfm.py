"""RFM scores: cases by hand, equal values alike, and two published companies' figures."""
import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.rfm import AXES, Buyer, Limits, bounds, fifths, limits_of, method_for

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests/vectors/rfm.json").read_text(encoding="utf-8"))
ORDERS = ROOT.parent / "shared/data/rfm_orders/orders.csv"
RETAIL = ROOT.parent / "shared/data/online_retail"
AS_OF = date(2006, 12, 31)
SOME = st.lists(st.tuples(st.integers(0, 900), st.integers(1, 60), st.integers(0, 10**6)), min_size=1, max_size=60)


def buyers(case):
    return [Buyer(**row) for row in case["buyers"]]



@pytest.mark.parametrize("case", VECTORS["limits"], ids=lambda case: case["name"])
def test_limits_at_the_quantiles(case):
    limits = limits_of(buyers(case), case["unit"])
    assert limits.to_dict() == {axis: case[axis] for axis in AXES}
    assert {buyer.key: list(limits.scores(buyer.recency, buyer.frequency, buyer.monetary))
            for buyer in buyers(case)} == case["scores"]


@pytest.mark.parametrize("case", VECTORS["own"], ids=lambda case: case["name"])
def test_limits_somebody_set(case):
    limits = Limits.from_dict(case)
    assert [list(limits.scores(*values)) for values, _scores in case["scores"]] == [
        scores for _values, scores in case["scores"]]


@pytest.mark.parametrize("case", VECTORS["fifths"], ids=lambda case: case["name"])
def test_five_equal_parts(case):
    assert {str(key): list(scores) for key, scores in fifths(buyers(case)).items()} == case["scores"]


@pytest.mark.parametrize("case", VECTORS["methods"], ids=str)
def test_which_rule_holds(case):
    assert method_for(case["customers"], case["fifths"]) == case["method"]


def test_nobody_has_no_limits():
    assert limits_of([]) is None


@given(SOME)
def test_equal_values_score_alike_and_more_never_scores_less(values):
    limits = limits_of([Buyer(place, *value) for place, value in enumerate(values)])
    scored = [(value, limits.scores(*value)) for value in values]
    for axis, sign in enumerate((-1, 1, 1)):
        ordered = sorted((sign * value[axis], scores[axis]) for value, scores in scored)
        assert [score for _value, score in ordered] == sorted(score for _value, score in ordered)


@pytest.fixture
def published():
    if not ORDERS.exists():
        pytest.skip("the published data of rfm_orders is not beside the checkout")
    held = {}
    with ORDERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            held.setdefault(row["customer"], []).append((date.fromisoformat(row["order_date"]), int(row["revenue"])))
    return [Buyer(name, (AS_OF - max(rows)[0]).days, len(rows), sum(cents for _day, cents in rows))
            for name, rows in held.items()]


def test_the_published_limits(published):
    limits = limits_of(published)
    rounded = {axis: [round(limit) for limit in getattr(limits, axis)] for axis in AXES}
    assert len(published) == 995
    assert rounded == {"recency": [115, 181, 297, 482], "frequency": [4, 5, 6, 8], "monetary": [256, 382, 506, 666]}


@pytest.mark.parametrize(("name", "scores"), [
    ("Abbey O'Reilly", (3, 4, 3)), ("Add Senger", (4, 1, 2)), ("Aden Lesch", (3, 2, 3)), ("Aden Murphy", (5, 4, 4)),
    ("Admiral Senger", (4, 3, 3)),
])
def test_the_published_scores(published, name, scores):
    one = next(buyer for buyer in published if buyer.key == name)
    assert limits_of(published).scores(one.recency, one.frequency, one.monetary) == scores


@pytest.mark.skipif(not RETAIL.exists(), reason="the published data of online_retail is not beside the checkout")
def test_the_published_fifths():
    with (RETAIL / "rfm_per_customer_dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    held = [Buyer(int(row["CustomerID"]), int(row["recency_days"]), int(row["frequency"]),
                  round(float(row["monetary"]) * 100)) for row in rows]
    scored = fifths(held)
    assert scored == {int(row["CustomerID"]): (int(row["R"]), int(row["F"]), int(row["M"])) for row in rows}
    told = json.loads((RETAIL / "reference_figures_dev.json").read_text())
    told = next(iter(told.values()))["rfm"]["bucket_bounds"]["M(monetary min,max)"]
    assert bounds(held, scored)["monetary"] == [tuple(round(end * 100) for end in told[str(score)])
                                                for score in range(1, 6)]
