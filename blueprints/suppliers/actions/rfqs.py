"""Requests for quotation: asking several suppliers, and writing down what each of them answered."""
from blueprints.evaluation.queries.standings import allowed
from core.page import Refused
from core.times import start_of, today
from core.words import _
from core.workspace import workspace
from models import Rfq, RfqInvite, db, now


def ask(*, title, need, due_at, parties, category=None, by):
    """Ask these for a quotation. Whoever may not be asked stops it: leave them out or have it agreed."""
    for party in parties:
        refuse_stopped(party, category)
    rfq = Rfq(title=title, need=need, due_at=due_at, created_by_id=by.id, category_id=category.id if category else None)
    rfq.invites = [RfqInvite(party=party, sent_at=now(), due_at=due_at) for party in parties]
    db.session.add(rfq)
    db.session.flush()
    return rfq


def refuse_stopped(party, category):
    verdict = allowed("ask", party, "supplier", category)
    if verdict.is_stopped:
        raise Refused(_("%(party)s: ", party=party.title) + " ".join(verdict.reasons))


def answer(invite, *, on, by, **quote):
    """Their quote: `unit_price`, `currency`, `lead_days`, `valid_until`, `note`. Another one takes its place."""
    invite.answered_at, invite.declined_at, invite.reason = instant(invite, on), None, ""
    invite.noted_by_id = by.id
    for name, value in quote.items():
        setattr(invite, name, value)
    return invite


def decline(invite, *, on, reason, by):
    invite.declined_at, invite.answered_at, invite.reason = instant(invite, on), None, reason
    invite.noted_by_id = by.id
    return invite


def instant(invite, day):
    """When an answer of a day counts as given: as the day began, or when they were asked on it."""
    home = workspace()
    if day > today(home):
        raise Refused(_("That day is yet to come"))
    if day < today(home, invite.sent_at):
        raise Refused(_("They cannot have answered before they were asked"))
    return max(start_of(day, home.time_zone), invite.sent_at)


def forget_answer(invite):
    """It was noted by mistake: they have not answered."""
    invite.answered_at = invite.declined_at = None
    invite.reason = ""


def close(rfq):
    rfq.closed_at = now()


def reopen(rfq):
    rfq.closed_at = None
