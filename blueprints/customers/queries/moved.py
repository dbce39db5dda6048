"""Where customers stand and stood: the filters of the list that the figures on movement open."""
from datetime import date
from itertools import product

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import row_id
from core.spans import days, instants
from core.times import today
from core.workspace import workspace
from models import LIFECYCLES, CustomerProfile, LifecycleEvent, TrialMove, now

ACTIVE = ("new", "existing", "loyal")
GROUPS = {"active": ACTIVE, "kept": (*ACTIVE, "potential"), "any": LIFECYCLES, **{name: (name,) for name in LIFECYCLES}}
Now, Later = aliased(CustomerProfile), aliased(LifecycleEvent)


def first_since(instant, until=None):
    """A subquery of each customer's first change of class since then: its `from_class` is what they were by then. With
    `until`, of those who had one before that.

    `party_id, from_class, at`, and `place` 1. Whoever is not in it is of the class they are now.
    """
    place = sa.func.row_number().over(
        partition_by=LifecycleEvent.party_id, order_by=(LifecycleEvent.at, LifecycleEvent.id)).label("place")
    events = of(LifecycleEvent, LifecycleEvent.party_id, LifecycleEvent.from_class, LifecycleEvent.at, place)
    events = events.where(LifecycleEvent.at >= instant)
    ranked = (events if until is None else events.where(LifecycleEvent.at < until)).subquery()
    return sa.select(ranked.c.party_id, ranked.c.from_class, ranked.c.at).where(ranked.c.place == 1).subquery()


def class_at(first, current):
    """The class of a customer by then; `first` is outer-joined, `current` the column of the class now."""
    return sa.case((first.c.party_id.is_not(None), first.c.from_class), else_=current)


def stood(classes, instant):
    """The condition on profiles of being of one of `classes` by then."""
    stands = CustomerProfile.lifecycle.in_(classes)
    if instant > now():
        return stands
    first = first_since(instant)
    changed = of(LifecycleEvent, LifecycleEvent.party_id).where(LifecycleEvent.at >= instant)
    was = sa.select(first.c.party_id).where(first.c.from_class.in_(classes))
    return sa.or_(CustomerProfile.party_id.in_(was),
                  sa.and_(stands, CustomerProfile.party_id.not_in(changed)))


def changes(begin, end):
    """A select (party_id, owner_id, before, after) of who is of another class at `end` than at `begin`, by the changes
    alone; `owner_id` is who looks after them now.

    Whoever an import brought in these days has no class before and is left out.
    """
    first = first_since(begin, until=end)
    later = sa.select(Later.from_class).where(Later.party_id == first.c.party_id, Later.at >= end)
    class_then = later.order_by(Later.at, Later.id).limit(1).scalar_subquery()
    after = sa.case((later.exists(), class_then), else_=Now.lifecycle)
    query = sa.select(first.c.party_id, Now.owner_id, first.c.from_class.label("before"), after.label("after"))
    return query.join(Now, Now.party_id == first.c.party_id).where(
        first.c.from_class.is_not(None), after != first.c.from_class, Now.is_current)


def moved(text):
    """ "loyal~lost~2026-10-01/2026-10-31": of one class, or group of classes, before these days, of another after.

    "any~other" is who is of another class than before, whichever.
    """
    before, after, span = text.split("~")
    begin, end = instants(*days(span))
    if (before, after) == ("any", "other"):
        changed = changes(begin, end).subquery()
        return CustomerProfile.party_id.in_(sa.select(changed.c.party_id))
    if before not in GROUPS or after not in GROUPS:
        raise ValueError(text)
    if not set(GROUPS[before]) & set(GROUPS[after]):
        changed = changes(begin, end).subquery()
        return CustomerProfile.party_id.in_(sa.select(changed.c.party_id).where(
            changed.c.before.in_(GROUPS[before]), changed.c.after.in_(GROUPS[after])))
    return sa.and_(stood(GROUPS[before], begin), stood(GROUPS[after], end))


def is_late(day=None):
    """Silent for longer than one and a half of their own usual gaps, and not lost; on a day (today).

    The first of all days is named, or SQLite would guess that a quarter is late, and go through all by owner.
    """
    late = CustomerProfile.overdue_on.between(date.min, today(workspace()) if day is None else day)
    return sa.and_(late, CustomerProfile.lifecycle != "lost")


def late(text):
    if text != "yes":
        raise ValueError(text)
    return is_late()


def scored(column):
    """A filter on RFM scores: "45x" is recency 4, frequency 5, any monetary; "!45x" all else, "none" no score."""
    def condition(text):
        if text == "none":
            return column == ""
        digits = text.removeprefix("!")
        if len(digits) != 3 or not set(digits) <= set("12345x") or digits == "xxx":
            raise ValueError(text)
        fits = ["".join(scores) for scores in product(*("12345" if digit == "x" else digit for digit in digits))]
        return column.not_in(fits) if text.startswith("!") else column.in_(fits)  # one by one, for the index
    return condition


def first_ordered(text):
    """Whose first order lies in a span of days; "none": who never ordered."""
    if text == "none":
        return CustomerProfile.first_order_on.is_(None)
    first, last = days(text)
    return CustomerProfile.first_order_on.between(first, last)


def of_trial(text):
    """ "12~loyal~lost": who would change so by the rules of a trial; "12~any~any" all of them."""
    trial, before, after = text.split("~")
    if before not in GROUPS or after not in GROUPS:
        raise ValueError(text)
    query = of(TrialMove, TrialMove.party_id).where(
        TrialMove.trial_id == row_id(trial), TrialMove.from_class.in_(GROUPS[before]),
        TrialMove.to_class.in_(GROUPS[after]))
    return CustomerProfile.party_id.in_(query)


FILTERS = {"moved": moved, "late": late, "first": first_ordered, "trial": of_trial,
           "rfm": scored(CustomerProfile.rfm), "rfm_was": scored(CustomerProfile.rfm_was)}
