"""Roles: what each may do and how far, who holds it, and whether it asks for a second factor."""
from flask import url_for

from blueprints.admin import bp, queries
from blueprints.admin.actions import roles as actions
from core.access import confirmed, find, needs
from core.page import done, page
from core.words import _
from models import Role, db


@bp.get("/roles")
@needs("admin.manage")
def roles():
    return page("admin/roles.html", roles=db.session.execute(queries.roles_held()).all())


@bp.post("/roles/<int:role_id>/second-factor/require")
@needs("admin.manage")
@confirmed
def require_factor(role_id):
    role = find(Role, role_id, to="edit")
    actions.ask_for_factor(role, True)
    db.session.commit()
    return done(_("Whoever is %(role)s sets up a second factor before going on", role=role.name), url_for(".roles"))


@bp.post("/roles/<int:role_id>/second-factor/release")
@needs("admin.manage")
@confirmed
def release_factor(role_id):
    role = find(Role, role_id, to="edit")
    actions.ask_for_factor(role, False)
    db.session.commit()
    return done(_("%(role)s goes without a second factor", role=role.name), url_for(".roles"))
