"""Pages behind links that work once: set up the workspace, choose a password; and the one that asks for such a link."""
from flask import abort, current_app, redirect, request, url_for

from blueprints.auth import actions, bp
from blueprints.auth.emails import email_key
from blueprints.auth.forms import ChoosePasswordForm, ForgottenForm, SetUpForm
from blueprints.auth.letting_in import wants_more
from blueprints.auth.links import usable_link, user_of
from blueprints.auth.set_up import SetUp, set_up_by_link
from blueprints.auth.throttle import check_wait, note_failure
from core.access import public
from core.database import reading
from core.jobs import enqueue
from core.page import done, page
from core.security import refuse_plain_http
from core.words import _, in_language, language
from models import db


@bp.route("/set-up/<string:token>", methods=["GET", "POST"])
@public
def set_up_workspace(token):
    owner_of_link(token, "set-up")
    form = SetUpForm()
    if form.validate_on_submit():
        answers = SetUp(**form.data)
        set_up_by_link(token, answers)
        first = "demo.sample" if answers.sample else "home.home"
        with in_language(answers.language):  # that of the page which tells it
            return done(_("%(company)s is ready", company=answers.workspace), url_for(first))
    with reading():
        return page("auth/set_up_workspace.html", form=form, token=token)


@bp.route("/choose-password/<string:token>", methods=["GET", "POST"])
@public
def choose_password(token):
    owner = owner_of_link(token, "invite", "reset")
    form = ChoosePasswordForm(owner=owner)
    if form.validate_on_submit():
        user = actions.choose_password(token, form.password.data, language=language())
        if wants_more(user):
            return redirect(url_for(".sign_in_code"), 303)
        return done(_("Welcome, %(name)s", name=owner.name), url_for("home.home"))
    with reading():
        return page("auth/choose_password.html", form=form, token=token, owner=owner)


@bp.route("/forgotten", methods=["GET", "POST"])
@public
def forgotten():
    """The same answer, after the same work, for every address: who has an account is nobody's business."""
    refuse_plain_http(current_app.config)
    form, key = ForgottenForm(), f"intake:{request.remote_addr or ''}"
    is_asked = form.validate_on_submit()
    if is_asked:
        check_wait(key)
        note_failure(key)
        asked = email_key(form.email.data)
        enqueue("auth.forgotten", key=f"auth.forgotten:{asked}", email_key=asked)
        db.session.commit()
    return page("auth/forgotten.html", form=form, asked=is_asked)


def owner_of_link(token, *purposes):
    """Whose link it is (None for the set-up). A link that was used, has expired or never was: 404, and why."""
    refuse_plain_http(current_app.config)
    with reading():
        link = usable_link(token, *purposes)
        if link is None:
            abort(404, "link")
        return user_of(link)
