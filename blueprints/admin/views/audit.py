"""Who changed what from what to what, on any record."""
from flask import request

from blueprints.admin import audit as changes
from blueprints.admin import bp
from core.access import needs
from core.export import export
from core.kinds import kinds
from core.page import page


@bp.get("/audit")
@needs("admin.manage")
def audit():
    listing = changes.AUDIT.open(request.args, request.path)
    return page("admin/audit.html", listing=listing, changes=changes.worded(listing.rows), kinds=kinds(),
                away=changes.put_away(listing.rows), people=changes.everybody(), verbs=changes.VERBS,
                fields=changes.field_choices(listing.filters["kind"]))


@bp.get("/audit/export/<any(csv, xlsx):kind>")
@needs("admin.manage")
def export_audit(kind):
    listing = changes.AUDIT.open(request.args, request.path)
    return export(kind, "audit", changes.FILE_COLUMNS, changes.filed(listing))
