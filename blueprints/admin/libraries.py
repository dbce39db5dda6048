"""What `flask doctor` says of the libraries: are those in force the tested ones, and how old is their choice?"""
import re
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from flask import current_app
from packaging.requirements import Requirement

BROUGHT_UP_TO_DATE = re.compile(r"^# Brought up to date on (\d{4}-\d\d-\d\d)", re.MULTILINE)
OVERDUE_AFTER = timedelta(days=90)  # as SECURITY.md says


def libraries():
    pinned = (current_app.config["ROOT"] / "requirements.txt").read_text(encoding="utf-8")
    return looked_at(pinned, installed, datetime.now(UTC).date())


def looked_at(pinned, installed, today):
    """(is it sound, what to say) of the text of requirements.txt; `installed(name)` is the version in force."""
    others = [f"{wanted.name} {installed(wanted.name)}" for wanted in requirements(pinned)
              if not wanted.specifier.contains(installed(wanted.name) or "0", prereleases=True)]
    yield not others, "libraries are the tested ones" if not others else (
        f"libraries are others than the tested ones ({', '.join(others)}): pip install -r requirements.txt")
    day = date.fromisoformat(BROUGHT_UP_TO_DATE.search(pinned)[1])
    sound = today - day <= OVERDUE_AFTER
    yield sound, f"libraries were brought up to date on {day}" + (
        "" if sound else ": take a newer release, see SECURITY.md")


def requirements(pinned):
    """Those that this machine needs."""
    lines = (line.strip() for line in pinned.splitlines())
    found = (Requirement(line) for line in lines if line and not line.startswith("#"))
    return [each for each in found if each.marker is None or each.marker.evaluate()]


def installed(name):
    try:
        return version(name)
    except PackageNotFoundError:
        return None
