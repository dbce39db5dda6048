"""Confirming again, before sensitive acts: the one place that asks (`@confirmed` in core/access.py marks the views).

A form that was sent is kept in the page that asks, and goes on from there as if nothing had been in between.
"""
from flask import current_app, g, request, url_for
from flask_login import current_user

from blueprints.auth import bp, passkeys, proving
from blueprints.auth.forms import ConfirmForm
from core.access import find, needs
from core.address_values import own_path
from core.csrf import SAFE
from core.database import reading
from core.page import done, is_htmx, page
from core.words import _
from models import User


@bp.route("/account/confirm", methods=["GET", "POST"])
@needs()
def confirm():
    """For what is only looked at or fetched: leads on to it."""
    form = ConfirmForm(prefix="confirm-", onward=request.args.get("next", ""))
    if form.validate_on_submit() and is_proved(form):
        return done(None, own_path(form.onward.data) or url_for(".account"))
    return ask(form, url_for(".confirm"))


@bp.post("/account/confirm/passkey")
@needs()
def options_to_confirm():
    return passkeys.begin_to_prove(current_user.id), {"Content-Type": "application/json"}


def ask_again():
    """Before each request: the question, when the view is marked and the last proof is too long ago."""
    view = current_app.view_functions.get(request.endpoint)
    looks = request.method in SAFE
    if not getattr(view, "is_confirmed", False) or (looks and "POST" in request.url_rule.methods):
        return None
    if not proving.is_due(g.confirmed_at, current_app.config["CONFIRM_AGAIN_MINUTES"]):
        return None
    if looks:
        return done(None, url_for("auth.confirm", next=request.full_path.rstrip("?")))
    form = ConfirmForm(prefix="confirm-")
    if form.is_answered and form.validate() and is_proved(form):
        return None
    return ask(form, request.full_path.rstrip("?"), status=403, entered=[
        (name, value) for name, value in request.form.items(multi=True)
        if name != "csrf_token" and not name.startswith("confirm-") and not name.endswith("password")])


def is_proved(form):
    """Does it hold? If not, that is said at the field that was filled in."""
    if ways() == {"passkey"} and not form.passkey.data:
        form.form_errors.append(_("Your role asks for a second factor: only your passkey proves it here"))
        return False
    if proving.confirm(current_user, **form.proof):
        return True
    wrong = {"passkey": _("This passkey does not fit"), "password": _("This is not your current password"),
             "code": _("This code does not fit, or was used already")}
    way = next(way for way in wrong if form.proof[way])
    form[way].errors = [wrong[way]]
    return False


def ways():
    """By what they can prove it. Who lacks the second factor their role asks for, and has a passkey: by that alone."""
    found = proving.ways(find(User, current_user.id))
    return {"passkey"} if current_user.lacks_factor and "passkey" in found else found


def ask(form, action, entered=(), status=None):
    with reading():
        answer = page("auth/confirm.html", form=form, action=action, entered=entered, has_files=bool(request.files),
                      ways=ways(), status=None if form.errors else status)
    if is_htmx():  # the question takes the place of the page, whatever part of it was to be replaced
        answer.headers.update({"HX-Retarget": "#main", "HX-Reswap": "outerHTML", "HX-Reselect": "#main"})
    return answer
