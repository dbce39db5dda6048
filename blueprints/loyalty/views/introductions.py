"""Who introduced whom, who introduces most, and thanks for it."""
from flask import request, url_for
from flask_login import current_user

from blueprints.loyalty import bp, labels
from blueprints.loyalty.actions import thanks
from blueprints.loyalty.queries import introductions as queries
from blueprints.loyalty.views.tabs import tabs
from core.access import find, needs
from core.caution import caution_about
from core.export import export
from core.page import done, page
from core.words import _
from models import Party, PartyLink, db


@bp.get("/introductions")
@needs("customers.read")
def introductions():
    listing = queries.INTRODUCTIONS.open(request.args, request.path)
    seen = queries.seen([end for row in listing.rows for end in (row.party_id, row.other_id)])
    bought = [("", _("All")), ("yes", _("Bought since")), ("no", _("Bought nothing yet"))]
    by = listing.filters["by"]
    return page("loyalty/introductions.html", listing=listing, seen=seen, bought=bought, tabs=tabs("introductions"),
                labels=labels, counted=labels.introductions_counted(listing.total),
                by=queries.name_of_party(int(by)) if by else "")


@bp.get("/introductions/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_introductions(kind):
    listing = queries.INTRODUCTIONS.open(request.args, request.path)
    return export(kind, "introductions", listing.file_columns(), listing.all_rows())


@bp.get("/ambassadors")
@needs("customers.read")
def ambassadors():
    listing = queries.AMBASSADORS.open(request.args, request.path)
    return page("loyalty/ambassadors.html", listing=listing, seen=queries.seen([row.id for row in listing.rows]),
                tabs=tabs("ambassadors"), counted=labels.ambassadors_counted(listing.total))


@bp.get("/ambassadors/export/<any(csv, xlsx):kind>")
@needs("customers.read")
def export_ambassadors(kind):
    listing = queries.AMBASSADORS.open(request.args, request.path)
    return export(kind, "ambassadors", listing.file_columns(), listing.all_rows())


@bp.post("/introductions/<int:link_id>/thank")
@needs("customers.write")
def thank(link_id):
    link = find(PartyLink, link_id)
    introducer = find(Party, link.other_id, to="edit")
    task = thanks.thank(link, by=current_user)
    db.session.commit()
    told = [_("Task made: %(task)s", task=task.title), *caution_about(introducer.id).sentences]
    return done(" ".join(told), url_for("tasks.task", task_id=task.id))
