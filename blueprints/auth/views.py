"""Sign in, sign out, set up the workspace, choose a password by a one-time link."""
from flask import abort, current_app, request, url_for
from flask_login import current_user

from blueprints.auth import actions, bp
from blueprints.auth.forms import ChoosePasswordForm, SetUpForm, SignInForm
from blueprints.auth.set_up import SetUp, is_set_up, set_up
from core import passwords, sign_ins
from core.access import needs, public
from core.cookies import send_cookie
from core.database import reading, writing
from core.page import done, page
from core.security import refuse_plain_http
from core.words import _
from models import db


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in():
    refuse_plain_http(current_app.config)
    form = SignInForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        user = actions.prove(form.email.data, form.password.data, request.remote_addr or "")
        if user is not None:
            return done(None, local_path(form.next.data))
        form.password.errors = [_("E-mail and password do not match")]
    with reading():
        ready = is_set_up()
    return page("auth/sign_in.html", form=form, ready=ready)


@bp.post("/sign-out")
@needs()
def sign_out():
    sign_ins.end_one(current_user.sign_in_id)
    db.session.commit()
    send_cookie("sign_in", None)
    return done(_("You are signed out"), url_for(".sign_in"))


@bp.route("/set-up/<string:token>", methods=["GET", "POST"])
@public
def set_up_workspace(token):
    link = actions.usable_link(token, "set-up")
    if link is None:
        abort(404)
    form = SetUpForm()
    if form.validate_on_submit():
        db.session.rollback()
        answers = SetUp(**{name: value for name, value in form.data.items() if name != "once"})
        password_hash = passwords.hash_password(form.password.data)
        with writing():
            sign_ins.start(set_up(answers, password_hash, link=actions.usable_link(token, "set-up")))
            db.session.commit()
        return done(_("%(company)s is ready", company=answers.workspace), url_for("home.home"))
    return page("auth/set_up_workspace.html", form=form)


@bp.route("/choose-password/<string:token>", methods=["GET", "POST"])
@public
def choose_password(token):
    link = actions.usable_link(token, "invite", "reset")
    if link is None:
        abort(404)
    form = ChoosePasswordForm()
    if form.validate_on_submit():
        db.session.rollback()
        password_hash = passwords.hash_password(form.password.data)
        with writing():
            user = actions.choose_password(token, password_hash)
            sign_ins.start(user)
            db.session.commit()
        return done(_("Welcome, %(name)s", name=user.name), url_for("home.home"))
    return page("auth/choose_password.html", form=form, invited=link.purpose == "invite")


def local_path(wanted):
    """Where to go after signing in: a path of ours, never another site."""
    if wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")):
        return wanted
    return url_for("home.home")
