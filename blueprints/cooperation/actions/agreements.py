"""Agreements: entered, revised, given notice of, let go on, ended."""
from datetime import timedelta

from blueprints.cooperation.actions.archived import refuse_archived
from blueprints.cooperation.finding import AGREEMENT_MODELS
from core import timeline
from core.due import due_at
from core.page import Refused
from core.search import index_record, name_key
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.cooperation import months_later, notice_day, renewed_end
from models import db, now

FACTS = ("title", "number", "sort", "starts_on", "ends_on", "notice_days", "ahead_days", "renews_months", "terms",
         "owner_id", "team_id")
LAST_YEAR = 2199


def enter(party, role, facts, *, by):
    """A new agreement with somebody in a role."""
    agreement = AGREEMENT_MODELS[role](role=role, party_id=party.id, title="", state="running", created_by_id=by.id)
    write(agreement, facts)
    db.session.add(agreement)
    db.session.flush()
    keep_found(agreement)
    return agreement


def revise(agreement, facts):
    refuse_archived(agreement)
    if agreement.state != "running":
        raise Refused(_("This agreement does not run any more"))
    write(agreement, facts)
    keep_found(agreement)


def write(agreement, facts):
    if facts["ends_on"] is not None and facts["ends_on"] < facts["starts_on"]:
        raise Refused(_("It cannot end before it begins"))
    if facts["renews_months"] and facts["ends_on"] is None:
        raise Refused(_("What goes on by itself has an end to go on from"))
    for name in FACTS:
        if getattr(agreement, name) != facts[name]:
            setattr(agreement, name, facts[name])
    agreement.number_key = name_key(agreement.number or "")
    reckon(agreement)


def keep_found(agreement):
    index_record(agreement, agreement.title, agreement.number, agreement.terms)


def reckon(agreement):
    """The day for notice follows from the end; some days before it, it is to be decided."""
    agreement.notice_on = notice_day(agreement.ends_on, agreement.notice_days)
    agreement.is_open = agreement.state == "running" and agreement.notice_on is not None
    ahead = timedelta(days=agreement.ahead_days)
    agreement.due_at = due_at(agreement.notice_on - ahead if agreement.is_open else None)
    agreement.updated_at = now()


def give_notice(agreement, *, by):
    """It ends on its day, and does not go on by itself."""
    refuse_archived(agreement)
    if agreement.state != "running":
        raise Refused(_("This agreement does not run any more"))
    agreement.state, agreement.noticed_on = "noticed", today(workspace())
    reckon(agreement)
    timeline.note(agreement, "agreement-noticed", by=by)


def take_back(agreement, *, by):
    """The notice was withdrawn, or entered by mistake."""
    refuse_archived(agreement)
    if agreement.state != "noticed":
        raise Refused(_("No notice was given"))
    agreement.state, agreement.noticed_on = "running", None
    reckon(agreement)
    timeline.note(agreement, "agreement-resumed", by=by)


def extend(agreement, months, *, by):
    """It goes on for so many months more."""
    refuse_archived(agreement)
    if agreement.state != "running" or agreement.ends_on is None:
        raise Refused(_("This agreement has no end to be moved"))
    if agreement.ends_on.year + months // 12 >= LAST_YEAR:
        raise Refused(_("Please check the year"))
    agreement.ends_on = months_later(agreement.ends_on, months)
    reckon(agreement)
    timeline.note(agreement, "agreement-extended", by=by, until=agreement.ends_on.isoformat())


def pass_day(agreement, day, *, by):
    """What a day does to it: over the day for notice it goes on by itself; over its end it is ended."""
    if agreement.state == "running" and agreement.renews_months and agreement.notice_on < day:
        agreement.ends_on = renewed_end(agreement.ends_on, agreement.renews_months, agreement.notice_days, day)
        timeline.note(agreement, "agreement-renewed", by=by, until=agreement.ends_on.isoformat())
    elif agreement.ends_on is not None and agreement.ends_on < day:
        agreement.state = "ended"
        timeline.note(agreement, "agreement-ended", by=by)
    reckon(agreement)
