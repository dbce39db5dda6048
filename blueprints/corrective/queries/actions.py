"""Which corrective actions there are: the list, those of one party, what the page of one tells."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.corrective.labels import ROLES, SEVERITIES, SEVERITY_TONES, STATES, TONES, TRIGGERS
from core import export
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.due import format_due, is_due
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.words import _l
from models import (
    ACTION_SEVERITIES,
    ACTION_STATES,
    ACTION_TRIGGERS,
    SCORED_ROLES,
    WORKED_STATES,
    CorrectiveAction,
    CorrectiveEvent,
    NameCard,
    Party,
    PartyLink,
    Record,
    RootCause,
    User,
    db,
)

IN_PANEL = 6
With, Owner = aliased(NameCard), aliased(User)
OF_ANY_ROLE = Record.kind.in_(("corrective_action", "partner_action"))
FILED = Record.archived_at.is_(None)
CHOSEN = {name: sa.and_(FILED, Record.state == name) for name in ACTION_STATES} | {
    "unproven": sa.and_(FILED, Record.is_open), "worked": sa.and_(FILED, Record.state.in_(WORKED_STATES)),
    "returned": sa.and_(FILED, CorrectiveAction.recurrences > 0), "any": FILED}


def of_actions(*columns):
    """Begin a query on actions with suppliers and with partners, as far as the asker sees either."""
    return sa.select(*columns).select_from(CorrectiveAction).where(OF_ANY_ROLE)


ACTIONS = Listing(
    of_actions(CorrectiveAction.id),
    sorts={"due": Sort(Record.due_at, Record.id), "created": Sort(Record.created_at, Record.id, descending=True)},
    filters={
        "q": Searched(CorrectiveAction), "state": among(CHOSEN), "owner": is_person(Record.owner_id),
        "team": is_of_team(Record.team_id), "due": lambda group: is_due(Record.due_at, group),
        "party": lambda text: Record.party_id == row_id(text),
        "role": among({name: CorrectiveAction.role == name for name in SCORED_ROLES}),
        "severity": among({name: CorrectiveAction.severity == name for name in ACTION_SEVERITIES}),
        "trigger": among({name: CorrectiveAction.trigger == name for name in ACTION_TRIGGERS}),
    },
    unasked={"state": "unproven"}, endpoint="corrective.actions", kind="corrective_action",
    columns=(
        Column("title", _l("Corrective action"), (Record.title, CorrectiveAction.defect), value=attrgetter("title"),
               second=lambda row, speaks: row.defect),
        Column("party", _l("With"), (With.title.label("party"),), join=(With, With.id == Record.party_id)),
        Column("state", _l("State"), (Record.state,), "badge", names=STATES, tones=TONES),
        Column("severity", _l("Severity"), (CorrectiveAction.severity,), "badge", names=SEVERITIES,
               tones=SEVERITY_TONES),
        Column("due", _l("Due"), (Record.due_at,), value=attrgetter("due_at"),
               text=lambda row, speaks: format_due(row.due_at, speaks), sort="due", short=True),
        Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Record.owner_id)),
        Column("returned", _l("Came back"), (CorrectiveAction.recurrences.label("returned"),), "number"),
        Column("check", _l("Check on"), (CorrectiveAction.check_on.label("check"),), "day", shown=False),
        Column("role", _l("As"), (CorrectiveAction.role,), "badge", names=ROLES, shown=False),
        Column("trigger", _l("Opened by"), (CorrectiveAction.trigger,), "badge", names=TRIGGERS, shown=False),
        Column("created", _l("Created"), (Record.created_at,), "moment", attrgetter("created_at"), sort="created",
               shown=False, beside=(export.Column(_l("Record"), attrgetter("id")),)),
    ),
)


THEIRS = (Record.party_id == sa.bindparam("party_id"), CorrectiveAction.role == sa.bindparam("role"), FILED)
OPEN = of_actions(
    CorrectiveAction.id, Record.title, Record.state, Record.due_at, Record.is_open, CorrectiveAction.severity,
    CorrectiveAction.recurrences).where(*THEIRS, Record.is_open).order_by(Record.due_at, Record.id).limit(IN_PANEL)
EVER = of_actions(sa.func.count()).where(*THEIRS).group_by(Record.party_id)


def of_party(party, role):
    """(the open ones of somebody in a role, first due first; how many there ever were)."""
    asked = {"party_id": party.id, "role": role}
    return db.session.execute(OPEN, asked).all(), db.session.scalar(EVER, asked) or 0


Contact, Opener = aliased(NameCard), aliased(User)
FACTS = of_actions(With.title.label("party"), Owner.name.label("owner"), Contact.title.label("contact"),
                   RootCause.path.label("cause"), Opener.name.label("opener")).join(
    With, With.id == Record.party_id).outerjoin(
    Owner, Owner.id == Record.owner_id).outerjoin(Contact, Contact.id == CorrectiveAction.contact_id).outerjoin(
    RootCause, RootCause.id == CorrectiveAction.cause_id).outerjoin(
    Opener, Opener.id == Record.created_by_id).where(CorrectiveAction.id == sa.bindparam("action_id"))
By = aliased(User)


def facts_of(action):
    """Names for the page of an action."""
    return db.session.execute(FACTS, {"action_id": action.id}).one()


def events_of(action):
    """All that happened to it, newest first."""
    return db.session.execute(of(
        CorrectiveEvent, CorrectiveEvent.id, CorrectiveEvent.what, CorrectiveEvent.on, CorrectiveEvent.facts,
        CorrectiveEvent.at, By.name.label("by")).outerjoin(By, By.id == CorrectiveEvent.by_id).where(
        CorrectiveEvent.record_id == action.id).order_by(CorrectiveEvent.id.desc()).limit(200)).all()


def people_of(party_id):
    """(id, name) of those who work there now; the party itself where it is a person."""
    rows = db.session.execute(of(PartyLink, PartyLink.party_id, NameCard.title).join(
        NameCard, NameCard.id == PartyLink.party_id).where(
        PartyLink.other_id == party_id, PartyLink.kind == "employment", PartyLink.until.is_(None)).order_by(
        NameCard.title, PartyLink.party_id).limit(200)).all()
    alone = db.session.execute(of(Party, Party.id, Record.title).where(Party.id == party_id, Party.is_person)).all()
    return [tuple(row) for row in (*alone, *rows)]
