"""Signing in as elsewhere in the company (OpenID Connect): there, back, out.

All of it goes by links: a form that leads to another site is stopped by our own `form-action 'self'`.
"""
import logging

from flask import abort, current_app, redirect, request, url_for
from flask_login import current_user

from blueprints.auth import bp
from blueprints.auth.company import attempt, ending, oidc, people
from blueprints.auth.company.claims import OutOfReach, TurnedAway
from blueprints.auth.forms import SignInForm
from blueprints.auth.letting_in import wants_more
from blueprints.auth.views.sign_in import local_path, sign_in_page
from core.access import cookieless, public
from core.page import done
from core.security import refuse_plain_http
from core.words import _
from models import db

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
        claims = redeemed(begun)
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


@bp.post("/sign-in/company/ended")
@public
@cookieless
def ended_at_company():
    """The issuer says, server to server, that somebody signed out there or was signed out (back-channel logout)."""
    only_when_on()
    try:
        ending.end(request.form.get("logout_token", ""))
    except TurnedAway as reason:
        log.warning("a logout token was refused: %s", reason.__cause__ or reason)
        return {"error": "invalid_request"}, 400
    db.session.commit()
    return "", 200


def redeemed(begun):
    """Whoever came back; that nobody did who can be trusted is written down."""
    try:
        return oidc.redeem(begun, request.args)
    except TurnedAway:
        people.note_refused("oidc")
        raise


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
