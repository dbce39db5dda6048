"""Parties of other teams: asking to see one, answering, and ending it."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers.queries.sharing import handed_to, may_decide
from blueprints.privacy import bp
from blueprints.privacy.actions import sharing
from blueprints.privacy.forms.sharing import AnswerForm, AskForm
from blueprints.privacy.labels import ACCESS, ACCESS_TONES, WAYS
from blueprints.privacy.queries.sharing import REQUESTS
from core.access import find, needs, sees
from core.met import opened
from core.page import done, page
from core.people import name_of
from core.words import _
from models import AccessRequest, NameCard, PartyShare, User, db


@bp.route("/ask-access/<string:token>", methods=["GET", "POST"])
@needs()
def ask_access(token):
    party_id, reasons = opened(token) or abort(404)
    form = AskForm()
    if form.validate_on_submit():
        asked = sharing.ask(party_id, reasons, form.note.data, by=current_user)
        db.session.commit()
        return done(_("They were asked; you are told when they answer"),
                    url_for(".access_request", request_id=asked.id))
    return page("privacy/ask_access.html", form=form, token=token, reasons=reasons)


@bp.get("/access-requests")
@needs()
def access_requests():
    listing = REQUESTS.open(request.args, request.path)
    return page("privacy/access_requests.html", listing=listing, states=ACCESS, tones=ACCESS_TONES)


@bp.get("/access-requests/<int:request_id>")
@needs()
def access_request(request_id):
    return shown(find(AccessRequest, request_id), AnswerForm())


def shown(asked, form):
    party = db.session.get(NameCard, asked.party_id) if sees(current_user, asked.party_id) else None
    to_decide = asked.state == "open" and may_decide(asked.party_id)
    form.offer(to_decide and handed_to(asked.party_id, asked.asked_by_id))
    return page("privacy/access_request.html", asked=asked, form=form, party=party, states=ACCESS, tones=ACCESS_TONES,
                ways=WAYS, to_decide=to_decide, by=name_of(User, asked.asked_by_id),
                decider=name_of(User, asked.decided_by_id), is_mine=asked.asked_by_id == current_user.id)


def answered(request_id, act, message):
    asked, form = find(AccessRequest, request_id), AnswerForm()
    if not form.validate_on_submit():
        return shown(asked, form)
    act(asked, form)
    db.session.commit()
    return done(message, url_for(".access_request", request_id=request_id))


@bp.post("/access-requests/<int:request_id>/grant")
@needs()
def grant_access(request_id):
    return answered(request_id, lambda asked, form: sharing.grant(
        asked, form.way.data, form.answer.data, by=current_user), _("They were told that they see it now"))


@bp.post("/access-requests/<int:request_id>/refuse")
@needs()
def refuse_access(request_id):
    return answered(request_id, lambda asked, form: sharing.refuse(asked, form.answer.data, by=current_user),
                    _("They were told that it was refused"))


@bp.post("/access-requests/<int:request_id>/withdraw")
@needs()
def withdraw_request(request_id):
    sharing.withdraw(find(AccessRequest, request_id), by=current_user)
    db.session.commit()
    return done(_("Withdrawn"), url_for(".access_request", request_id=request_id))


def decided_share(share_id, act):
    share = find(PartyShare, share_id)
    if not may_decide(share.party_id):
        abort(403)
    act(share, by=current_user)
    db.session.commit()
    return share


@bp.post("/shares/<int:share_id>/end")
@needs()
def end_share(share_id):
    share = decided_share(share_id, sharing.end_share)
    return done(_("They do not see it any more"), url_for("customers.customer", party_id=share.party_id),
                undo=url_for(".share_again", share_id=share_id))


@bp.post("/shares/<int:share_id>/again")
@needs()
def share_again(share_id):
    share = decided_share(share_id, sharing.share_again)
    return done(_("They see it again"), url_for("customers.customer", party_id=share.party_id))
