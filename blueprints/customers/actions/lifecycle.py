"""Classify customers from their orders, keep what changed and why; locks by hand."""
from collections import defaultdict
from dataclasses import dataclass, field, fields
from datetime import date, timedelta

import sqlalchemy as sa

from blueprints.loyalty.actions import standings
from core import timeline
from core.access import of
from core.directory import remembered
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.lifecycle import Rules, Verdict, classify
from measures.rhythm import overdue_on
from models import NO_DAY, CustomerProfile, Hat, LifecycleEvent, Order, Party, Workspace, db, now

YEAR = timedelta(days=365)
RULES = sa.select(Workspace.lifecycle_rules)
NAMES = tuple(each.name for each in fields(Verdict))


@dataclass
class History:
    """What classes and scores are computed from: the day of each purchase, and its worth; None without a rate."""

    days: list = field(default_factory=list)
    cents: list = field(default_factory=list)

    @property
    def home_cents(self):
        return sum(filter(None, self.cents))

    @property
    def unrated(self):
        return self.cents.count(None)

    def since(self, day):
        """What the purchases after a day came to."""
        return sum(cents or 0 for bought, cents in zip(self.days, self.cents, strict=True) if bought > day)


def rules():
    """The workspace's rules."""
    return remembered("lifecycle rules", lambda: Rules.from_dict(db.session.scalar(RULES) or {}))


def histories(as_of, party_ids=None):
    """{party id: History} of all purchases up to `as_of`, in one statement."""
    query = sa.select(Order.party_id, Order.ordered_on, Order.home_cents).where(
        Order.is_purchase, Order.ordered_on <= as_of)
    if party_ids is not None:
        query = query.where(Order.party_id.in_(party_ids))
    found = defaultdict(History)
    for party_id, day, home_cents in db.session.execute(query):
        history = found[party_id]
        history.days.append(day)
        history.cents.append(home_cents)
    return found


def count_classes(as_of):
    """{class: number of customers} as of a day, computed and not stored. Locks by hand do not count here."""
    found, current = histories(as_of), rules()
    counts = dict.fromkeys(("potential", "new", "existing", "loyal", "lost"), 0)
    customers = of(Party, Party.id).join(Hat, Hat.party_id == Party.id).where(
        Hat.role == "customer", Hat.until.is_(None), Party.is_open)
    for party_id in db.session.scalars(customers):
        history = found.get(party_id)
        counts[classify(history.days if history else (), as_of, current).lifecycle] += 1
    return counts


def recompute(party_ids, *, as_of=None):
    """Classify these customers anew and keep what changed, with its evidence; the caller commits.

    The profiles are locked before the orders are read: of two orders entered at once, the second sees the first.
    """
    as_of = as_of or today(workspace())
    locked = sa.select(CustomerProfile).where(CustomerProfile.party_id.in_(party_ids)).with_for_update()
    profiles = db.session.scalars(
        locked.order_by(CustomerProfile.party_id).execution_options(populate_existing=True)).all()
    found, current = histories(as_of, party_ids), rules()
    for profile in profiles:
        _judge(profile, found.get(profile.party_id) or History(), as_of, current)
    standings.follow(party_ids, as_of=as_of)


def judge_newcomer(profile):
    """Somebody entered by hand has ordered nothing yet: what comes next is a change from potential."""
    profile.evidence = as_json(classify((), today(workspace()), rules()))


def _judge(profile, history, as_of, current):
    verdict = classify(history.days, as_of, current)
    was_judged = bool(profile.evidence)
    for name, value in facts_of(history, verdict).items():
        setattr(profile, name, value)
    profile.computed_at = now()
    if profile.locked_until is not None and profile.locked_until < as_of:
        unlock(profile)
    reached = profile.locked_lifecycle or verdict.lifecycle
    _note_change(profile, reached, verdict, current, was_judged=was_judged)


def facts_of(history, verdict):
    """{column of the profile: value} of all that follows from the orders alone."""
    last = verdict.last_order_on or date.min
    return {
        "order_count": len(history.days), "first_order_on": verdict.first_order_on, "last_order_on": last,
        "revenue_cents": history.home_cents, "unrated_orders": history.unrated,
        "year_cents": history.since(verdict.as_of - YEAR), "changes_on": verdict.changes_on,
        "overdue_on": overdue_on(last, verdict.median_gap_days, verdict.order_days) or NO_DAY,
        "evidence": as_json(verdict),
    }


def _note_change(profile, reached, verdict, current, by=None, was_judged=True):
    """Keep a change of class. The first judgement of somebody whom an import brought comes from no class."""
    if reached != profile.lifecycle:
        db.session.add(LifecycleEvent(
            party_id=profile.party_id, from_class=profile.lifecycle if was_judged else None, to_class=reached,
            rules_version=current.version, evidence=as_json(verdict), by_id=by.id if by else None))
        profile.lifecycle = reached
    if profile.locked_lifecycle is None and verdict.since is not None:
        profile.since = verdict.since


def lock(profile, lifecycle, *, reason, until, by):
    """Hold a customer in a class by hand. `until` is the last day of it, None for as long as nobody takes it off."""
    if not reason:
        raise Refused(_("Please say why"))
    if until is not None and until < today(workspace()):
        raise Refused(_("This day is over already"))
    profile.locked_lifecycle, profile.lock_reason = lifecycle, reason
    profile.locked_until, profile.locked_by_id = until, by.id
    profile.since = today(workspace())
    as_of = today(workspace())
    verdict = classify(histories(as_of, [profile.party_id])[profile.party_id].days, as_of, rules())
    _note_change(profile, lifecycle, verdict, rules(), by=by)
    timeline.note(profile.party, "class_locked", by=by, lifecycle=lifecycle, reason=reason,
                  until=until.isoformat() if until else None)


def unlock(profile):
    """Take the lock off; the next recomputation decides."""
    profile.locked_lifecycle, profile.locked_until, profile.lock_reason, profile.locked_by_id = None, None, "", None


def release(profile, *, by):
    """Take the lock off by hand and classify at once."""
    if profile.locked_lifecycle is None:
        raise Refused(_("This class is not locked"))
    unlock(profile)
    recompute([profile.party_id])
    timeline.note(profile.party, "class_released", by=by)


def as_json(verdict):
    """A verdict as plain JSON values."""
    plain = {}
    for name in NAMES:
        value = getattr(verdict, name)
        if isinstance(value, date):
            value = value.isoformat()
        elif value is not None and not isinstance(value, (str, int)):
            value = float(value)
        plain[name] = value
    return plain
