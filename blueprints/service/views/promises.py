"""Promises to customers: made, kept and withdrawn on a ticket; all of them as a list, with how many were kept."""
from types import SimpleNamespace

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import promises as actions
from blueprints.service.forms.promises import PromiseForm
from blueprints.service.labels import KEPT, rate_text
from blueprints.service.queries.promises import PROMISES, kept_rate
from core.access import find, needs
from core.address_values import own_path
from core.page import done, page
from core.words import _, _p
from models import Promise, Ticket, db, now


@bp.get("/promises")
@needs("service.read")
def promises():
    listing = PROMISES.open(request.args, request.path)
    states = (("", _p("promise", "Open")), ("today", _("Due today")), ("broken", _("Broken")),
              ("kept", str(KEPT)), ("any", _("All")))
    tabs = [SimpleNamespace(label=label, url=listing.url(state=state), active=state == listing.filters["state"])
            for state, label in states]
    return page("service/promises.html", listing=listing, tabs=tabs, rate=rate_text(*kept_rate()), now=now())


@bp.route("/tickets/<int:ticket_id>/promises/new", methods=["GET", "POST"])
@needs("service.write")
def new_promise(ticket_id):
    ticket, form = find(Ticket, ticket_id, to="edit"), PromiseForm(back=request.args.get("back"))
    back = own_path(form.back.data) or url_for(".ticket", ticket_id=ticket_id)
    if form.validate_on_submit():
        actions.promise(ticket, form.what.data, form.day.data, by=current_user)
        db.session.commit()
        return done(_("Promised"), back)
    return page("service/new_promise.html", ticket=ticket, form=form, back=back)


def find_promise(ticket_id, promise_id):
    ticket, made = find(Ticket, ticket_id, to="edit"), find(Promise, promise_id)
    if made.record_id != ticket_id:
        abort(404)
    return ticket, made


@bp.post("/tickets/<int:ticket_id>/promises/<int:promise_id>/keep")
@needs("service.write")
def keep_promise(ticket_id, promise_id):
    actions.keep(*find_promise(ticket_id, promise_id), by=current_user)
    db.session.commit()
    return done(_("Promise kept"), url_for(".ticket", ticket_id=ticket_id))


@bp.post("/tickets/<int:ticket_id>/promises/<int:promise_id>/withdraw")
@needs("service.write")
def withdraw_promise(ticket_id, promise_id):
    actions.withdraw(*find_promise(ticket_id, promise_id), by=current_user)
    db.session.commit()
    return done(_("Promise withdrawn"), url_for(".ticket", ticket_id=ticket_id))
