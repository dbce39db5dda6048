"""Keeping the house: users, teams, jobs; the commands that serve it and look after it."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l, _lp

bp = Blueprint("admin", __name__, url_prefix="/admin")
bp.entries = [
    Entry(_lp("administration", "Overview"), "admin.home", "layout-dashboard", "admin.manage", _l("Administration")),
    Entry(_l("Users"), "admin.users", "users", "admin.manage", _l("Administration")),
    Entry(_l("Roles"), "rights.roles", "shield", "admin.manage", _l("Administration")),
    Entry(_l("Company sign-in"), "admin.company_sign_in", "login", "admin.manage", _l("Administration")),
    Entry(_l("Teams"), "admin.teams", "users-group", "admin.manage", _l("Administration")),
    Entry(_l("API tokens"), "admin.api_tokens", "key", "admin.manage", _l("Administration")),
    Entry(_l("Tags"), "admin.tags", "tags", "admin.manage", _l("Administration")),
    Entry(_l("Fields"), "admin.fields", "forms", "admin.manage", _l("Administration")),
    Entry(_l("Jobs"), "admin.jobs", "activity", "admin.manage", _l("Administration")),
]

from blueprints.admin import field_indexes, jobs  # noqa: E402,F401
from blueprints.admin.cli import users  # noqa: E402
from blueprints.admin.concerns import CONCERNS  # noqa: E402
from blueprints.admin.doctor import doctor  # noqa: E402
from blueprints.admin.imports import target  # noqa: E402,F401
from blueprints.admin.serving import prepare, serve, worker  # noqa: E402
from blueprints.admin.views import api_tokens, audit, company_sign_in, dictionaries, fields, home, storage, tags, teams  # noqa: E402,F401  # noqa: E402,F401
from blueprints.admin.views import jobs as jobs_views  # noqa: E402,F401
from blueprints.admin.views import users as users_views  # noqa: E402,F401
from blueprints.admin.views import workspace as workspace_views  # noqa: E402,F401

bp.concerns = CONCERNS
bp.commands = [serve, prepare, worker, doctor, users]
