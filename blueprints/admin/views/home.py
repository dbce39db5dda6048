"""The first page of administration: what needs attention, and the way to everything else."""
from blueprints.admin import bp
from blueprints.admin.doors import doors
from core.access import needs
from core.concerns import concerns
from core.page import page


@bp.get("")
@needs("admin.manage")
def home():
    return page("admin/home.html", concerns=concerns(), doors=doors())
