"""Sign in and out."""

from flask import current_app, redirect, request, url_for
from flask_login import current_user

from blueprints.auth import actions, bp, factors, queries
from blueprints.auth.company import oidc
from blueprints.auth.company.claims import TurnedAway
from blueprints.auth.forms import CodeForm, SignInForm
from blueprints.auth.letting_in import wants_more
from blueprints.auth.set_up import is_set_up
from core import sign_ins
from core.access import needs, public
from core.address_values import own_path
from core.cookies import read_cookie, send_cookie
from core.database import reading
from core.page import done, page
from core.security import refuse_plain_http
from core.words import _
from models import db


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in():
    refuse_plain_http(current_app.config)
    if request.method == "GET" and current_user.is_signed_in:
        return redirect(local_path(request.args.get("next")), 303)
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        user = prove(form)
        if user is not None and wants_more(user):
            return redirect(url_for(".sign_in_code", next=form.next.data or None), 303)
        if user is not None:
            return done(None, local_path(form.next.data))
    return sign_in_page(form, out="out" in request.args)


def sign_in_page(form, *, reason=None, out=False, status=None):
    """The page with every way in; `reason` is why one of them led nowhere."""
    with reading():
        return page("auth/sign_in.html", form=form, ready=is_set_up(), reason=reason, out=out, status=status,
                    company=oidc.name() if oidc.is_on() else "")


def prove(form):
    """Who it is, let in; None with the reason at the field."""
    try:
        user = actions.prove(form.email.data, form.password.data, request.remote_addr or "")
    except TurnedAway as reason:
        form.password.errors = [reason.message]
        return None
    if user is None:
        form.password.errors = [_("E-mail and password do not match")]
    return user


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
def sign_in_code():
    """The second step, for whoever has given their password a moment ago on this device."""
    refuse_plain_http(current_app.config)
    form, token = CodeForm(next=request.args.get("next", "")), read_cookie("proving") or ""
    if form.validate_on_submit():
        if factors.prove_code(token, form.code.data):
            return done(None, local_path(form.next.data))
        form.code.errors = [_("This code does not fit, or was used already")]
    with reading():
        user = factors.who_is_proving(token)
        if user is None:
            return redirect(url_for(".sign_in", next=form.next.data or None), 303)
        return page("auth/sign_in_code.html", form=form, has_app=user.factor_since is not None)


@bp.post("/sign-out")
@needs()
def sign_out():
    out = "" if oidc.is_on() and queries.is_connected(current_user.id) else None
    sign_ins.end_one(current_user.sign_in_id, "out")
    db.session.commit()
    send_cookie("sign_in", None)
    return done(_("You are signed out"), url_for(".sign_in", out=out))


def local_path(wanted):
    """Where to go after signing in: a path of ours, never another site."""
    return own_path(wanted) or url_for("home.home")
