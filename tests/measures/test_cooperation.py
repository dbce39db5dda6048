"""How far a plan has come, and the days of agreements."""
from datetime import date
from decimal import Decimal

import pytest

from measures.cooperation import months_later, notice_day, plan_progress, progress, renewed_end


@pytest.mark.parametrize(("baseline", "target", "value", "found"), [
    ("80", "96", "88", 0.5), ("2000", "500", "1250", 0.5), ("80", "96", "96", 1.0), ("80", "96", "72", -0.5),
    ("80", "96", "104", 1.5), ("80", "96", None, None), ("80", "80", "80", None), ("0", "4", "0", 0.0)])
def test_progress_is_the_way_gone_of_the_way_to_go(baseline, target, value, found):
    assert progress(Decimal(baseline), Decimal(target), value and Decimal(value)) == found


@pytest.mark.parametrize(("goals", "found", "coverage"), [
    ([], None, 0.0), ([(50, None), (50, None)], None, 0.0), ([(50, 1.0), (50, 0.0)], 0.5, 1.0),
    ([(75, 0.5), (25, None)], 0.5, 0.75), ([(60, 1.0), (20, 0.5), (20, None)], 0.875, 0.8)])
def test_a_plan_counts_the_goals_with_data_by_weight(goals, found, coverage):
    total = plan_progress(goals)
    assert (total.progress, total.coverage) == (found, coverage)


def test_the_day_for_notice():
    assert notice_day(date(2026, 12, 31), 90) == date(2026, 10, 2)
    assert notice_day(date(2026, 12, 31), 0) == date(2026, 12, 31)
    assert notice_day(None, 90) is None


@pytest.mark.parametrize(("day", "months", "later"), [
    (date(2026, 1, 15), 12, date(2027, 1, 15)), (date(2026, 12, 31), 2, date(2027, 2, 28)),
    (date(2027, 2, 28), 6, date(2027, 8, 31)), (date(2027, 2, 28), 12, date(2028, 2, 29)),
    (date(2026, 1, 30), 1, date(2026, 2, 28)), (date(2026, 11, 1), 1, date(2026, 12, 1))])
def test_months_later(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(("as_of", "end"), [
    (date(2026, 10, 2), date(2026, 12, 31)), (date(2026, 10, 3), date(2027, 12, 31)),
    (date(2028, 1, 1), date(2028, 12, 31))])
def test_what_goes_on_by_itself_does_once_the_day_for_notice_is_over(as_of, end):
    assert renewed_end(date(2026, 12, 31), 12, 90, as_of) == end
