"""Users: who they are, what they may do, and the links by which they choose a password."""
from flask import request, session, url_for
from flask_login import current_user

from blueprints.admin import bp, queries
from blueprints.admin.actions import users as actions
from blueprints.admin.forms import NewUserForm, UserForm
from blueprints.auth import factors
from blueprints.auth.actions import end_device
from blueprints.auth.company import people
from blueprints.auth.devices import device_name
from blueprints.auth.labels import OUTCOMES, USER_STATES, USER_TONES, WAYS
from blueprints.auth.links import password_url
from blueprints.auth.passkeys import end_all as end_passkeys
from blueprints.auth.passkeys import of_user as passkeys_of
from blueprints.auth.queries import devices_of, last_sign_ins
from core import sign_ins
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from models import User, db


@bp.get("/users")
@needs("admin.manage")
def users():
    people = queries.USERS.open(request.args, request.path)
    ids = [person.id for person in people.rows]
    return page("admin/users.html", people=people, roles=queries.role_names(ids), teams=queries.team_names(ids),
                states=USER_STATES, tones=USER_TONES, role_choices=queries.roles(), team_choices=queries.teams())


@bp.route("/users/new", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def new_user():
    form = NewUserForm()
    if form.validate_on_submit():
        user = actions.create_user(form.data)
        keep_link(user, actions.invite_or_reset(user))
        db.session.commit()
        return done(_("%(name)s is invited", name=user.name), url_for(".user", user_id=user.id))
    return page("admin/new_user.html", form=form)


@bp.get("/users/<int:user_id>")
@needs("admin.manage")
def user(user_id):
    user = find(User, user_id)
    return page("admin/user.html", user=user, link=kept_link(user), roles=queries.role_names([user.id])[user.id],
                teams=queries.memberships(user.id), devices=db.session.execute(devices_of(user.id)).all(),
                events=db.session.execute(last_sign_ins(user.id)).all(), device_name=device_name, outcomes=OUTCOMES,
                ways=WAYS, states=USER_STATES, tones=USER_TONES, passkeys=len(passkeys_of(user.id)))


@bp.route("/users/<int:user_id>/edit", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def edit_user(user_id):
    user = find(User, user_id, to="edit")
    form = UserForm(obj=user, role_ids=[role.id for role in user.roles],
                    team_ids=[membership.team_id for membership in user.memberships])
    if form.validate_on_submit():
        actions.revise_user(user, form.data, keep_sign_in=current_user.sign_in_id)
        db.session.commit()
        return done(_("%(name)s saved", name=user.name), url_for(".user", user_id=user.id))
    return page("admin/edit_user.html", user=user, form=form)


@bp.post("/users/<int:user_id>/link")
@needs("admin.manage")
@confirmed
def link_for_user(user_id):
    user = find(User, user_id, to="edit")
    keep_link(user, actions.invite_or_reset(user))
    db.session.commit()
    return done(None, url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/deactivate")
@needs("admin.manage")
@confirmed
def deactivate_user(user_id):
    user = find(User, user_id, to="edit")
    actions.deactivate(user, by=current_user)
    db.session.commit()
    message = _("%(name)s is deactivated and signed out everywhere", name=user.name)
    return done(message, url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/second-factor/remove")
@needs("admin.manage")
@confirmed
def remove_user_factor(user_id):
    user = find(User, user_id, to="edit")
    factors.remove(user)
    end_passkeys(user)
    sign_ins.end_all(user)
    db.session.commit()
    return done(_("%(name)s signs in with the password alone, and sets up a new second factor", name=user.name),
                url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/reactivate")
@needs("admin.manage")
@confirmed
def reactivate_user(user_id):
    user = find(User, user_id, to="edit")
    actions.reactivate(user)
    db.session.commit()
    return done(_("%(name)s is active again", name=user.name), url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/company/disconnect")
@needs("admin.manage")
@confirmed
def disconnect_user(user_id):
    user = find(User, user_id, to="edit")
    people.disconnect(user)
    sign_ins.end_all(user)
    db.session.commit()
    return done(_("%(name)s is not connected to the company's sign-in any more", name=user.name),
                url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/devices/<int:sign_in_id>/sign-out")
@needs("admin.manage")
def sign_users_device_out(user_id, sign_in_id):
    user = find(User, user_id, to="edit")
    end_device(sign_in_id, by=user)
    db.session.commit()
    return done(_("The device is signed out"), url_for(".user", user_id=user.id))


@bp.post("/users/<int:user_id>/sign-out")
@needs("admin.manage")
def sign_user_out(user_id):
    user = find(User, user_id, to="edit")
    sign_ins.end_all(user, but=current_user.sign_in_id)
    db.session.commit()
    return done(_("%(name)s is signed out everywhere", name=user.name), url_for(".user", user_id=user.id))


def keep_link(user, token):
    """For the next page only, in the administrator's own signed cookie: the database keeps no more than its hash."""
    session["link"] = {"user_id": user.id, "url": password_url(token)}


def kept_link(user):
    link = session.pop("link", None)
    return link["url"] if link and link["user_id"] == user.id else None
