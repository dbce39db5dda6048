"""What orders come to, against the cases of tests/vectors/orders.json."""
import json
from decimal import Decimal
from pathlib import Path

import pytest

from measures.orders import Line, summarise, why_not

CASES = json.loads((Path(__file__).parents[1] / "vectors/orders.json").read_text(encoding="utf-8"))["cases"]


def lines_of(case):
    return [Line(Decimal(line["quantity"]), Decimal(line["unit_price"]), line["cents"]) for line in case["lines"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_worked_order(case):
    marks = {"marked_credit_note": case.get("marked_credit_note", False), "completed": case.get("completed", True)}
    summary = summarise(lines_of(case), **marks)
    assert {name: getattr(summary, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_lines_that_count_are_the_ones_that_make_the_worth(case):
    lines, completed = lines_of(case), case.get("completed", True)
    summary = summarise(lines, marked_credit_note=case.get("marked_credit_note", False), completed=completed)
    reasons = [why_not(line, is_credit_note=summary.is_credit_note, completed=completed) for line in lines]
    assert reasons == case["why_not"]
    assert sum(line.cents for line, reason in zip(lines, reasons, strict=True) if reason is None) == summary.valid_cents
