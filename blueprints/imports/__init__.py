"""Bringing in files: upload, map, check, apply, undo."""
from flask import Blueprint

from core.navigation import Entry
from core.words import _l

bp = Blueprint("imports", __name__, url_prefix="/imports")
bp.entries = [Entry(_l("Imports"), "imports.imports", "file-import", "imports.write")]

from blueprints.imports import cli, jobs, views  # noqa: E402,F401

bp.commands = [cli.import_file]
