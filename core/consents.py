"""Who may be reached in which way for which purpose: read here, and nowhere else, whoever wants to write to somebody.

The newest day holds; on one day the line entered last. What was said of every purpose counts for each. A number or
address on the list of core/suppressions.py is never reached. Nothing was said: we may answer and serve them, no more.
"""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from core.access import of
from core.page import Refused
from core.suppressions import suppressed
from core.times import today
from core.words import _
from core.workspace import workspace
from models import ConsentEvent, ContactPoint, User, db, now

CHANNELS = {"email": ("email",), "phone": ("phone", "mobile"), "sms": ("mobile",), "chat": ("wechat",), "letter": ()}
PURPOSES = ("marketing", "research", "service")
STATES = ("given", "refused", "unknown")  # unknown: what was said before does not count any more
SOURCES = ("form", "paper", "phone", "meeting", "email", "contract", "import", "other")
UNASKED = ("service",)  # purposes that need no consent, as long as nobody objects
CHANNEL_OF = {"email": "email", "phone": "phone", "mobile": "phone", "wechat": "chat"}  # of a contact point's kind


SAID = of(ConsentEvent, ConsentEvent.channel, ConsentEvent.purpose, ConsentEvent.point_id, ConsentEvent.state,
          ConsentEvent.on, ConsentEvent.source).where(ConsentEvent.party_id == sa.bindparam("party_id")).order_by(
    ConsentEvent.on, ConsentEvent.id)


@dataclass(frozen=True)
class Verdict:
    """May we? `why`: given, refused, suppressed, unasked (it needs no consent), unknown (nothing was said)."""

    allowed: bool
    why: str
    on: date | None = None
    source: str = ""

    def __bool__(self):
        return self.allowed


def may_contact(party, channel, purpose, point=None):
    """The Verdict on one party; with a `point`, on reaching it there."""
    return may_contact_all([party.id], channel, purpose, point)[party.id]


def may_contact_all(party_ids, channel, purpose, point=None):
    """{party id: Verdict} of many, in three statements at most."""
    if channel not in CHANNELS or purpose not in PURPOSES:
        raise ValueError(f"no such channel or purpose: {channel}, {purpose}")
    points = _points(party_ids, channel) if point is None else {point.party_id: [point]}
    barred = suppressed((each.kind, each.value_key) for held in points.values() for each in held)
    events = _last_words(party_ids, channel, purpose, {each.id for held in points.values() for each in held})
    return {party_id: _verdict(events.get(party_id), purpose, [
        (each.kind, each.value_key) in barred for each in points.get(party_id, ())]) for party_id in party_ids}


def _verdict(event, purpose, is_barred):
    if is_barred and all(is_barred):
        return Verdict(False, "suppressed")
    if event is None or event.state == "unknown":
        return Verdict(purpose in UNASKED, "unasked" if purpose in UNASKED else "unknown")
    return Verdict(event.state == "given", event.state, event.on, event.source)


def _points(party_ids, channel):
    """The main number or address of each kind, {party id: [rows]}."""
    held = defaultdict(list)
    if CHANNELS[channel]:
        for row in db.session.execute(of(ContactPoint, ContactPoint.id, ContactPoint.party_id, ContactPoint.kind,
                                         ContactPoint.value_key).where(
                ContactPoint.party_id.in_(party_ids), ContactPoint.kind.in_(CHANNELS[channel]),
                ContactPoint.is_primary).order_by(ContactPoint.id)):
            held[row.party_id].append(row)
    return held


def _last_words(party_ids, channel, purpose, point_ids):
    """{party id: the event that holds}; what was said of another number or address alone does not count."""
    query = of(ConsentEvent, ConsentEvent.party_id, ConsentEvent.point_id, ConsentEvent.state, ConsentEvent.on,
               ConsentEvent.source).where(
        ConsentEvent.party_id.in_(party_ids), ConsentEvent.channel == channel,
        ConsentEvent.purpose.is_(None) | (ConsentEvent.purpose == purpose)).order_by(ConsentEvent.on, ConsentEvent.id)
    return {row.party_id: row for row in db.session.execute(query) if row.point_id in (None, *point_ids)}


def verdicts(party, points):
    """{channel: {purpose: Verdict}} of one party with its contact points, for its page."""
    points = _main_points(points)
    barred = suppressed((each.kind, each.value_key) for held in points.values() for each in held)
    said = db.session.execute(SAID, {"party_id": party.id}).all()
    found = {}
    for channel in CHANNELS:
        reached = {each.id for each in points[channel]}
        is_barred = [(each.kind, each.value_key) in barred for each in points[channel]]
        last = {purpose: row for row in said if row.channel == channel and row.point_id in (None, *reached)
                for purpose in ([row.purpose] if row.purpose else PURPOSES)}
        found[channel] = {purpose: _verdict(last.get(purpose), purpose, is_barred) for purpose in PURPOSES}
    return found


def _main_points(points):
    return {channel: [point for point in points if point.kind in kinds and point.is_primary]
            for channel, kinds in CHANNELS.items()}


def history(party):
    """All that was ever said, the newest first, with the number or address and who noted it."""
    return db.session.execute(of(
        ConsentEvent, ConsentEvent.channel, ConsentEvent.purpose, ConsentEvent.state, ConsentEvent.source,
        ConsentEvent.note, ConsentEvent.on, ConsentEvent.at, ContactPoint.value, User.name.label("by")).outerjoin(
        ContactPoint, ContactPoint.id == ConsentEvent.point_id).outerjoin(User, User.id == ConsentEvent.by_id).where(
        ConsentEvent.party_id == party.id).order_by(ConsentEvent.on.desc(), ConsentEvent.id.desc())).all()


def note_consent(party, facts, *, by):
    """One more line of the history: channel, purpose (None: whatever for), state, source, note, on, point_id."""
    point = next((each for each in party.points if each.id == facts.get("point_id")), None)
    if point is not None and point.kind not in CHANNELS[facts["channel"]]:
        raise Refused(_("%(value)s is not reached that way", value=point.value))
    event = ConsentEvent(party_id=party.id, by_id=by.id, **facts)
    db.session.add(event)
    if point is not None and facts["purpose"] is None:
        point.consent, point.consent_at = facts["state"], now()
    return event


def note_of_point(point, *, by):
    """What was said while a number or address was entered: whatever for, today."""
    if point.kind in CHANNEL_OF:
        db.session.flush()
        db.session.add(ConsentEvent(
            party_id=point.party_id, point_id=point.id, channel=CHANNEL_OF[point.kind], purpose=None,
            state=point.consent, source="other", note="", on=today(workspace()), by_id=by.id))
