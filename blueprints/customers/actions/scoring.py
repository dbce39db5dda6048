"""All customers at once: their class and their RFM scores, read and written in steps, past the mapper."""
from dataclasses import dataclass, field
from datetime import timedelta

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from core.access import of
from core.bulk import insert_rows, write_computed
from core.money import decimals
from core.times import today
from core.workspace import workspace
from measures.lifecycle import classify
from measures.rfm import FIFTHS, OWN, Buyer, Limits, fifths, limits_of, method_for
from models import CustomerProfile, Hat, LifecycleEvent, Order, RfmMonth, RuleVersion, db, now

PARTIES_A_READ = 5000
OWN_LIMITS = {"recency": [30, 90, 180, 365], "frequency": [2, 3, 5, 10], "monetary": [500, 2000, 10_000, 50_000]}
AGEING = ("as_of", "days_since_last")  # of the evidence: other every day, and told by nobody
KEPT = (CustomerProfile.order_count, CustomerProfile.first_order_on, CustomerProfile.last_order_on,
        CustomerProfile.revenue_cents, CustomerProfile.unrated_orders, CustomerProfile.year_cents,
        CustomerProfile.changes_on, CustomerProfile.overdue_on, CustomerProfile.lifecycle, CustomerProfile.since,
        CustomerProfile.rfm, CustomerProfile.rfm_was)
NAMES = tuple(column.key for column in KEPT)


def joined(scores):
    return f"{scores[0]}{scores[1]}{scores[2]}"


@dataclass(frozen=True)
class Scale:
    """By what customers are scored as of a day."""

    as_of: object
    method: str
    version: int
    customers: int
    limits: Limits | None
    places: dict = field(default_factory=dict)  # of fifths: {party id: (r, f, m)}

    def score(self, party_id, history):
        """ "345", or "" of who has bought nothing by then."""
        if self.method == FIFTHS:
            return joined(self.places[party_id]) if party_id in self.places else ""
        days, cents = history.days, history.cents
        if days and max(days) > self.as_of:
            known = [place for place, day in enumerate(days) if day <= self.as_of]
            days, cents = [days[place] for place in known], [cents[place] for place in known]
        if not days or self.limits is None:
            return ""
        return joined(self.limits.scores((self.as_of - max(days)).days, len(days), sum(filter(None, cents))))

    def scores_of(self, buyer):
        if self.method == FIFTHS:
            return self.places[buyer.key[-1]]
        return self.limits.scores(buyer.recency, buyer.frequency, buyer.monetary)

    def to_dict(self):
        return {"method": self.method, "version": self.version, "customers": self.customers,
                "as_of": self.as_of.isoformat(), "limits": self.limits and self.limits.to_dict()}


@dataclass(frozen=True)
class Pass:
    """One pass over all customers: the day, the rules, and the scales of that day and of the end of last month."""

    as_of: object
    rules: object
    scale: Scale
    before: Scale


def rfm_rules():
    """(version, {"fifths", "recency", "frequency", "monetary"}): the newest edition, or what holds without one."""
    newest = sa.select(RuleVersion.version, RuleVersion.rules).where(RuleVersion.kind == "rfm")
    row = db.session.execute(newest.order_by(RuleVersion.version.desc()).limit(1)).one_or_none()
    return (row.version, row.rules) if row else (1, {"fifths": False, **OWN_LIMITS})


def begin(as_of=None):
    """The Pass as of a day, today when none is named. Reads all purchases; best done where others may write."""
    as_of = as_of or today(workspace())
    month_end = as_of.replace(day=1) - timedelta(days=1)
    held, then = _buyers(as_of, month_end)
    return Pass(as_of, lifecycle.rules(), scale_of(held, as_of), scale_of(then, month_end))


def buyers(as_of):
    """Every customer of today with a purchase by then, as a Buyer; keys sort by customer number and end in the id."""
    return _buyers(as_of, as_of)[0]


def scale_of(held, as_of):
    """The Scale of these buyers by the rules in force."""
    version, asked = rfm_rules()
    method, unit = method_for(len(held), asked["fifths"]), 10 ** decimals(workspace().currency)
    if method == FIFTHS:
        places = {key[-1]: scores for key, scores in fifths(held).items()}
        return Scale(as_of, method, version, len(held), None, places)
    if method == OWN:
        money = tuple(limit * unit for limit in asked["monetary"])
        return Scale(as_of, method, version, len(held),
                     Limits(tuple(asked["recency"]), tuple(asked["frequency"]), money))
    return Scale(as_of, method, version, len(held), limits_of(held, unit))


