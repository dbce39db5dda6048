"""Whom to call on, by when; and what follow-ups there were."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.visits.labels import IN_TIME, OUTCOMES, STATES, TONES, WAYS, rhythm_text
from core.access import of
from core.address_values import among, one_of, row_id
from core.class_labels import CLASSES
from core.columns import Column
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.spans import days
from core.times import today
from core.words import _l, _lp
from core.workspace import workspace
from models import LIFECYCLES, NO_DAY, Address, CustomerProfile, FollowUp, Party, Record, User, Visit

Owner, Held, Whose = aliased(User), aliased(User), aliased(User)
CITY = sa.select(Address.city).where(Address.party_id == FollowUp.party_id).order_by(
    Address.id).limit(1).correlate(FollowUp).scalar_subquery().label("city")


def due(text):
    """Overdue, within a week, later: by the days of the workspace."""
    day = today(workspace())
    soon = day.toordinal() + 7
    conditions = {"overdue": FollowUp.next_on < day, "week": FollowUp.next_on.between(day, day.fromordinal(soon)),
                  "later": FollowUp.next_on > day.fromordinal(soon), "any": sa.true()}
    return sa.and_(FollowUp.next_on < NO_DAY, among(conditions)(text))


def within_days(column):
    """A list's filter: the day in `column` lies in a span."""
    return lambda text: column.between(*days(text))


def in_time(text):
    """Held by its day; not: held later, or not held and over."""
    missed = sa.and_(~Visit.is_in_time, Visit.due_on < today(workspace()))
    return among({"yes": Visit.is_in_time, "no": missed})(text)


def said(row, _language):
    return rhythm_text(row.days, row.basis)


FOLLOW_UPS = Listing(
    of(FollowUp, Party.id).join(CustomerProfile, CustomerProfile.party_id == FollowUp.party_id).join(
        Party, Party.id == FollowUp.party_id).where(CustomerProfile.is_current).execution_options(
        seen_through=CustomerProfile),
    sorts={"next": Sort(FollowUp.next_on, FollowUp.party_id)},
    filters={
        "q": Searched(Party, FollowUp.party_id), "due": due,
        "lifecycle": one_of(CustomerProfile.lifecycle, LIFECYCLES), "owner": is_person(CustomerProfile.owner_id),
        "team": is_of_team(CustomerProfile.team_id)},
    unasked={"due": "any", "owner": "me"}, endpoint="visits.visits",
    columns=(
        Column("name", _l("Customer"), (Record.title, CITY), value=attrgetter("title"),
               second=lambda row, _language: row.city or ""),
        Column("next", _lp("follow-up", "Due"), (FollowUp.next_on,), "day", attrgetter("next_on"), sort="next"),
        Column("rhythm", _lp("follow-up", "Rhythm"), (FollowUp.days, FollowUp.basis), text=said,
               value=lambda row: rhythm_text(row.days, row.basis)),
        Column("last", _l("Spoken with last"), (FollowUp.last_on,), "day", attrgetter("last_on")),
        Column("class", _l("Class"), (CustomerProfile.lifecycle,), "badge", attrgetter("lifecycle"), names=CLASSES,
               tones={name: name for name in CLASSES}),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == CustomerProfile.owner_id)),
    ),
)
LOG = Listing(
    of(Visit, Party.id, Visit.id.label("visit_id")).join(
        CustomerProfile, CustomerProfile.party_id == Visit.party_id).join(
        Party, Party.id == Visit.party_id).execution_options(seen_through=CustomerProfile),
    sorts={"due": Sort(Visit.due_on, Visit.id, descending=True), "held": Sort(Visit.held_on, Visit.id)},
    filters={
        "q": Searched(Party, Visit.party_id), "state": one_of(Visit.state, STATES),
        "outcome": one_of(Visit.outcome, OUTCOMES), "in_time": in_time, "person": is_person(Visit.person_id),
        "team": is_of_team(Visit.team_id), "due": within_days(Visit.due_on),
        "customer": lambda text: Visit.party_id == row_id(text)},
    endpoint="visits.log",
    columns=(
        Column("name", _l("Customer"), (Record.title,), value=attrgetter("title")),
        Column("due", _lp("follow-up", "Due"), (Visit.due_on,), "day", attrgetter("due_on"), sort="due"),
        Column("state", _l("State"), (Visit.state,), "badge", names=STATES, tones=TONES),
        Column("held", _lp("follow-up", "Held on"), (Visit.held_on,), "day", attrgetter("held_on"), sort="held"),
        Column("in-time", _l("In time"), (Visit.is_in_time,), "badge",
               value=lambda row: row.is_in_time if row.state == "held" else None,
               names={**IN_TIME, None: ""}, tones={True: "success", False: "warning"}, quiet=(None,)),
        Column("outcome", _l("Outcome"), (Visit.outcome,), "badge", names={"": "", **OUTCOMES}, quiet=("",),
               tones={"well": "success", "order": "success", "complaint": "danger"}),
        Column("satisfaction", _lp("follow-up", "Satisfaction"), (Visit.satisfaction,), "number"),
        Column("way", _lp("follow-up", "How"), (Visit.way,), "badge", names=WAYS),
        Column("whose", _l("Whose"), (Whose.name.label("whose"),), join=(Whose, Whose.id == Visit.person_id)),
        Column("held-by", _lp("follow-up", "Held by"), (Held.name.label("held_by"),),
               join=(Held, Held.id == Visit.held_by_id), shown=False),
    ),
)
