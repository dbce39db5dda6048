"""All tickets, their export, the page of one, and the form for both new and known ones."""
from types import SimpleNamespace

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.records.panels import panels_of
from blueprints.sales.queries.orders import customers_found
from blueprints.service import bp
from blueprints.service.actions import recurring, talk
from blueprints.service.actions import tickets as actions
from blueprints.service.actions.assigning import assign_by_rule
from blueprints.service.choices import Choices
from blueprints.service.forms.tickets import NewTicketForm, TicketForm
from blueprints.service.labels import (
    KINDS,
    LINKS,
    LINKS_BACK,
    PRIORITIES,
    PRIORITY_TONES,
    STATES,
    TONES,
    tickets_counted,
)
from blueprints.service.queries.foreseen import OF_TICKET
from blueprints.service.queries.settings import product_id
from blueprints.service.queries.tickets import TICKETS
from blueprints.service.views.desk import Desk
from blueprints.service.warranty import light_for
from blueprints.tasks.panel import tasks_of
from core.access import find, needs
from core.address_values import row_id
from core.custom_fields import custom_facts, custom_values
from core.custom_forms import with_custom_fields
from core.export import export
from core.page import done, is_unchanged, page, unchanged
from core.words import _, language
from models import Party, Product, Ticket, db


@bp.get("/tickets")
@needs("service.read")
def tickets():
    listing = TICKETS.open(request.args, request.path)
    return page("service/tickets.html", listing=listing, choices=Choices(), counted=tickets_counted(listing.total))


@bp.get("/tickets/export/<any(csv, xlsx):kind>")
@needs("service.read")
def export_tickets(kind):
    listing = TICKETS.open(request.args, request.path)
    return export(kind, "tickets", listing.file_columns(), listing.all_rows())


@bp.get("/tickets/<int:ticket_id>")
@needs("service.read")
def ticket(ticket_id):
    asked = {name: request.args.get(name, type=int) for name in ("answer", "before", "after")}
    found = find(Ticket, ticket_id)
    desk = Desk(found, **asked)
    if asked["after"] is None:
        OF_TICKET.look(ticket_id=ticket_id, record_id=ticket_id, row_id=ticket_id, party_id=found.party_id,
                       user_id=current_user.id)
        return page("service/ticket.html", **shown(found, desk))
    if is_unchanged(desk.tag):
        return unchanged()
    answer = page("service/ticket.html", **shown(found, desk))
    answer.headers["HX-PTag"] = desk.tag
    return answer


def shown(ticket, desk):
    """What the page of a ticket draws; its parts are read when they are drawn."""
    return {"ticket": ticket, "desk": desk, "panels": panels_of(ticket), "tasks": tasks_of(ticket), "states": STATES,
            "tones": TONES, "kinds": KINDS, "priorities": PRIORITIES, "priority_tones": PRIORITY_TONES,
            "custom": custom_facts(ticket, language()), "links": LINKS, "links_back": LINKS_BACK}


@bp.get("/tickets/choose-customer")
@needs("service.write")
def choose_ticket_customer():
    search = request.args.get("q", "").replace("\x00", "").strip()
    return page("service/choose_ticket_customer.html", search=search, customers=customers_found(search))


@bp.route("/tickets/new", methods=["GET", "POST"])
@needs("service.write")
def new_ticket():
    party = asked_party(request.values.get("customer"))
    form = with_custom_fields(NewTicketForm, "ticket")(
        party_id=party and party.id, customer=party and party.id, owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None), serial=request.args.get("serial"),
        product=request.args.get("product"))
    if form.validate_on_submit():
        made = opened(form, party)
        db.session.commit()
        return done(_("Ticket %(number)s opened", number=made.number), url_for(".ticket", ticket_id=made.id))
    return page("service/edit_ticket.html", form=form, ticket=None, party=party, light=light_in(form))


def opened(form, party):
    """The ticket a form asks for, given to somebody by the rules where it names nobody."""
    made = actions.open_ticket(form.facts | {"party_id": party and party.id}, by=current_user,
                               owner_id=form.owner.data, team_id=form.team.data)
    if made.owner_id is None:
        assign_by_rule(made)
    if form.body.data:
        talk.receive(made, form.body.data, by=current_user, channel=made.channel, author=made.asker)
    return made


def asked_party(text):
    """Whose ticket it is to be; None where that is nobody we know."""
    if not text:
        return None
    try:
        return find(Party, row_id(text))
    except ValueError:
        abort(404)


@bp.route("/tickets/<int:ticket_id>/edit", methods=["GET", "POST"])
@needs("service.write")
def edit_ticket(ticket_id):
    ticket = find(Ticket, ticket_id, to="edit")
    form = with_custom_fields(TicketForm, "ticket")(obj=entered(ticket), party_id=ticket.party_id)
    if form.validate_on_submit():
        actions.revise(ticket, form.facts, by=current_user)
        recurring.watch(ticket)
        db.session.commit()
        return done(_("%(ticket)s saved", ticket=ticket.number), url_for(".ticket", ticket_id=ticket_id))
    return page("service/edit_ticket.html", form=form, ticket=ticket, party=None, light=light_in(form))


def light_in(form):
    """The warranty light of the serial number that stands in the form."""
    return light_for(form.serial.data, form.product.data and product_id(form.product.data), form.party_id)


def entered(ticket):
    """A ticket in the words of the form."""
    product = db.session.get(Product, ticket.product_id) if ticket.product_id else None
    named = ("version", "title", "kind_of", "channel", "priority", "severity", "category_id", "contact_id", "asker",
             "asker_email", "order_id", "serial")
    return SimpleNamespace(**{name: getattr(ticket, name) for name in named}, product=product.code if product else "",
                           **custom_values(ticket))
