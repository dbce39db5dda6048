"""The sample company: loaded to look around, removed again whole."""
from flask import Blueprint

from blueprints.demo.ledger import is_present
from core.directory import remembered
from core.navigation import Entry
from core.words import _l

bp = Blueprint("demo", __name__)
bp.entries = [Entry(_l("Sample company"), "demo.sample", "building-store", "admin.manage", _l("Administration"),
                    when=lambda: remembered("sample", is_present))]

from blueprints.demo import jobs, views  # noqa: E402,F401
from blueprints.demo.cli import demo  # noqa: E402

bp.commands = [demo]
