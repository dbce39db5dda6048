"""Market funds: budgets, what of them partners may ask for, their requests and claims."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.queries.standings import allowed
from blueprints.partners import bp, labels
from blueprints.partners.actions import funds as actions
from blueprints.partners.forms.funds import (
    AllocationForm,
    BudgetForm,
    ClaimForm,
    NewBudgetForm,
    RequestForm,
    VerdictForm,
    entered,
)
from blueprints.partners.queries import funds as queries
from blueprints.partners.views.partners import find_partner
from blueprints.sales.queries.deal import numbered, suggestions
from blueprints.sales.queries.shares import IS_PARTNER
from core.access import can, can_edit, find, needs
from core.page import done, page
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from models import FundAllocation, FundBudget, FundClaim, FundRequest, NameCard, Party, db


@bp.get("/funds")
@needs("partners.read")
def funds():
    return page("partners/funds.html", budgets=queries.budgets(), may_edit=can("partners.manage"))


@bp.get("/funds/<int:budget_id>")
@needs("partners.read")
def fund(budget_id):
    budget = find(FundBudget, budget_id)
    return page("partners/fund.html", budget=budget, left=queries.left_of(budget),
                allocations=queries.allocations_of(budget=budget), may_edit=can("partners.manage"))


@bp.route("/funds/new", methods=["GET", "POST"])
@needs("partners.manage")
def new_fund():
    day = today(workspace())
    form = NewBudgetForm(valid_from=day.replace(month=1, day=1), valid_until=day.replace(month=12, day=31))
    if form.validate_on_submit() and (
            made := form.acted(actions.set_budget, None, **form.facts, by=current_user, at="valid_until")):
        return saved(made.id, _("%(name)s saved", name=made.name))
    return page("partners/edit_fund.html", form=form, budget=None)


@bp.route("/funds/<int:budget_id>/edit", methods=["GET", "POST"])
@needs("partners.manage")
def edit_fund(budget_id):
    budget = find(FundBudget, budget_id)
    form = BudgetForm(obj=entered(budget))
    if form.validate_on_submit() and form.acted(actions.set_budget, budget, **form.facts, by=current_user,
                                                at="amount"):
        return saved(budget_id, _("%(name)s saved", name=budget.name))
    return page("partners/edit_fund.html", form=form, budget=budget)


@bp.post("/funds/<int:budget_id>/archive")
@needs("partners.manage")
def archive_fund(budget_id):
    actions.archive_budget(find(FundBudget, budget_id))
    return saved(budget_id, _("In the archive now"), undo=url_for(".restore_fund", budget_id=budget_id))


@bp.post("/funds/<int:budget_id>/restore")
@needs("partners.manage")
def restore_fund(budget_id):
    actions.restore_budget(find(FundBudget, budget_id))
    return saved(budget_id, _("Restored"), undo=url_for(".archive_fund", budget_id=budget_id))


@bp.route("/funds/<int:budget_id>/allocate", methods=["GET", "POST"])
@needs("partners.manage")
def allocate(budget_id):
    budget = find(FundBudget, budget_id)
    asked = request.args.get("party", type=int)
    form = AllocationForm(partner=numbered(find_partner(asked)) if asked else None)
    if form.validate_on_submit():
        find_partner(form.partner_id, to="edit")
        if form.acted(actions.allocate, budget, form.partner_id, form.cents, by=current_user, at="amount"):
            return saved(budget_id, _("Allocated"))
    return page("partners/allocate.html", form=form, budget=budget, left=queries.left_of(budget),
                names=suggestions(request.args.get("partner", ""), IS_PARTNER))


def saved(budget_id, message, undo=""):
    db.session.commit()
    return done(message, url_for(".fund", budget_id=budget_id), undo=undo)


# -- what a partner makes of it ----------------------------------------------------------------------------------------

@bp.get("/funds/allocations/<int:allocation_id>")
@needs("partners.read")
def allocation(allocation_id):
    found = find(FundAllocation, allocation_id)
    return page("partners/allocation.html", allocation=found, budget=find(FundBudget, found.budget_id),
                partner=db.session.get(NameCard, found.party_id).title, left=queries.left_of(found), labels=labels,
                requests=queries.requests_of(found), claims=queries.claims_of(found),
                may_edit=can("partners.write") and can_edit(find(Party, found.party_id)))


@bp.route("/funds/allocations/<int:allocation_id>/request", methods=["GET", "POST"])
@needs("partners.write")
def request_funds(allocation_id):
    found, form = find_funded(FundAllocation, allocation_id), RequestForm()
    if form.validate_on_submit() and form.acted(actions.request, found, what=form.what.data, amount_cents=form.cents,
                                                by=current_user, at="amount"):
        return back(allocation_id, _("Requested"))
    return page("partners/request_funds.html", form=form, allocation=found, left=queries.left_of(found))


@bp.route("/funds/requests/<int:request_id>/decide", methods=["GET", "POST"])
@needs("partners.manage")
def decide_request(request_id):
    asked, form = find_funded(FundRequest, request_id), VerdictForm()
    if form.validate_on_submit() and form.acted(actions.decide_request, asked, form.decision.data,
                                                reason=form.reason.data, by=current_user, at="reason"):
        return back(asked.allocation_id, _p("registration", "Decided"))
    return page("partners/decide_request.html", form=form, asked=asked)


@bp.route("/funds/requests/<int:request_id>/claim", methods=["GET", "POST"])
@needs("partners.write")
def claim_funds(request_id):
    asked, form = find_funded(FundRequest, request_id), ClaimForm()
    partner = find_partner(asked.party_id)
    if form.validate_on_submit() and form.acted(actions.ask_to_claim, asked, partner, evidence=form.evidence.data,
                                                amount_cents=form.cents, by=current_user, at="amount"):
        return back(asked.allocation_id, _("Claimed"))
    return page("partners/claim_funds.html", form=form, asked=asked, left=queries.left_of(asked),
                verdict=allowed("claim", partner, "partner"))


@bp.route("/funds/claims/<int:claim_id>/decide", methods=["GET", "POST"])
@needs("partners.manage")
def decide_claim(claim_id):
    claimed, form = find_funded(FundClaim, claim_id), VerdictForm()
    asked = find(FundRequest, claimed.request_id)
    if form.validate_on_submit() and form.acted(actions.decide_claim, claimed, form.decision.data,
                                                reason=form.reason.data, by=current_user, at="reason"):
        return back(asked.allocation_id, _p("registration", "Decided"))
    return page("partners/decide_claim.html", form=form, claimed=claimed, asked=asked)


@bp.post("/funds/claims/<int:claim_id>/pay")
@needs("partners.manage")
def pay_claim(claim_id):
    claimed = find_funded(FundClaim, claim_id)
    actions.pay_claim(claimed, by=current_user)
    return back(find(FundRequest, claimed.request_id).allocation_id, _("Paid"))


def find_funded(model, row_id):
    """A row of market funds whose partner the asker may edit."""
    row = find(model, row_id)
    find_partner(row.party_id, to="edit")
    return row


def back(allocation_id, message):
    db.session.commit()
    return done(message, url_for(".allocation", allocation_id=allocation_id))
