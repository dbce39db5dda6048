"""Who changed what from what to what."""
from flask import request

from blueprints.records import bp
from blueprints.records.panels import panels_of
from core.access import find, needs
from core.address_values import row_id
from core.page import page
from models import Record


@bp.get("/<int:record_id>/history")
@needs()
def history(record_id):
    before = request.args.get("before", type=row_id)
    return page("records/history.html", panels=panels_of(find(Record, record_id), part="history", before=before))
