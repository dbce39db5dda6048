"""Plays and follow-ups: when steps and visits are due, what became of customers."""
import json
from datetime import date
from pathlib import Path

import pytest

from measures import follow_ups, plays

VECTORS = json.loads(Path(__file__).parent.parent.joinpath("vectors/plays.json").read_text())


def day(text):
    return text and date.fromisoformat(text)


def case_ids(name):
    return [case["why"] for case in VECTORS[name]]


@pytest.mark.parametrize("case", VECTORS["step_due"], ids=case_ids("step_due"))
def test_when_a_step_is_due(case):
    days = {name: day(case.get(name)) for name in ("last_due_on", "last_closed_on", "anniversary_on")}
    assert plays.step_due(case["timing"], case["days"], day(case["entered_on"]), **days) == day(case["due"])


@pytest.mark.parametrize("case", VECTORS["fate"], ids=case_ids("fate"))
def test_what_became_of_them(case):
    assert plays.fate(case["before"], case["after"]) == case["fate"]


@pytest.mark.parametrize("case", VECTORS["share"], ids=case_ids("share"))
def test_the_share_that_went_well(case):
    good, total, share, between = plays.share(case["fates"], case["lifecycle"])
    assert (good, total) == (case["good"], case["total"])
    assert share is None if case["share"] is None else share == pytest.approx(case["share"], abs=1e-4)
    assert between is None if case["between"] is None else between == pytest.approx(case["between"], abs=1e-3)


@pytest.mark.parametrize("case", VECTORS["rhythm"], ids=case_ids("rhythm"))
def test_the_rhythm_of_a_customer(case):
    assert follow_ups.rhythm(**case["given"]) == tuple(case["found"])


@pytest.mark.parametrize("case", VECTORS["next_due"], ids=case_ids("next_due"))
def test_when_somebody_calls_on_them_next(case):
    found = follow_ups.next_due(day(case["last_on"]), case["days"], day(case["since_on"]), case["spread"],
                                day(case.get("agreed_on")))
    assert found == day(case["due"])