def _buyers(as_of, earlier):
    """The Buyers as of two days, in one reading by steps of parties."""
    codes, found = _numbers(), ([], [])
    query = sa.select(Order.party_id, *_figures(as_of), *_figures(earlier)).where(
        Order.is_purchase, Order.ordered_on <= as_of,
        Order.party_id.between(sa.bindparam("first"), sa.bindparam("last"))).group_by(Order.party_id)
    ids = list(codes)
    for start in range(0, len(ids), PARTIES_A_READ):
        step = ids[start:start + PARTIES_A_READ]
        for party_id, *figures in db.session.execute(query, {"first": step[0], "last": step[-1]}):
            if party_id not in codes:
                continue
            for day, place, (times, last, cents) in (as_of, 0, figures[:3]), (earlier, 1, figures[3:]):
                if times:
                    key = (*codes[party_id], party_id)
                    found[place].append(Buyer(key, (day - last).days, times, int(cents or 0)))
    return found


def _figures(day):
    by_then = Order.ordered_on <= day
    return (sa.func.count(sa.case((by_then, 1))), sa.func.max(sa.case((by_then, Order.ordered_on))),
            sa.func.sum(sa.case((by_then, Order.home_cents))))


def _numbers():
    """{party id: customer number as it sorts, 9 before 10} of all customers of today, by id."""
    query = of(CustomerProfile, CustomerProfile.party_id, Hat.code).join(Hat, sa.and_(
        Hat.party_id == CustomerProfile.party_id, Hat.role == "customer", Hat.until.is_(None))).where(
        CustomerProfile.is_current).order_by(CustomerProfile.party_id)
    return {party_id: (int(code) if (code or "").isdecimal() else float("inf"), code or "")
            for party_id, code in db.session.execute(query)}


def judge(party_ids, current):
    """Class and score these customers and write what differs; the caller commits. Locked before orders are read."""
    rows = _locked(party_ids)
    over = [row.party_id for row in rows if row.locked_until is not None and row.locked_until < current.as_of]
    if over:  # few: a lock that ran out is taken off where it was put on
        lifecycle.recompute(over, as_of=current.as_of)
        db.session.flush()
        rows = _locked(party_ids)
    histories = lifecycle.histories(current.as_of, party_ids)
    changed, events = {}, []
    for row in rows:
        history = histories.get(row.party_id) or lifecycle.History()
        verdict = classify(history.days, current.as_of, current.rules)
        known = {**lifecycle.facts_of(history, verdict), "lifecycle": row.locked_lifecycle or verdict.lifecycle,
                 "since": row.since, "rfm": "", "rfm_was": ""}
        if row.locked_lifecycle is None and verdict.since is not None:
            known["since"] = verdict.since
        if row.is_current:
            known["rfm"] = current.scale.score(row.party_id, history)
            known["rfm_was"] = current.before.score(row.party_id, history)
        if known["lifecycle"] != row.lifecycle:
            events.append(_event(row, known, current.rules.version))
        names = _differing(row, known)
        if names:
            changed.setdefault(names, []).append({"party_id": row.party_id, "computed_at": now(),
                                                  **{name: known[name] for name in names}})
    for alike in changed.values():  # an index is only touched by what it holds
        write_computed(CustomerProfile, alike, domain="customers", key="party_id")
    insert_rows(LifecycleEvent, events, domain="customers")
    return len(rows)


def _locked(party_ids):
    query = of(CustomerProfile, CustomerProfile.party_id, CustomerProfile.is_current, CustomerProfile.locked_lifecycle,
               CustomerProfile.locked_until, CustomerProfile.evidence, *KEPT)
    query = query.where(CustomerProfile.party_id.in_(party_ids))
    return db.session.execute(query.order_by(CustomerProfile.party_id).with_for_update()).all()


def _event(row, known, version):
    return {"party_id": row.party_id, "from_class": row.lifecycle if row.evidence else None, "by_id": None,
            "to_class": known["lifecycle"], "at": now(), "rules_version": version, "evidence": known["evidence"]}


def _differing(row, known):
    """The names of the columns to write."""
    names = [name for name in NAMES if getattr(row, name) != known[name]]
    if names or len(row.evidence) != len(known["evidence"]) or any(
            row.evidence.get(name) != value for name, value in known["evidence"].items() if name not in AGEING):
        names.append("evidence")
    return tuple(names)


def keep_month(current):
    """Keep by what this month's customers were last scored; the caller commits."""
    first = current.as_of.replace(day=1)
    kept = db.session.get(RfmMonth, first) or RfmMonth(first_on=first)
    kept.as_of, kept.at = current.as_of, now()
    kept.scale, kept.before = current.scale.to_dict(), current.before.to_dict()
    db.session.add(kept)


def month_scale():
    """The RfmMonth customers were last scored in; None before the first time."""
    return db.session.scalars(sa.select(RfmMonth).order_by(RfmMonth.first_on.desc()).limit(1)).one_or_none()
