"""Signing in as elsewhere in the company (OpenID Connect): there, back, out; and connecting one's own account with it.

All of it goes by links: a form that leads to another site is stopped by our own `form-action 'self'`.
"""
import logging

from flask import abort, current_app, redirect, request, url_for
from flask_login import current_user

from blueprints.auth import bp
from blueprints.auth.company import attempt, oidc, people
from blueprints.auth.company.claims import OutOfReach, TurnedAway
from blueprints.auth.forms import SignInForm
from blueprints.auth.letting_in import wants_more
from blueprints.auth.views.account import tabs
from blueprints.auth.views.sign_in import local_path, sign_in_page
from core.access import confirmed, find, needs, public
from core.page import done, page
from core.security import refuse_plain_http
from core.words import _
from models import User, db

log = logging.getLogger(__name__)


@bp.get("/sign-in/company")
@public
def to_company():
    only_when_on()
    if current_user.is_signed_in:
        return redirect(local_path(request.args.get("next")), 303)
    try:
        return redirect(oidc.way_there(attempt.begin(next=request.args.get("next", ""))), 303)
    except TurnedAway as reason:
        return turned_away(reason)


@bp.get("/sign-in/company/back")
@public
def back_from_company():
    """Where the issuer sends people back to. Like every way in it changes who is signed in, though it is a GET."""
    only_when_on()
    begun = attempt.end()
    try:
        claims = oidc.redeem(begun, request.args)
        if begun.link_to is not None:
            people.connect_own(claims, current_user, begun.link_to)
            return done(_("Your account is connected"), url_for(".company_account"))
        user = people.admit(claims)
    except TurnedAway as reason:
        return turned_away(reason)
    if wants_more(user, has_factor=claims.has_factor):
        return redirect(url_for(".sign_in_code", next=begun.next or None), 303)
    return redirect(local_path(begun.next), 303)


@bp.get("/sign-in/company/out")
@public
def out_of_company():
    """After signing out here: on to where the session with the issuer ends."""
    only_when_on()
    try:
        return redirect(oidc.way_out() or url_for(".sign_in"), 303)
    except TurnedAway as reason:
        return turned_away(reason)


@bp.get("/account/company")
@needs()
def company_account():
    return page("auth/company_account.html", **shown())


@bp.post("/account/company/connect")
@needs()
@confirmed
def connect_company():
    only_when_on()
    begun = attempt.begin(link_to=current_user.sign_in_id)
    return page("auth/company_account.html", **shown(way_there=oidc.way_there(begun)))


@bp.post("/account/company/disconnect")
@needs()
@confirmed
def disconnect_company():
    people.disconnect_own(find(User, current_user.id, to="edit"))
    db.session.commit()
    return done(_("Your account is not connected any more"), url_for(".company_account"))


def shown(*, way_there=None):
    return {"user": find(User, current_user.id), "way_there": way_there, "tabs": tabs("company_account"),
            "company": oidc.name() if oidc.is_on() else ""}


def only_when_on():
    """Nobody is sent out while no issuer is set."""
    refuse_plain_http(current_app.config)
    if not oidc.is_on():
        abort(404)


def turned_away(reason):
    """The sign-in page, which says why. What only administrators can mend goes to the log, too."""
    wrong = reason.reason if isinstance(reason, OutOfReach) else reason.__cause__
    if wrong is not None:
        log.warning("the company's sign-in failed: %s", wrong)
    return sign_in_page(SignInForm(), reason=reason.message, status=409)
