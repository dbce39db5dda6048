"""By when disciplines are due, which days a check reads, what it proves."""
from datetime import UTC, date, datetime, timedelta

import pytest

from measures.corrective import DAYS, is_met, lasting, step_due, window

BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("severity", DAYS)
def test_containment_is_due_in_a_day_however_bad_it_is(severity):
    assert step_due("D3", severity, BEGUN) == BEGUN + timedelta(hours=24)
    assert step_due("D4", severity, BEGUN) == BEGUN + timedelta(days=DAYS[severity]["D4"])


def test_the_day_of_the_check_is_not_read():
    assert window(date(2026, 3, 31), 30) == (date(2026, 3, 1), date(2026, 3, 30))


@pytest.mark.parametrize(("value", "target", "more", "met"), [
    (95, 95, True, True), (94.9, 95, True, False), (500, 500, False, True), (501, 500, False, False),
    (None, 95, True, None), (0, 0, False, True)])
def test_a_figure_reaches_its_target(value, target, more, met):
    assert is_met(value, target, more) is met


def test_what_came_back_did_not_last():
    assert lasting([(date(2026, 1, 1), None), (date(2026, 1, 2), date(2026, 2, 2))]) == (1, 2)
