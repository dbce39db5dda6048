"""Market funds: give of a budget to partners, let them ask and claim, and never more than there is.

Whoever calls has locked the parent (`find` of it in a POST): two who take the last of it at once follow each other.
"""
from blueprints.partners.actions.standing import refuse_stopped
from blueprints.partners.queries.funds import left_of, taken_of
from core.access import of
from core.money import format_money
from core.page import Refused
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import FundAllocation, FundBudget, FundClaim, FundRequest, db, now


def set_budget(budget, *, name, amount_cents, valid_from, valid_until, by):
    """A new budget (None) or a known one. Refused: less than is allocated already."""
    if valid_until < valid_from:
        raise Refused(_("It cannot end before it begins"))
    if budget is None:
        budget = FundBudget(currency=workspace().currency, created_by_id=by.id)
        db.session.add(budget)
    elif amount_cents < (taken := taken_of(budget)):
        raise Refused(_("%(amount)s of it is given already", amount=money(taken)))
    budget.name, budget.amount_cents = name, amount_cents
    budget.valid_from, budget.valid_until = valid_from, valid_until
    db.session.flush()
    return budget


def archive_budget(budget):
    """Nothing more is given of it; what was given stays."""
    if budget.archived_at is not None:
        raise Refused(_("%(name)s is in the archive already", name=budget.name))
    budget.archived_at = now()


def restore_budget(budget):
    if budget.archived_at is None:
        raise Refused(_("%(name)s is not in the archive", name=budget.name))
    budget.archived_at = None


def allocate(budget, party_id, amount_cents, *, by):
    """A partner may ask for so much of a budget; said again, it is so much from now on."""
    refuse_archived(budget)
    known = db.session.scalars(of(FundAllocation).where(
        FundAllocation.budget_id == budget.id, FundAllocation.party_id == party_id)).one_or_none()
    held = known.amount_cents if known else 0
    refuse_more(left_of(budget).left + held, amount_cents)
    if known is None:
        known = FundAllocation(budget_id=budget.id, party_id=party_id, created_by_id=by.id)
        db.session.add(known)
    elif amount_cents < (taken := taken_of(known)):
        raise Refused(_("%(amount)s of it is asked for already", amount=money(taken)))
    known.amount_cents = amount_cents
    db.session.flush()
    return known


def request(allocation, *, what, amount_cents, by):
    refuse_archived(db.session.get(FundBudget, allocation.budget_id))
    refuse_more(left_of(allocation).left, amount_cents)
    made = FundRequest(allocation_id=allocation.id, party_id=allocation.party_id, what=what, amount_cents=amount_cents,
                       created_by_id=by.id)
    db.session.add(made)
    db.session.flush()
    return made


def decide_request(asked, decision, *, reason="", by):
    """Approved or rejected; what is rejected can be asked for anew."""
    decide(asked, decision, "requested", reason, by)


def claim(asked, *, evidence, amount_cents, by):
    """What was spent on an approved request."""
    if asked.state != "approved":
        raise Refused(_("This request is not approved"))
    refuse_more(left_of(asked).left, amount_cents)
    made = FundClaim(request_id=asked.id, party_id=asked.party_id, evidence=evidence, amount_cents=amount_cents,
                     created_by_id=by.id)
    db.session.add(made)
    db.session.flush()
    return made


def ask_to_claim(asked, partner, *, evidence, amount_cents, by):
    """The same, where the standing of the partner is not against it."""
    refuse_stopped("claim", partner)
    return claim(asked, evidence=evidence, amount_cents=amount_cents, by=by)


def decide_claim(claimed, decision, *, reason="", by):
    decide(claimed, decision, "claimed", reason, by)


def pay_claim(claimed, *, by):
    if claimed.state != "approved":
        raise Refused(_("This has gone on meanwhile"))
    claimed.state, claimed.paid_on = "paid", today(workspace())


def decide(row, decision, undecided, reason, by):
    if row.state != undecided:
        raise Refused(_("This has gone on meanwhile"))
    if decision == "rejected" and not reason:
        raise Refused(_("Please say why"))
    row.state, row.reason, row.decided_at, row.decided_by_id = decision, reason, now(), by.id


def refuse_more(left, amount_cents):
    if amount_cents <= 0:
        raise Refused(_("More than 0"))
    if amount_cents > left:
        raise Refused(_("Only %(left)s is left", left=money(left)))


def refuse_archived(budget):
    if budget.archived_at is not None:
        raise Refused(_("%(name)s is in the archive: restore it first", name=budget.name))


def money(cents):
    return format_money(cents, workspace().currency, language())
