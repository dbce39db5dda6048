"""Passkeys: one's own, and signing in with one."""
from flask import current_app, request, url_for
from flask_login import current_user

from blueprints.auth import actions, bp, passkeys
from blueprints.auth.forms import PasskeyForm, SignInForm
from blueprints.auth.views.account import tabs
from blueprints.auth.views.sign_in import local_path, sign_in_page
from core.access import confirmed, find, needs, public
from core.page import done, page
from core.security import refuse_plain_http
from core.words import _
from core.workspace import workspace
from models import User, db

JSON = {"Content-Type": "application/json"}


@bp.route("/account/passkeys", methods=["GET", "POST"])
@needs()
@confirmed
def own_passkeys():
    form = PasskeyForm()
    if form.validate_on_submit() and form.acted(
            passkeys.keep, find(User, current_user.id), form.answer.data, form.name.data, at="name"):
        db.session.commit()
        return done(_("The passkey is kept: sign in with it from now on"), url_for(".own_passkeys"))
    return page("auth/own_passkeys.html", form=form, passkeys=passkeys.of_user(current_user.id),
                tabs=tabs("own_passkeys"), are_possible=passkeys.are_possible(),
                is_needed=current_user.lacks_factor)


@bp.post("/account/passkeys/options")
@needs()
def options_to_make_passkey():
    options = passkeys.options_to_make(find(User, current_user.id), workspace().name)
    db.session.commit()
    return options, JSON


@bp.post("/account/passkeys/<int:passkey_id>/remove")
@needs()
@confirmed
def remove_passkey(passkey_id):
    passkeys.remove(passkey_id, of=current_user)
    db.session.commit()
    return done(_("The passkey opens nothing any more"), url_for(".own_passkeys"))


@bp.post("/sign-in/passkey/options")
@public
def options_to_sign_in():
    refuse_plain_http(current_app.config)
    return passkeys.begin_to_prove(), JSON


@bp.post("/sign-in/passkey")
@public
def sign_in_by_passkey():
    """Instead of password and code, or of the code alone."""
    refuse_plain_http(current_app.config)
    form = SignInForm()
    if actions.prove_by_passkey(form.passkey.data or "", request.remote_addr or ""):
        return done(None, local_path(form.next.data))
    form.form_errors.append(_("This passkey opens nothing here"))
    return sign_in_page(form)
