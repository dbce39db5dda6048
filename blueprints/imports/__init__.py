"""Bringing in files: upload, map, check, apply, undo."""
from flask import Blueprint

bp = Blueprint("imports", __name__, url_prefix="/imports")

from blueprints.imports import cli, jobs  # noqa: E402

bp.commands = [cli.import_file]

__all__ = ["bp", "jobs"]
