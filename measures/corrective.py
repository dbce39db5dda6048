"""Corrective actions after the eight disciplines: by when each is due, which days a check reads, and what it proves.

Containment (D3) within 24 hours is the usual rule of customers; the other days are ours, fewer the worse it is.
"""
from datetime import timedelta

CONTAINMENT = timedelta(hours=24)
DAYS = {  # after it was opened
    "critical": {"D0": 1, "D1": 1, "D2": 2, "D4": 7, "D5": 10, "D6": 20, "D7": 30, "D8": 30},
    "major": {"D0": 1, "D1": 2, "D2": 5, "D4": 14, "D5": 21, "D6": 30, "D7": 45, "D8": 45},
    "minor": {"D0": 2, "D1": 5, "D2": 7, "D4": 21, "D5": 30, "D6": 45, "D7": 60, "D8": 60},
}


def step_due(code, severity, begun_at):
    """The instant by which a discipline is due; for all but containment a day counts whole days from `begun_at`."""
    return begun_at + (CONTAINMENT if code == "D3" else timedelta(days=DAYS[severity][code]))


def window(day, days):
    """(first, last) of the days that a check on `day` reads: those before it, for the day itself is not over."""
    return day - timedelta(days=days), day - timedelta(days=1)


def is_met(value, target, more_is_better):
    """Does the figure reach the target? None where there is no figure: that proves nothing either way."""
    if value is None:
        return None
    return value >= target if more_is_better else value <= target


def lasting(proofs):
    """(proofs that lasted, all proofs) of (proven on, came back on or None) pairs."""
    proofs = list(proofs)
    return sum(came_back is None for _proven, came_back in proofs), len(proofs)
