"""One's own account: who I am, my password, where I am signed in."""
from types import SimpleNamespace

from flask import url_for
from flask_login import current_user

from blueprints.auth import actions, bp, queries
from blueprints.auth.company import ldap, oidc
from blueprints.auth.devices import device_name
from blueprints.auth.forms import AccountForm, NoticesForm, PasswordForm
from blueprints.auth.labels import OUTCOMES, WAYS
from core import sign_ins
from core.access import confirmed, find, needs
from core.database import reading
from core.page import done, page
from core.words import _
from models import User, db


@bp.route("/account", methods=["GET", "POST"])
@needs()
def account():
    user = find(User, current_user.id, to="edit")
    form = AccountForm(obj=user)
    if form.validate_on_submit():
        actions.revise_account(user, form.data)
        db.session.commit()
        return done(_("Your account is saved"), url_for(".account"))
    events = db.session.execute(queries.last_sign_ins(current_user.id)).all()
    return page("auth/account.html", form=form, events=events, outcomes=OUTCOMES, ways=WAYS, device_name=device_name,
                tabs=tabs("account"))


@bp.route("/account/password", methods=["GET", "POST"])
@needs()
def password():
    form = PasswordForm()
    if form.validate_on_submit():
        if actions.change_password(current_user, form.current.data, form.password.data):
            return done(_("Your password is changed; your other devices are signed out"), url_for(".account"))
        form.current.errors = [_("This is not your current password")]
    with reading():
        has_password = db.session.get(User, current_user.id).password_hash is not None
        return page("auth/password.html", form=form, has_password=has_password, tabs=tabs("password"))


@bp.route("/account/notices", methods=["GET", "POST"])
@needs()
def notice_choices():
    user = find(User, current_user.id, to="edit")
    form = NoticesForm(obj=SimpleNamespace(version=user.version, **actions.notice_choices(user)))
    if form.validate_on_submit():
        actions.choose_notices(user, form.data)
        db.session.commit()
        return done(_("Your choice is saved"), url_for(".notice_choices"))
    return page("auth/notice_choices.html", form=form, tabs=tabs("notice_choices"))


@bp.get("/account/devices")
@needs()
def devices():
    own = db.session.execute(queries.devices_of(current_user.id)).all()
    return page("auth/devices.html", devices=own, device_name=device_name, tabs=tabs("devices"))


@bp.post("/account/devices/<int:sign_in_id>/sign-out")
@needs()
@confirmed
def sign_device_out(sign_in_id):
    actions.end_device(sign_in_id, by=current_user)
    db.session.commit()
    return done(_("The device is signed out"), url_for(".devices"))


@bp.post("/account/devices/sign-out-others")
@needs()
@confirmed
def sign_other_devices_out():
    sign_ins.end_all(db.session.get(User, current_user.id), but=current_user.sign_in_id)
    db.session.commit()
    return done(_("All other devices are signed out"), url_for(".devices"))


def tabs(here):
    named = {"account": _("Profile"), "password": _("Password"), "second_factor": _("Second factor"),
             **({"company_account": _("Company sign-in")} if oidc.is_on() or ldap.is_on() else {}),
             "own_passkeys": _("Passkeys"), "api_tokens": _("API tokens"),
             "notice_choices": _("Notices"), "calendar": _("Calendar"), "devices": _("Devices")}
    return [{"label": label, "url": url_for(f".{name}"), "active": name == here} for name, label in named.items()]
