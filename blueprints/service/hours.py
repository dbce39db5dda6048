"""Opening hours and special days as people type them.

    09:00-12:00, 13:30-18:00          hours of a weekday; nothing is closed

    2026-10-01 National Day           closed all day
    2026-12-24 12:00-24:00 Christmas Eve   closed in these hours only
    2026-10-10 open 09:00-18:00 made up for  open by these hours, whatever its weekday
"""
import re
from datetime import date

from core.words import _
from measures.calendars import read_window

SPAN = re.compile(r"\s*(\d{1,2}:\d{2})\s*[-–—~至]\s*(\d{1,2}:\d{2})\s*,?")
LINE = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(open\b|开)?((?:\s*\d{1,2}:\d{2}\s*[-–—~至]\s*\d{1,2}:\d{2}\s*,?)*)\s*(.*)")
MOST_DAYS = 1000


def read_hours(text):
    """[["09:00", "12:00"], …] of a line; ValueError with a sentence for what is no hours."""
    spans, rest = SPAN.findall(text), SPAN.sub("", text).strip(" ,，")
    if rest:
        raise ValueError(_("“%(text)s” is no time: write 09:00-12:00, 13:30-18:00", text=rest[:40]))
    return [_window(span) for span in spans]


def _window(span):
    try:
        read_window(span)
    except ValueError:
        raise ValueError(_("%(begin)s-%(end)s: the second must be later, 24:00 at most",
                           begin=span[0], end=span[1])) from None
    return [part.zfill(5) for part in span]


def hours_text(windows):
    return ", ".join(f"{begin}-{end}" for begin, end in windows)


def read_days(text):
    """[(day, name, opens or None, shut)] of some lines; ValueError names the line that cannot be read."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            day, *rest = _read_day(line.strip(), number)
            found[day] = (day, *rest)
    if len(found) > MOST_DAYS:
        raise ValueError(_("At most %(most)s special days", most=MOST_DAYS))
    return list(found.values())


def _read_day(line, number):
    parts = LINE.fullmatch(line)
    try:
        day = date.fromisoformat(parts[1])
        spans = [_window(span) for span in SPAN.findall(parts[3])]
    except (TypeError, ValueError) as error:
        told = str(error) if parts and isinstance(error, ValueError) else ""
        raise ValueError(_("Line %(number)s cannot be read: %(line)s %(why)s", number=number, line=line[:60],
                           why=told)) from None
    if parts[2]:
        return day, parts[4].strip(), spans, []
    return day, parts[4].strip(), None, spans or [["00:00", "24:00"]]


def day_text(day):
    """A CalendarDay as it is typed."""
    if day.opens is not None:
        return f"{day.day.isoformat()} open {hours_text(day.opens)} {day.name}".strip()
    spans = "" if day.shut == [["00:00", "24:00"]] else hours_text(day.shut)
    return " ".join(filter(None, (day.day.isoformat(), spans, day.name)))
