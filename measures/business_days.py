"""Days on which a business is open at all, counted from the day after something began.

What may take N business days and began on a day is due when the N-th open day after that day ends, at midnight there:
the day it came in does not count, a half day counts whole, holidays and weekends do not. (How ombudsmen and ISO 10002
procedures count.)
"""
from measures.calendars import FARTHEST, ONE_DAY, NeverOpen


def passed(calendar, start, end):
    """How many business days lie after the day of `start`, that of `end` included."""
    day, last, number = calendar.day_of(start), calendar.day_of(end), 0
    while day < last:
        day += ONE_DAY
        number += bool(calendar.hours(day))
    return number


def due(calendar, start, days):
    """The instant at which the business day `days` (1 at least) after the day of `start` is over."""
    return calendar.midnight(_counted(calendar, calendar.day_of(start), days, ONE_DAY) + ONE_DAY)


def overdue_before(calendar, at, days):
    """What began before this instant, and may take so many business days, is overdue at `at`; nothing else is."""
    return calendar.midnight(_counted(calendar, calendar.day_of(at), days, -ONE_DAY))


def _counted(calendar, day, days, step):
    """The day on which the last of `days` open ones falls, walking from `day`, which does not count."""
    shut = 0
    while days:
        day += step
        if calendar.hours(day):
            days, shut = days - 1, 0
        else:
            shut += 1
            if shut > FARTHEST:
                raise NeverOpen(calendar.time_zone)
    return day
