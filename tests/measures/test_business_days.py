"""Days of a calendar: what came in on a Friday has its first business day on Monday; a holiday does not count."""
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.business_days import due, overdue_before, passed
from measures.calendars import Calendar, NeverOpen

OFFICE = {"tz": "Europe/London", "week": {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
          "closed": [{"date": "2026-12-25"}, {"date": "2026-12-24", "from": "12:00", "to": "24:00"}],
          "open": [{"date": "2026-12-19", "windows": [["09:00", "12:00"]]}]}
CALENDAR = Calendar.from_dict(OFFICE)


def at(day, hour=10):
    return datetime(2026, 12, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(("begin", "days", "over"), [
    (at(14), 1, at(16, 0)),  # Monday; Tuesday is the day, over at midnight
    (at(11), 1, at(15, 0)),  # Friday; Monday is the day
    (at(11, 23), 1, at(15, 0)),  # after hours all the same
    (at(17), 2, at(20, 0)),  # Thursday; Friday, and a Saturday made up for
    (at(23), 2, at(29, 0)),  # the half day counts, the holiday and the weekend do not
])
def test_due(begin, days, over):
    assert due(CALENDAR, begin, days) == over


def test_days_passed():
    assert [passed(CALENDAR, at(11), at(day)) for day in (11, 12, 13, 14, 15)] == [0, 0, 0, 1, 2]
    assert passed(CALENDAR, at(15), at(11)) == 0


def test_a_calendar_that_never_opens_has_no_business_days():
    never = Calendar.from_dict({"tz": "UTC", "week": {}})
    for find in (lambda: due(never, at(11), 1), lambda: overdue_before(never, at(11), 1)):
        with pytest.raises(NeverOpen):
            find()
    assert passed(never, at(1), at(31)) == 0


@given(st.integers(0, 60 * 24), st.integers(0, 60 * 24), st.integers(1, 15))
def test_overdue_is_told_alike_from_either_end(begun, later, days):
    begin = at(1, 0) + timedelta(hours=begun)
    now = begin + timedelta(hours=later)
    assert (now >= due(CALENDAR, begin, days)) == (begin < overdue_before(CALENDAR, now, days))
