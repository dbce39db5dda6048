"""Business time: worked cases of a published set, rules that hold for any calendar, and the ledger that explains
them."""
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.calendars import Calendar, NeverOpen
from measures.clock import Pause, due, elapsed, ledger

FILE = json.loads((Path(__file__).resolve().parents[1] / "vectors/sla.json").read_text(encoding="utf-8"))
CALENDARS = {name: Calendar.from_dict(plain) for name, plain in FILE["calendars"].items()}
SHANGHAI = CALENDARS["sh_lunch"]
SECONDS = st.integers(0, 60 * 24 * 3600)
BEGIN = datetime(2025, 10, 1, tzinfo=UTC)


def instant(text):
    return None if text is None else datetime.fromisoformat(text)


def pauses_of(case):
    return [Pause(instant(pause["from"]), instant(pause["to"])) for pause in case["pauses"]]


def answer(case):
    """What a case asks, in the words of the file."""
    calendar, start = CALENDARS[case["calendar"]], instant(case["start"])
    if case["kind"] == "elapsed":
        spent = elapsed(calendar, start, instant(case["end"]), pauses_of(case))
        return {"business_seconds": spent.total_seconds()}
    try:
        found = due(calendar, start, timedelta(seconds=case["target_seconds"]), pauses_of(case))
    except NeverOpen:
        return {"error": "calendar_never_open"}
    if found.is_paused:
        return {"due": None, "state": "paused", "remaining_seconds": found.remaining.total_seconds()}
    return {"due": found.at}


@pytest.mark.parametrize("case", FILE["vectors"], ids=lambda case: case["id"])
def test_a_worked_case(case):
    expected = {name: value for name, value in case["expect"].items() if name != "convention"}
    if expected.get("due"):
        expected["due"] = instant(expected["due"])
    assert answer(case) == expected


@st.composite
def histories(draw):
    """A start, and pauses after it of any shape, some within others."""
    start = BEGIN + timedelta(seconds=draw(SECONDS))
    spans = draw(st.lists(st.tuples(SECONDS, SECONDS), max_size=5))
    return start, [Pause(start + timedelta(seconds=begin), start + timedelta(seconds=begin + length))
                   for begin, length in spans]


@given(st.sampled_from(["sh_lunch", "ny_247", "berlin_8_18", "lord_howe_247"]), histories(), SECONDS)
def test_what_has_accrued_when_it_is_due_is_the_target(name, history, target):
    start, pauses = history
    target = timedelta(seconds=target % 400_000)
    found = due(CALENDARS[name], start, target, pauses)
    assert elapsed(CALENDARS[name], start, found.at, pauses) == target
    if target:
        assert elapsed(CALENDARS[name], start, found.at - timedelta(seconds=1), pauses) < target


@given(st.sampled_from(["sh_lunch", "berlin_xmas", "ny_247"]), histories(), SECONDS)
def test_the_ledger_has_no_gap_and_adds_up(name, history, length):
    start, pauses = history
    end = start + timedelta(seconds=length + 1)
    lines = ledger(CALENDARS[name], start, end, pauses)
    assert (lines[0].begin, lines[-1].end) == (start, end)
    assert all(line.end == following.begin for line, following in zip(lines, lines[1:], strict=False))
    assert lines[-1].total == elapsed(CALENDARS[name], start, end, pauses)


def test_the_ledger_names_lunch_the_night_a_holiday_and_who_paused():
    calendar = CALENDARS["sh_qingming"]  # Friday 4 April 2025 is closed
    start, paused = instant("2025-04-03T17:00:00+08:00"), instant("2025-04-07T09:30:00+08:00")
    until = instant("2025-04-07T10:00:00+08:00")
    lines = ledger(calendar, start, instant("2025-04-07T11:00:00+08:00"), [Pause(paused, until, "waiting for Ms Li")])
    assert [(line.kind, line.counted.total_seconds() / 60) for line in lines] == [
        ("running", 60), ("closed", 0), ("holiday", 0), ("closed", 0), ("running", 30), ("paused", 0), ("running", 60)]
    assert lines[5].why == "waiting for Ms Li" and lines[2].why.is_closed


def test_a_window_no_clock_shows_is_refused():
    for window in (["18:00", "09:00"], ["09:00", "25:00"], ["09:61", "18:00"], ["09:00", "09:00"]):
        with pytest.raises(ValueError):
            Calendar.from_dict({"tz": "UTC", "week": {"mon": [window]}})


def test_closed_and_open_on_one_day_open_wins():
    plain = {"tz": "UTC", "week": {}, "closed": [{"date": "2025-06-02"}],
             "open": [{"date": "2025-06-02", "windows": [["10:00", "11:00"]]}]}
    found = due(Calendar.from_dict(plain), instant("2025-06-01T00:00:00Z"), timedelta(minutes=30))
    assert found.at == instant("2025-06-02T10:30:00Z")
