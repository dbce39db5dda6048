"""The sentence that says why somebody is in their class: one for each class and each kind of limit."""
from datetime import date, timedelta
from decimal import Decimal

import pytest

from blueprints.customers.actions.lifecycle import as_json
from blueprints.customers.sentences import outlook, why
from measures.lifecycle import Rules, classify

TODAY = date(2026, 12, 3)
CASES = [
    ((), "Potential: no completed order yet"),
    ((0,), "New since 3 Dec 2026: first order today, 1 order in all; new customers are so for 90 days"),
    ((21, 1), "New since 12 Nov 2026: first order 21 days ago, 2 orders in all; new customers are so for 90 days"),
    ((1,), "New since 2 Dec 2026: first order 1 day ago, 1 order in all; new customers are so for 90 days"),
    ((300, 171), "Existing since 8 May 2026: last order 171 days ago, 2 orders in the last 365 days; "
                 "loyal begins at 3"),
    ((500, 400, 30), "Existing since 3 Nov 2026: last order 30 days ago, 1 order in the last 365 days; "
                     "loyal begins at 3"),
    ((200, 110, 20), "Loyal since 13 Nov 2026: 3 orders in the last 365 days, last order 20 days ago"),
    ((181,), "Lost since 3 Dec 2026: last order 181 days ago, limit 180, as they ordered on too few days "
             "to have a rhythm"),
    ((304, 259, 214), "Lost since 2 Aug 2026: last order 214 days ago, limit 90 = twice their usual 45"),
    ((391, 345, 300), "Lost since 9 May 2026: last order 300 days ago, limit 91 = twice their usual 45.5"),
    ((106, 103, 100), "Lost since 24 Nov 2026: last order 100 days ago, limit 90, the shortest there is: "
                      "twice their usual 3 is less"),
    ((1400, 1000, 600), "Lost since 5 Oct 2026: last order 600 days ago, limit 540, the longest there is: "
                        "twice their usual 400 is more"),
]


def days(ago):
    return [TODAY - timedelta(number) for number in ago]


@pytest.mark.parametrize(("ago", "sentence"), CASES, ids=lambda value: str(value)[:30])
def test_every_class_says_why(house, ago, sentence):
    with house.test_request_context():
        assert why(as_json(classify(days(ago), TODAY)), TODAY) == sentence


def test_days_go_on_counting_after_the_evidence_was_kept(house):
    evidence = as_json(classify(days((304, 259, 214)), TODAY))
    with house.test_request_context():
        assert "last order 221 days ago" in why(evidence, TODAY + timedelta(7))


def test_other_rules_are_said_with_their_numbers(house):
    rules = Rules(own_rhythm_factor=Decimal("1.5"), loyal_within_days=200)
    evidence = as_json(classify(days((800, 600, 400)), TODAY, rules))
    with house.test_request_context():
        assert why(evidence, TODAY, rules).endswith("limit 300 = 1.5 times their usual 200")


def test_nothing_computed_says_nothing(house):
    with house.test_request_context():
        assert why({}, TODAY) == ""


def test_what_comes_next(house):
    with house.test_request_context():
        assert outlook("lost", date(2027, 1, 5)) == "Becomes lost on 5 Jan 2027 if no order comes"
        assert outlook("lost", None) == ""
