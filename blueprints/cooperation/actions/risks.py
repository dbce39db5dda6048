"""Risks: noted, judged anew, accepted, closed, opened again."""
from blueprints.cooperation.actions.archived import refuse_archived
from blueprints.cooperation.finding import RISK_MODELS
from core import timeline
from core.due import due_at
from core.page import Refused
from core.search import index_record
from core.words import _
from measures.risk import rating
from models import db, now

FACTS = ("title", "sort", "likelihood", "impact", "about", "done", "review_on", "owner_id", "team_id")


def enter(party, role, facts, *, by):
    """Something that can go wrong with somebody in a role."""
    risk = RISK_MODELS[role](role=role, party_id=party.id, title="", state="open", created_by_id=by.id,
                             closed_because="")
    write(risk, facts)
    db.session.add(risk)
    db.session.flush()
    keep_found(risk)
    return risk


def revise(risk, facts, *, by):
    """Whoever judges it otherwise than before is told on the timeline."""
    refuse_closed(risk)
    before = risk.rating
    write(risk, facts)
    keep_found(risk)
    if risk.rating != before:
        timeline.note(risk, "risk-rated", by=by, before=before, after=risk.rating)


def write(risk, facts):
    for name in FACTS:
        if getattr(risk, name) != facts[name]:
            setattr(risk, name, facts[name])
    risk.rating, risk.due_at, risk.updated_at = rating(risk.likelihood, risk.impact), due_at(risk.review_on), now()


def keep_found(risk):
    index_record(risk, risk.title, risk.about, risk.done)


def accept(risk, *, by):
    """It is known and lived with; it is looked at again on its day all the same."""
    refuse_archived(risk)
    if risk.state != "open":
        raise Refused(_("This risk is not open"))
    risk.state, risk.updated_at = "accepted", now()
    timeline.note(risk, "risk-accepted", by=by)


def close(risk, *, why, by):
    """It cannot happen any more, or it did."""
    refuse_closed(risk)
    risk.state, risk.is_open, risk.closed_because, risk.updated_at = "closed", False, why, now()
    timeline.note(risk, "risk-closed", by=by, why=why)


def reopen(risk, *, by):
    refuse_archived(risk)
    if risk.state == "open":
        raise Refused(_("This risk is open already"))
    risk.state, risk.is_open, risk.closed_because, risk.updated_at = "open", True, "", now()
    timeline.note(risk, "risk-reopened", by=by)


def refuse_closed(risk):
    refuse_archived(risk)
    if risk.state == "closed":
        raise Refused(_("This risk is closed: open it again first"))
