"""What programs write about customers, as people do: the same forms, checks and actions."""
from flask import request
from flask_login import current_user

from blueprints.customers.actions import hats, parties
from blueprints.customers.forms.customers import CustomerForm, NewCustomerForm, PartyForm
from blueprints.customers.queries.duplicates import duplicates as duplicates_of
from core.custom_forms import with_custom_fields
from core.page import Refused
from core.words import _
from core.writes import Write
from models import Party


def new_form(given, _row):
    return with_custom_fields(NewCustomerForm, "party")(
        given, owner=current_user.id, team=min(current_user.grants.team_ids, default=None))


def form_of(given, party):
    form = CustomerForm if parties.worn(party, "customer") else PartyForm
    return with_custom_fields(form, "party")(given, obj=parties.facts_of(party))


def refuse_known(form, but=None):
    """Like the page, which asks to look first: again with `?seen=` what this tells, it goes through."""
    found = duplicates_of(form.data, but=but)
    if found and found.seal != request.args.get("seen"):
        raise Refused(_("There may be one like it already"), seen=found.seal,
                      known=[row.id for row, _reasons in found.known])


def register(form, _row):
    refuse_known(form)
    return parties.register(form.facts, by=current_user, code=form.code.data, owner_id=form.owner.data,
                            team_id=form.team.data)


def revise(form, party):
    refuse_known(form, but=party.id)
    hat = parties.worn(party, "customer")
    parties.revise(party, form.facts, by=current_user, code=form.code.data or "" if hat else None)
    if hat:
        hats.hand_over(party, hat, owner_id=form.owner.data, team_id=form.team.data, by=current_user)
    return party


WRITES = {"customers": {"create": Write("customers.write", new_form, register),
                        "edit": Write("customers.write", form_of, revise, Party)}}
