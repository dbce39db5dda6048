"""Wall clocks: hours that do not exist, hours that come twice, days that begin late, and what today is."""
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest

from core.times import format_day, format_instant, format_month, local_to_instant, start_of, today


def instant(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(("wall", "zone", "expected"), [
    ("2025-03-30T00:59", "Europe/London", "2025-03-30T00:59"),
    ("2025-03-30T01:30", "Europe/London", "2025-03-30T01:30"),  # skipped: it is 02:30 by the new clock
    ("2025-10-26T01:30", "Europe/London", "2025-10-26T00:30"),  # comes twice: the first
    ("2025-10-26T02:00", "Europe/London", "2025-10-26T02:00"),
    ("2025-06-01T12:00", "Asia/Shanghai", "2025-06-01T04:00"),
])
def test_a_wall_clock_time_is_one_instant(wall, zone, expected):
    assert local_to_instant(datetime.fromisoformat(wall), zone) == instant(expected)


@pytest.mark.parametrize(("day", "zone", "expected"), [
    ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00"),  # midnight was skipped: the day began at one
    ("2023-11-05", "America/Havana", "2023-11-05T04:00"),  # midnight came twice: the first
    ("2025-01-01", "UTC", "2025-01-01T00:00"),
])
def test_a_day_begins_at_its_first_instant(day, zone, expected):
    assert start_of(date.fromisoformat(day), zone) == instant(expected)


def test_today_is_the_workspace_s():
    shanghai, honolulu = SimpleNamespace(time_zone="Asia/Shanghai"), SimpleNamespace(time_zone="Pacific/Honolulu")
    at = instant("2025-12-31T20:00")
    assert (today(shanghai, at), today(honolulu, at)) == (date(2026, 1, 1), date(2025, 12, 31))


def test_days_and_instants_read_in_both_languages():
    assert format_day(date(2025, 5, 3), "en") == "3 May 2025"
    assert format_day(date(2025, 5, 3), "zh") == "2025年5月3日"
    at = instant("2025-05-03T22:05") + timedelta(seconds=59)
    assert format_instant(at, "en", "Asia/Shanghai") == "4 May 2025, 06:05"
    assert format_month(2025, 5, "zh") == "2025-05"
