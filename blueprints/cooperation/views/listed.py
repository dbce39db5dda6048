"""The lists of plans, agreements and risks, as far as they are alike; and each of them into the archive and back."""
from flask import request, url_for
from flask_login import current_user

from blueprints.cooperation import bp, labels
from blueprints.cooperation.actions import filing
from blueprints.cooperation.finding import find_filed
from core.access import can, needs
from core.export import export
from core.kinds import record_url
from core.page import done, page
from core.people import owner_filter
from core.words import _
from models import db


def listed(declared, template, states, counted):
    """`states`: (code, name) of those that can be chosen, the one nobody has asked for first."""
    listing = declared.open(request.args, request.path)
    return page(template, listing=listing, owners=owner_filter(_("All owners")), counted=counted(listing.total),
                states=[*states, ("any", _("All states")), ("archived", _("In the archive"))],
                roles=[("", _("Suppliers and partners")), *labels.ROLES.items()], may_edit=can("cooperation.write"))


def exported(declared, kind, name):
    listing = declared.open(request.args, request.path)
    return export(kind, name, listing.file_columns(), listing.all_rows())


@bp.post("/records/<int:record_id>/<any(archive, restore):what>")
@needs("cooperation.write")
def file_record(record_id, what):
    found = find_filed(record_id, to="edit")
    if what == "archive":
        filing.archive(found, by=current_user)
    else:
        filing.restore(found, by=current_user)
    db.session.commit()
    message = _("%(what)s is in the archive now") if what == "archive" else _("%(what)s is back")
    undo = url_for(".file_record", record_id=record_id, what="restore" if what == "archive" else "archive")
    return done(message % {"what": found.title}, record_url(found.kind, found.id), undo=undo)
