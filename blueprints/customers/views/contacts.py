"""Customers and their people as an address book: vCard, or a table."""
import tempfile
from operator import attrgetter

from flask import request, send_file, url_for

from blueprints.customers import bp
from blueprints.customers.queries.cards import cards
from blueprints.customers.queries.customers import CUSTOMERS
from core.access import find, needs
from core.contact_cards import written
from core.export import Column, export
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import Party

COLUMNS = (
    Column(_l("Full name"), attrgetter("name")), Column(_l("Organisation"), attrgetter("organisation")),
    Column(_l("Job title"), attrgetter("job")), Column(_l("E-mail"), lambda card: card.first("email")),
    Column(_l("Phone"), lambda card: card.first("phone")), Column(_l("Mobile"), lambda card: card.first("mobile")),
    Column(_l("Fax"), lambda card: card.first("fax")), Column(_l("Website"), lambda card: card.first("website")),
    *(Column(label, lambda card, at=at: card.address[at] if card.address else "") for at, label in enumerate((
        _l("Street"), _l("City"), _l("Region"), _l("Postal code"), _l("Country")))),
    Column(_l("Notes"), attrgetter("about")),
)


@bp.get("/contacts/<any(csv, vcf):kind>")
@needs("customers.read")
def export_contacts(kind):
    listing = CUSTOMERS.open(request.args, url_for(".customers"))
    return address_book(kind, "contacts", (row.sort_id for row in listing.all_rows()))


@bp.get("/<int:party_id>/contacts/<any(csv, vcf):kind>")
@needs("customers.read")
def export_contact(party_id, kind):
    return address_book(kind, f"contact-{party_id}", [find(Party, party_id).id])


def address_book(kind, name, party_ids):
    if kind == "csv":
        return export("csv", name, COLUMNS, cards(party_ids))
    file = tempfile.TemporaryFile()
    file.writelines(written(card).encode() for card in cards(party_ids))
    file.seek(0)
    return send_file(file, "text/vcard; charset=utf-8", as_attachment=True,
                     download_name=f"{name}-{today(workspace())}.vcf")
