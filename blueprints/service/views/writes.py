"""What programs write about tickets, as people do."""
from flask_login import current_user

from blueprints.service.forms.tickets import NewTicketForm
from blueprints.service.views.tickets import asked_party, opened
from core.custom_forms import with_custom_fields
from core.writes import Write


def new_form(given, _row):
    party = asked_party(given.get("customer")) if given else None
    return with_custom_fields(NewTicketForm, "ticket")(
        given, party_id=party and party.id, customer=party and party.id, owner=current_user.id,
        team=min(current_user.grants.team_ids, default=None))


def open_ticket(form, _row):
    return opened(form, asked_party(form.customer.data))


WRITES = {"tickets": {"create": Write("service.write", new_form, open_ticket)}}
