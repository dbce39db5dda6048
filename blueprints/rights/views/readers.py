"""Who sees a record, and by which rule."""
from blueprints.customers.labels import HATS
from blueprints.rights import bp
from blueprints.rights.queries import readers as queries
from core.access import find, needs
from core.kinds import kinds
from core.page import page
from models import Record


@bp.get("/records/<int:record_id>/readers")
@needs()
def readers(record_id):
    record = find(Record, record_id, to="explain")
    return page("rights/readers.html", record=record, kinds=kinds(), roles=HATS, whose=queries.whose(record),
                readers=queries.readers(record))
