"""What partners are owed: commission by sections, funds that never exceed their source, protection of deals."""
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Part:
    """What of a base lay in a section, and what its percent of that is."""

    low: object
    high: object
    percent: object
    base: object
    amount: object


def commission_parts(base, sections, mode):
    """The Parts a commission adds up from: of each section for "marginal", else of the one the base reaches."""
    if mode == "marginal":
        return [Part(low, high, percent, part, part * percent / 100) for low, high, percent in sections
                if (part := (min(base, high) if high is not None else base) - low) > 0]
    return [Part(low, high, percent, base, base * percent / 100) for low, high, percent in sections
            if low <= base and (high is None or base < high)]


def marginal_commission(base, sections):
    """Commission by (from, to or None, percent) sections, each percent on the part of the base within its section."""
    return sum(part.amount for part in commission_parts(base, sections, "marginal"))


def whole_commission(base, sections):
    """Commission at the percent of the section the base reaches, on the whole of it."""
    return sum(part.amount for part in commission_parts(base, sections, "whole"))


@dataclass(frozen=True)
class Overdrawn:
    """A child that exceeds its parent, by where it stands."""

    child: str
    amount: object
    limit: object
    path: tuple


def overdrawn(budget, allocations, requests, claims):
    """The Overdrawn of a market fund. `requests[i]` are of allocation i, `claims[i][j]` of its request j."""
    found = []
    if sum(allocations) > budget:
        found.append(Overdrawn("allocation", sum(allocations), budget, ()))
    for at, asked in requests.items():
        if sum(asked) > allocations[at]:
            found.append(Overdrawn("request", sum(asked), allocations[at], (at,)))
    for at, by_request in claims.items():
        for nth, claimed in by_request.items():
            if sum(claimed) > requests[at][nth]:
                found.append(Overdrawn("claim", sum(claimed), requests[at][nth], (at, nth)))
    return found


@dataclass(frozen=True)
class Protection:
    protected_from: object
    protected_until: object
    hours_to_decide: float
    in_time: bool


def protection(submitted_at, decided_at, days=90, review_hours=48):
    """A deal is protected from the day it was submitted, not approved: a slow review never costs the partner."""
    hours = (decided_at - submitted_at).total_seconds() / 3600
    return Protection(submitted_at.date(), submitted_at.date() + timedelta(days=days), hours, hours <= review_hours)
