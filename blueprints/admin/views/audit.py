"""Who changed what from what to what: on any record, and of the house itself; and who came in."""
from flask import request, url_for

from blueprints.admin import audit as changes
from blueprints.admin import bp, entrances, house
from blueprints.auth.devices import device_name
from blueprints.auth.labels import OUTCOMES, WAYS
from core.access import needs
from core.export import export
from core.kinds import kinds
from core.page import page
from core.words import _, _p


@bp.get("/audit")
@needs("admin.manage")
def audit():
    listing = changes.AUDIT.open(request.args, request.path)
    return page("admin/audit.html", listing=listing, changes=changes.worded(listing.rows), kinds=kinds(),
                away=changes.put_away(listing.rows), people=changes.everybody(), verbs=changes.VERBS,
                fields=changes.field_choices(listing.filters["kind"]), tabs=tabs("audit"))


@bp.get("/audit/export/<any(csv, xlsx):kind>")
@needs("admin.manage")
def export_audit(kind):
    listing = changes.AUDIT.open(request.args, request.path)
    return export(kind, "audit", changes.FILE_COLUMNS, changes.filed(listing))


@bp.get("/audit/house")
@needs("admin.manage")
def house_audit():
    listing = house.HOUSE.open(request.args, request.path)
    return page("admin/house_audit.html", listing=listing, changes=house.worded(listing.rows), verbs=house.VERBS,
                people=changes.everybody(), parts=list(house.PARTS.items()), tabs=tabs("house_audit"))


@bp.get("/audit/house/export/<any(csv, xlsx):kind>")
@needs("admin.manage")
def export_house_audit(kind):
    listing = house.HOUSE.open(request.args, request.path)
    return export(kind, "people-and-rights", house.FILE_COLUMNS, house.filed(listing))


@bp.get("/audit/sign-ins")
@needs("admin.manage")
def sign_in_log():
    listing = entrances.SIGN_INS.open(request.args, request.path)
    return page("admin/sign_in_log.html", listing=listing, people=changes.everybody(), outcomes=OUTCOMES, ways=WAYS,
                device_name=device_name, tabs=tabs("sign_in_log"))


@bp.get("/audit/sign-ins/export/<any(csv, xlsx):kind>")
@needs("admin.manage")
def export_sign_in_log(kind):
    listing = entrances.SIGN_INS.open(request.args, request.path)
    return export(kind, "sign-ins", entrances.FILE_COLUMNS, listing.all_rows(500))


def tabs(here):
    named = {"audit": _p("audit", "Records"), "house_audit": _("People and rights"), "sign_in_log": _("Sign-ins")}
    return [{"label": label, "url": url_for(f".{name}"), "active": name == here} for name, label in named.items()]
