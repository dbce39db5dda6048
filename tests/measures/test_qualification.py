"""Days covered by documents, and what answers are worth."""
from datetime import date

import pytest

from measures.qualification import days_covered
from measures.questionnaire import points_of, score

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)


@pytest.mark.parametrize(("spans", "days"), [
    ([], 0), ([(date(2025, 1, 1), date(2027, 1, 1))], 31), ([(date(2026, 1, 10), date(2026, 1, 10))], 1),
    ([(date(2026, 1, 1), date(2026, 1, 10)), (date(2026, 1, 5), date(2026, 1, 20))], 20),
    ([(date(2026, 1, 20), date(2026, 2, 20)), (date(2025, 12, 1), date(2026, 1, 2))], 14),
    ([(date(2025, 1, 1), date(2025, 12, 31)), (date(2026, 2, 1), date(2026, 3, 1))], 0),
    ([(date(2026, 1, 5), date(2026, 1, 20)), (date(2026, 1, 7), date(2026, 1, 9))], 16),
])
def test_days_that_documents_cover(spans, days):
    assert days_covered(spans, FIRST, LAST) == days


@pytest.mark.parametrize(("kind", "points", "scale", "given", "worth"), [
    ("yes_no", 10, {"good": "no"}, "no", 10), ("yes_no", 10, {"good": "no"}, "yes", 0),
    ("choice", 9, {"options": [["A", 9], ["B", 3]]}, "B", 3), ("number", 10, {"worst": 0, "best": 50}, "25", 5),
    ("number", 10, {"worst": 100, "best": 0}, "150", 0), ("text", 0, {}, "words", None),
    ("yes_no", 10, {"good": "yes"}, "", None),
])
def test_what_an_answer_is_worth(kind, points, scale, given, worth):
    assert points_of(kind, points, scale, given) == worth


def test_what_was_not_answered_gives_nothing_of_what_it_could():
    assert score([(10, 10), (None, 10), (None, 0)]) == (10, 50.0)
    assert score([(None, 0)]) == (0, None)
