"""Roles: what each may do and how far, who holds it, what was changed of it; copied, edited, archived."""
from flask import request, url_for
from flask_login import current_user

from blueprints.rights import bp
from blueprints.rights.actions import roles as actions
from blueprints.rights.forms import CopyRoleForm, RoleForm, grid_of
from blueprints.rights.labels import DOMAINS, LEVELS, PARTS, SCOPES, VERBS, said
from blueprints.rights.queries import roles as queries
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from models import Role, db

WORDS = {"domains": DOMAINS, "levels": LEVELS, "scopes": SCOPES}


@bp.get("/admin/roles")
@needs("admin.manage")
def roles():
    archived = request.args.get("state") == "archived"
    rows = db.session.execute(queries.roles_held(archived)).all()
    return page("rights/roles.html", roles=rows, archived=archived, **WORDS)


@bp.get("/admin/roles/<int:role_id>")
@needs("admin.manage")
def role(role_id):
    role = find(Role, role_id)
    return page("rights/role.html", role=role, holders=db.session.scalars(queries.holders(role)).all(),
                changes=queries.changes(role), parts=PARTS, verbs=VERBS, said=said, **WORDS)


@bp.route("/admin/roles/<int:role_id>/copy", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def copy_role(role_id):
    role = find(Role, role_id)
    form = CopyRoleForm(data=grid_of(role))
    if form.validate_on_submit():
        copy = actions.copy_role(role, form.facts, by=current_user)
        db.session.commit()
        return done(_("%(name)s saved", name=copy.name), url_for(".role", role_id=copy.id))
    return page("rights/copy_role.html", role=role, form=form)


@bp.route("/admin/roles/<int:role_id>/edit", methods=["GET", "POST"])
@needs("admin.manage")
@confirmed
def edit_role(role_id):
    role = find(Role, role_id, to="edit")
    actions.refuse_built_in(role)
    form = RoleForm(obj=role, **grid_of(role))
    if form.validate_on_submit():
        actions.revise_role(role, form.facts, by=current_user)
        db.session.commit()
        return done(_("%(name)s saved", name=role.name), url_for(".role", role_id=role.id))
    return page("rights/edit_role.html", role=role, form=form)


@bp.post("/admin/roles/<int:role_id>/archive")
@needs("admin.manage")
@confirmed
def archive_role(role_id):
    role = find(Role, role_id, to="edit")
    actions.archive_role(role, by=current_user)
    db.session.commit()
    return done(_("%(name)s is archived", name=role.name), url_for(".roles"))


@bp.post("/admin/roles/<int:role_id>/restore")
@needs("admin.manage")
@confirmed
def restore_role(role_id):
    role = find(Role, role_id, to="edit")
    actions.restore_role(role, by=current_user)
    db.session.commit()
    return done(_("%(name)s is restored", name=role.name), url_for(".role", role_id=role.id))


@bp.post("/admin/roles/<int:role_id>/second-factor/require")
@needs("admin.manage")
@confirmed
def require_factor(role_id):
    role = find(Role, role_id, to="edit")
    actions.ask_for_factor(role, True, by=current_user)
    db.session.commit()
    return done(_("Whoever is %(role)s sets up a second factor before going on", role=role.name), url_for(".roles"))


@bp.post("/admin/roles/<int:role_id>/second-factor/release")
@needs("admin.manage")
@confirmed
def release_factor(role_id):
    role = find(Role, role_id, to="edit")
    actions.ask_for_factor(role, False, by=current_user)
    db.session.commit()
    return done(_("%(role)s goes without a second factor", role=role.name), url_for(".roles"))
