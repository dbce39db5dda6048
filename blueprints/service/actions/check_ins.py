"""A new customer is asked how they are doing with what they bought: tasks on some days after the sale, once."""
from datetime import timedelta

import sqlalchemy as sa

from blueprints.service.queries.after_sales import check_in_days
from blueprints.tasks.actions import make_task
from core.access import of
from core.principal import SYSTEM
from core.times import today
from core.words import _, in_language
from core.workspace import workspace
from models import CheckIn, CustomerProfile, Hat, Party, db

NEW = ("potential", "new")  # classes of customers who are asked


def plan(item):
    """For whoever looks after the customer, else for whoever recorded the item; only for days still to come.

    A known customer is not asked, nor anybody twice. The tasks made.
    """
    day, begun = today(workspace()), item.sold_on or today(workspace())
    coming = [number for number in check_in_days() if begun + timedelta(days=number) >= day]
    party = db.session.get(Party, item.party_id)
    if not coming or not is_new(party) or db.session.get(CheckIn, party.id) is not None:
        return []
    db.session.add(CheckIn(party_id=party.id))
    owner_id, team_id = looked_after(party, item)
    with in_language(workspace().language):
        return [make_task({"title": _("Day %(day)s: ask %(customer)s how they are doing", day=number,
                                      customer=party.title),
                           "notes": _("They bought %(item)s.", item=item.title), "owner_id": owner_id,
                           "team_id": team_id, "due_on": begun + timedelta(days=number)}, by=SYSTEM, about=party)
                for number in coming]


def is_new(party):
    if party.is_archived:
        return False
    lifecycle = db.session.scalar(of(CustomerProfile, CustomerProfile.lifecycle).where(
        CustomerProfile.party_id == party.id))
    return lifecycle is None or lifecycle in NEW


def looked_after(party, item):
    """(owner, team) of the tasks."""
    hat = db.session.execute(sa.select(Hat.owner_id, Hat.team_id).where(
        Hat.party_id == party.id, Hat.role == "customer", Hat.until.is_(None))).first()
    return (hat and hat.owner_id or item.created_by_id), hat and hat.team_id
