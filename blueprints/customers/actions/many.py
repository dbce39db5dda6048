"""What is done to many customers at once: each of them by the action that would do it to one, and its way back."""
import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.customers.actions import hats, parties
from blueprints.customers.labels import SIZES
from core.countries import country_name
from core.custom_fields import custom_fields, is_custom, known_field
from core.hands import given, refuse_to_lose
from core.page import Refused
from core.principal import HAT_DOMAINS
from core.words import _, language
from models import Party, SearchDoc, db

WITH_LIST = (selectinload(Party.hats), selectinload(Party.profile))  # the profile repeats what the hats say
WITH_WORDS = (*WITH_LIST, selectinload(Party.points), selectinload(Party.addresses))


def search_docs(_values, ids):
    """What `parties.reindex` looks for one by one."""
    return db.session.scalars(sa.select(SearchDoc).where(SearchDoc.id.in_(ids))).all()


# -- edit --------------------------------------------------------------------------------------------------------------

def edit(party, facts, _docs, *, by):
    changes = parties.revise(party, facts, by=by)
    return {name: before for name, (before, _after) in changes.items()} or None


def edit_back(party, before, _docs, *, by):
    parties.revise(party, before, by=by)


def still_fields(values):
    """Refused when a custom field was archived meanwhile."""
    in_use = {field.key for field in custom_fields("party")}
    for key in filter(is_custom, values):
        if key not in in_use:
            raise Refused(_("The field %(field)s was archived meanwhile", field=known_field("party", key).name))


def told_edit(values):
    said = []
    if "size" in values:
        said.append((_("Size"), str(SIZES[values["size"]]) if values["size"] else _("Not known")))
    if "country" in values:
        country = values["country"]
        said.append((_("Country"), country_name(country, language()) if country else _("Not known")))
    fields = [known_field("party", key) for key in filter(is_custom, values)]
    return said + [(field.name, field.text(values[field.key], language())) for field in fields]


# -- owner and team ----------------------------------------------------------------------------------------------------

def giving(role):
    """(apply, put back) of whose the hat is that a party wears in `role`."""
    def give(party, values, _beside, *, by):
        hat = parties.worn(party, role)
        if hat is None:
            raise Refused(_("This role has ended already"))
        before, hands = given(hat, values)
        if hands == before:
            return None
        refuse_to_lose(HAT_DOMAINS[role], hands, by)
        hats.hand_over(party, hat, **hands, by=by)
        return before

    def give_back(party, before, _beside, *, by):
        hats.hand_over(party, parties.worn(party, role), **before, by=by)

    return give, give_back
