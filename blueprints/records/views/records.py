"""The way from any record to its own page."""
from flask import abort, redirect

from blueprints.records import bp
from core.access import find, needs
from core.kinds import kinds, record_url
from models import Record


@bp.get("/<int:record_id>")
@needs()
def record(record_id):
    return redirect(page_of(find(Record, record_id)), 303)


def page_of(record):
    """The address of a record's own page."""
    if record.kind not in kinds():
        abort(404)
    return record_url(record.kind, record.id)
