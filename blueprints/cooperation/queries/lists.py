"""What the lists of plans, agreements and risks have in common: whose, with whom, in which state."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.cooperation.labels import ROLES
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.due import is_due
from core.listing import Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.words import _l
from models import NameCard, Record, User

With, Owner = aliased(NameCard), aliased(User)
FILED = Record.archived_at.is_(None)
NEWEST = Sort(Record.created_at, Record.id, descending=True)
NEXT = Sort(Record.due_at, Record.id)
WITH = Column("party", _l("With"), (With.title.label("party"),), join=(With, With.id == Record.party_id))
OWNER = Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Record.owner_id))
CREATED = Column("created", _l("Created"), (Record.created_at,), "moment", attrgetter("created_at"), sort="created",
                 shown=False)


def state_filter(codes, **more):
    """By each state, by what `more` names, by all of them together, and what lies in the archive."""
    return among({name: sa.and_(FILED, Record.state == name) for name in codes} | {
        name: sa.and_(FILED, condition) for name, condition in more.items()} | {
        "any": FILED, "archived": Record.archived_at.is_not(None)})


def filters_of(model, states, **more):
    return {"q": Searched(model), "state": states, "role": one_of(model.role, ROLES),
            "owner": is_person(Record.owner_id), "team": is_of_team(Record.team_id),
            "due": lambda group: is_due(Record.due_at, group),
            "party": lambda text: Record.party_id == row_id(text), **more}


def as_role(model):
    return Column("role", _l("As"), (model.role,), "badge", names=ROLES)


def is_archive(filters):
    return filters.get("state") == "archived"
