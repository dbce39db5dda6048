"""Backups: made every night and when asked for, tried out beside the database in use, put back by `flask restore`."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("backups", __name__, url_prefix="/admin/backups")
bp.entries = [Entry(_l("Backups"), "backups.backups", "database", "admin.manage", _l("Administration"))]

from blueprints.backups import jobs, views  # noqa: E402,F401
from blueprints.backups.cli import backup, move_to, restore  # noqa: E402

bp.commands = [backup, restore, move_to]
