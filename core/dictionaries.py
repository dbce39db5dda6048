"""What a workspace has to choose from on its first day: stages, categories, reasons, in its own language.

Each blueprint declares its own, as it does its kinds: `bp.dictionaries` = functions that add the rows of tables which
hold none yet. They run when the workspace is made, and again after a migration brought a room that is new to it.
"""
from flask import current_app

from core.words import in_language


def init_dictionaries(app, blueprints):
    app.extensions["dictionaries"] = [ship for bp in blueprints for ship in getattr(bp, "dictionaries", ())]


def ship_dictionaries(language):
    """Add what is shipped and not there yet. The caller commits."""
    with in_language(language):
        for ship in current_app.extensions["dictionaries"]:
            ship()
