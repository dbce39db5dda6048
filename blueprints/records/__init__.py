"""What every record has, whatever its kind: timeline, files, tags, watchers, history. Written once; a page calls
`ui.record_panels(panels)` and its view passes `panels=panels_of(record)`.
"""
from flask import Blueprint

bp = Blueprint("records", __name__, url_prefix="/records")

from blueprints.records import labels, views  # noqa: E402,F401

bp.parts = labels.PARTS
