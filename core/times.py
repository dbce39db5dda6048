"""Instants, days and zones: what "today" is, and how a time reads. Memoised: no Babel call per cell."""
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import dates
from flask import g, has_request_context
from flask_babel import get_timezone

from core.words import _, _n, language

LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}


def today(workspace, at=None):
    """The calendar day it is for the workspace. The only definition of today in the product."""
    return (at or datetime.now(UTC)).astimezone(zone(workspace.time_zone)).date()


@lru_cache(maxsize=600)
def zone(name):
    return ZoneInfo(name)


@lru_cache(maxsize=1)
def zone_choices():
    """Time zones for a select, as (name, name)."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


def local_to_instant(naive, zone_name):
    """A wall-clock time of a zone as an instant. One the clocks skip moves on; of one that comes twice, the first."""
    aware = naive.replace(tzinfo=zone(zone_name))
    return aware.astimezone(UTC)


def start_of(day, zone_name):
    """The instant at which a calendar day begins in a zone."""
    return local_to_instant(datetime.combine(day, time()), zone_name)


def end_of(day, zone_name):
    """The last instant of a calendar day in a zone, to the microsecond."""
    return start_of(day + timedelta(days=1), zone_name) - timedelta(microseconds=1)


@lru_cache(maxsize=20_000)
def format_day(day, language):
    return dates.format_date(day, "d MMM y" if language == "en" else "medium", locale=LOCALES[language])


@lru_cache(maxsize=20_000)
def _format_minute(minute, zone_name, language):
    here = minute.astimezone(zone(zone_name))
    return f"{format_day(here.date(), language)}{', ' if language == 'en' else ' '}{here:%H:%M}"


def own_zone():
    """The name of the zone of whoever reads; a request asks for it once."""
    if not has_request_context():
        return str(get_timezone())
    held = g._get_current_object()
    if "zone_name" not in held:
        held.zone_name = str(get_timezone())
    return held.zone_name


def format_instant(instant, language, zone_name=None):
    zone_name = zone_name or own_zone()
    return _format_minute(instant.replace(second=0, microsecond=0), zone_name, language)


def format_ago(instant):
    """How long ago, in words, rounded down: "5 minutes ago", "3 days ago"."""
    return _ago(_rounded(instant), language())


def _rounded(instant):
    """Minutes since an instant, as exactly as they are told."""
    minutes = int((datetime.now(UTC) - instant).total_seconds() // 60)
    return minutes if minutes < 60 else minutes // 60 * 60 if minutes < 60 * 48 else minutes // 1440 * 1440


@lru_cache(maxsize=5_000)
def _ago(minutes, _language):
    """In the language of the reader, which is named for the memo's sake."""
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return _n("%(num)s minute ago", "%(num)s minutes ago", minutes)
    if minutes < 60 * 48:
        return _n("%(num)s hour ago", "%(num)s hours ago", minutes // 60)
    return _n("%(num)s day ago", "%(num)s days ago", minutes // 1440)


@lru_cache(maxsize=500)
def format_month(year, month, language):
    return dates.format_date(date(year, month, 1), "MMM y" if language == "en" else "y-MM", locale=LOCALES[language])


def filters(code):
    """The filters of one language's templates: `|day`, `|moment`, `|ago`."""
    return {
        "day": lambda value: "" if value in (None, date.min, date.max) else format_day(value, code),
        "moment": lambda value: "" if value is None else format_instant(value, code),
        "ago": lambda value: "" if value is None else _ago(_rounded(value), code),
    }
