"""Categories and root causes put in order, each among the parts of its branch."""
from flask import url_for

from blueprints.service import bp
from blueprints.service.queries import complaints, settings
from core.access import find, needs
from core.page import done
from core.places import shift
from core.trees import beside
from models import RootCause, TicketCategory, db

MODELS = {"categories": TicketCategory, "causes": RootCause}
ROWS = {"categories": settings.categories, "causes": complaints.causes}


@bp.post("/settings/<any(categories, causes):which>/<int:row_id>/<any(up, down):direction>")
@needs("service.manage")
def shift_branch(which, row_id, direction):
    row = find(MODELS[which], row_id)
    shift(row, beside(row), direction)
    db.session.commit()
    return done("", url_for(".settings", _anchor=f"{direction}-{which}-{row_id}"), template="service/settings.html",
                block=which, **{which: ROWS[which]()})
