"""Keeping the house: users, teams, jobs; the commands that serve it and look after it."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("admin", __name__, url_prefix="/admin")
bp.entries = [
    Entry(_l("Users"), "admin.users", "users", "admin.manage", _l("Administration")),
    Entry(_l("Roles"), "rights.roles", "shield", "admin.manage", _l("Administration")),
    Entry(_l("Company sign-in"), "admin.company_sign_in", "login", "admin.manage", _l("Administration")),
    Entry(_l("Teams"), "admin.teams", "users-group", "admin.manage", _l("Administration")),
    Entry(_l("Tags"), "admin.tags", "tags", "admin.manage", _l("Administration")),
    Entry(_l("Fields"), "admin.fields", "forms", "admin.manage", _l("Administration")),
    Entry(_l("Jobs"), "admin.jobs", "activity", "admin.manage", _l("Administration")),
]

from blueprints.admin import field_indexes, jobs  # noqa: E402,F401
from blueprints.admin.cli import users  # noqa: E402
from blueprints.admin.doctor import doctor  # noqa: E402
from blueprints.admin.imports import target  # noqa: E402,F401
from blueprints.admin.serving import prepare, serve, worker  # noqa: E402
from blueprints.admin.views import company_sign_in, fields, tags, teams  # noqa: E402,F401
from blueprints.admin.views import jobs as jobs_views  # noqa: E402,F401
from blueprints.admin.views import users as users_views  # noqa: E402,F401

bp.commands = [serve, prepare, worker, doctor, users]
