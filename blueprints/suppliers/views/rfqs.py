"""Requests for quotation: the list, asking, one with its answers beside each other."""
from flask import request, url_for
from flask_login import current_user

from blueprints.suppliers import bp
from blueprints.suppliers.actions import rfqs as actions
from blueprints.suppliers.forms.rfqs import AnswerForm, DeclineForm, RfqForm
from blueprints.suppliers.letters import Letter
from blueprints.suppliers.queries import rfqs as queries
from core.access import can, find, needs
from core.counting import counted
from core.page import done, page
from core.times import today
from core.words import _, _n, _p, language
from core.workspace import workspace
from models import Party, Rfq, RfqInvite, db, now


@bp.get("/rfqs")
@needs("suppliers.read")
def rfqs():
    listing = queries.RFQS.open(request.args, request.path)
    total = _n("%(count)s request", "%(count)s requests", listing.total, count=counted(listing.total, language()))
    return page("suppliers/rfqs.html", listing=listing, counted=total)


@bp.route("/rfqs/new", methods=["GET", "POST"])
@needs("suppliers.write")
def new_rfq():
    chosen = [int(text) for text in request.args.getlist("supplier") if text.isdigit()]
    form = RfqForm(parties=chosen)
    if not form.is_looking and form.validate_on_submit():
        parties = [find(Party, party_id, to="edit") for party_id in form.parties.data]
        rfq = form.acted(actions.ask, parties=parties, **form.facts, by=current_user, at="parties")
        if rfq:
            db.session.commit()
            return done(_("Noted. Now write to them: the letter stands below."), url_for(".rfq", rfq_id=rfq.id))
    return page("suppliers/new_rfq.html", form=form)


@bp.get("/rfqs/<int:rfq_id>")
@needs("suppliers.read")
def rfq(rfq_id):
    found = find(Rfq, rfq_id)
    invites = queries.invites_of(found)
    return page("suppliers/rfq.html", rfq=found, invites=invites, today=today(workspace()), now=now(),
                may_edit=can("suppliers.write"), letter=Letter(found, invites, by=current_user))


@bp.post("/rfqs/<int:rfq_id>/<any(close, reopen):what>")
@needs("suppliers.write")
def end_rfq(rfq_id, what):
    found = find(Rfq, rfq_id)
    {"close": actions.close, "reopen": actions.reopen}[what](found)
    db.session.commit()
    undo = url_for(".end_rfq", rfq_id=rfq_id, what="reopen") if what == "close" else ""
    told = _p("request for quotation", "Closed") if what == "close" else _("Open again")
    return done(told, url_for(".rfq", rfq_id=rfq_id), undo=undo)


@bp.route("/rfqs/<int:rfq_id>/answers/<int:invite_id>", methods=["GET", "POST"])
@needs("suppliers.write")
def answer_rfq(rfq_id, invite_id):
    invite = find(RfqInvite, invite_id, to="edit")
    held = {name: getattr(invite, name) for name in ("unit_price", "lead_days", "valid_until", "note")}
    form = AnswerForm(answered_on=today(workspace()), **held, currency=invite.currency or workspace().currency)
    if form.validate_on_submit() and noted(form, actions.answer, invite, at="answered_on"):
        return done(_("Noted"), url_for(".rfq", rfq_id=rfq_id))
    return page("suppliers/answer_rfq.html", form=form, invite=invite, rfq=invite.rfq)


@bp.route("/rfqs/<int:rfq_id>/answers/<int:invite_id>/decline", methods=["GET", "POST"])
@needs("suppliers.write")
def decline_rfq(rfq_id, invite_id):
    invite = find(RfqInvite, invite_id, to="edit")
    form = DeclineForm(declined_on=today(workspace()))
    if form.validate_on_submit() and noted(form, actions.decline, invite, at="declined_on"):
        return done(_("Noted"), url_for(".rfq", rfq_id=rfq_id))
    return page("suppliers/decline_rfq.html", form=form, invite=invite, rfq=invite.rfq)


def noted(form, act, invite, *, at):
    """Was it written down? What the action refused is an error of the field `at`."""
    if form.acted(act, invite, **form.facts, by=current_user, at=at) is None:
        return False
    db.session.commit()
    return True


@bp.post("/rfqs/<int:rfq_id>/answers/<int:invite_id>/forget")
@needs("suppliers.write")
def forget_answer(rfq_id, invite_id):
    actions.forget_answer(find(RfqInvite, invite_id, to="edit"))
    db.session.commit()
    return done(_("Taken back"), url_for(".rfq", rfq_id=rfq_id))
