"""Until when something is put off by one press."""
from datetime import time, timedelta

CHOICES = ("later", "tomorrow", "next-week")
LATER = timedelta(hours=3)
LAST_MINUTE = time(23, 59)


def put_off(choice, at, clock=None):
    """(day, time of day or None) for one of CHOICES pressed at local time `at`, of something due at `clock`.

    later: the next full hour three hours on, within the day · tomorrow · next-week: its Monday. ValueError otherwise.
    """
    if choice == "later":
        full = (at + LATER + timedelta(minutes=59, seconds=59)).replace(minute=0, second=0, microsecond=0)
        return at.date(), full.time() if full.date() == at.date() else LAST_MINUTE
    days = {"tomorrow": 1, "next-week": 7 - at.weekday()}
    if choice not in days:
        raise ValueError(choice)
    return at.date() + timedelta(days=days[choice]), clock
