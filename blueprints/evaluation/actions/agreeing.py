"""What one person asks for and another one agrees to: that a fact does not count, that a standing does not stop us."""

from core.access import of
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from models import GUARDED, FactExcuse, LineExcuse, StandingOverride, db, now


def excuse(line, *, code, note, by):
    """Ask that an order line does not count against its supplier."""
    if db.session.scalar(of(LineExcuse, LineExcuse.id).where(
            LineExcuse.line_id == line.id, LineExcuse.state != "refused").limit(1)):
        raise Refused(_("Somebody asked that already"))
    row = LineExcuse(party_id=line.party_id, line_id=line.id, code=code, note=note, asked_by_id=by.id)
    db.session.add(row)
    return row


def excuse_fact(party, role, fact_id, *, code, note, by):
    """Ask that a deal does not count against whoever sourced or registered it."""
    if db.session.scalar(of(FactExcuse, FactExcuse.id).where(
            FactExcuse.party_id == party.id, FactExcuse.fact_id == fact_id, FactExcuse.state != "refused").limit(1)):
        raise Refused(_("Somebody asked that already"))
    row = FactExcuse(party_id=party.id, role=role, fact_id=fact_id, code=code, note=note, asked_by_id=by.id)
    db.session.add(row)
    return row


def ask_override(party, role, *, action, reason, expires_on, by):
    """Ask that for some days an action is allowed whatever the standing says."""
    if action not in GUARDED[role]:
        raise ValueError(action)
    if expires_on < today(workspace()):
        raise Refused(_("That day is past"))
    row = StandingOverride(party_id=party.id, role=role, action=action, reason=reason, expires_on=expires_on,
                           asked_by_id=by.id)
    db.session.add(row)
    return row


def decide(row, agrees, *, by):
    """A second person agrees, or does not. Nobody decides what they asked for themselves."""
    if row.asked_by_id == by.id:
        raise Refused(_("You asked for it: another person decides"))
    if row.state != "asked":
        raise Refused(_("It was decided already"))
    row.state, row.decided_by_id, row.decided_at = "agreed" if agrees else "refused", by.id, now()


def settle_asked(row, what, *, by):
    """Whoever asked may withdraw it; another one agrees or refuses; an agreement can be taken back."""
    if what != "withdraw":
        decide(row, what == "agree", by=by)
    elif row.state == "asked" and row.asked_by_id != by.id:
        raise Refused(_("Whoever asked can take it back"))
    else:
        take_back(row)


def take_back(row):
    """What was asked for or agreed to holds no more."""
    row.state, row.decided_at = "refused", row.decided_at or now()
