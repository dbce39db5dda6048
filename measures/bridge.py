"""How the open pipeline came from what it was on one day to what it was on a later one, deal by deal.

    opening + new + reopened + pulled in + handed in + enlarged
            − shrunk − pushed − handed out − archived − lost − won = closing

A deal counts on a day while it is open, is ours (of the people, team and pipeline asked for) and closes in the period
asked for. What a deal that stays is worth more or less is enlarged or shrunk. One that leaves is first revalued, so
that the bar "won" shows what was won. One that came and was decided between the two days comes in by one bar and goes
out by another, which cancel out.
"""
from dataclasses import dataclass

COMING = ("new", "reopened", "pulled_in", "handed_in", "enlarged")
GOING = ("shrunk", "pushed", "handed_out", "archived", "lost", "won")
BARS = (*COMING, *GOING)
SIGN = dict.fromkeys(COMING, 1) | dict.fromkeys(GOING, -1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A deal at the end of a day. `is_in_period`: it is expected to close in the period or, once decided, was."""

    state: str  # open, won, lost, archived
    cents: int
    is_ours: bool = True
    is_in_period: bool = True

    @property
    def counts(self):
        return self.state == "open" and self.is_ours and self.is_in_period


def steps(before, after):
    """[(bar, cents > 0)] that lead from one Standing of a deal to a later one; None before: there was no such deal.

    Σ sign × cents = what it counts for after − what it counted for before, whatever happened between.
    """
    was, is_now = before is not None and before.counts, after.counts
    if not was and not is_now and not _passed_through(before, after):
        return []
    moves, held = [], 0
    if was:
        held = before.cents
    else:
        moves.append((_came_by(before), after.cents))
        held = after.cents
    if after.cents != held:
        moves.append(("enlarged" if after.cents > held else "shrunk", abs(after.cents - held)))
    if not is_now:
        moves.append((_went_by(after), after.cents))
    return [(bar, cents) for bar, cents in moves if cents]


def _passed_through(before, after):
    """Was it decided between the two days, although it counted on neither? Then it came in and went out."""
    is_decided = after.state in ("won", "lost") and after.is_ours and after.is_in_period
    return is_decided and (before is None or before.state != after.state)


def _came_by(before):
    if before is None:
        return "new"
    if before.state != "open":
        return "reopened"
    return "pulled_in" if before.is_ours else "handed_in"


def _went_by(after):
    if not after.is_ours:
        return "handed_out"
    return "pushed" if after.state == "open" else after.state


def total(moves):
    """{bar: cents} of [(bar, cents)]; every bar is there."""
    sums = dict.fromkeys(BARS, 0)
    for bar, cents in moves:
        sums[bar] += cents
    return sums


def closing(opening, sums):
    return opening + sum(SIGN[bar] * cents for bar, cents in sums.items())
