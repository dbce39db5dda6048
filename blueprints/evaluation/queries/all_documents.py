"""The list of documents, of suppliers and partners alike: by when they run out."""
from datetime import timedelta
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.evaluation.labels import CONDITION_TONES, CONDITIONS, ROLES
from blueprints.evaluation.queries.renewals import HAS_NEWER
from core.access import of
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.listing import Listing, Sort
from core.search import matches
from core.times import today
from core.words import _l, _lp
from core.workspace import workspace
from models import NO_DAY, SCORED_ROLES, DocumentKind, NameCard, Party, PartyDocument, db

FEW = 500
AHEAD = (30, 60, 90)
Whose, Kind = aliased(NameCard), aliased(DocumentKind)


def day_bind(name, ahead=0):
    return sa.bindparam(name, type_=sa.Date, callable_=lambda: today(workspace()) + timedelta(days=ahead))


TODAY, SOON = day_bind("today"), day_bind("soon", AHEAD[1])
ACCEPTED = PartyDocument.state == "accepted"
IN_FORCE = sa.and_(ACCEPTED, ~HAS_NEWER, PartyDocument.valid_until >= TODAY)
STATES = {
    "current": sa.and_(PartyDocument.state.in_(("received", "accepted")), ~HAS_NEWER), "any": sa.true(),
    "received": PartyDocument.state == "received",
    "expired": sa.and_(ACCEPTED, PartyDocument.valid_until < TODAY, ~HAS_NEWER),
    **{f"in-{days}": sa.and_(IN_FORCE, PartyDocument.valid_until <= day_bind(f"in_{days}", days)) for days in AHEAD},
    "valid": sa.and_(ACCEPTED, PartyDocument.valid_from <= TODAY, PartyDocument.valid_until >= TODAY),
    "refused": PartyDocument.state.in_(("refused", "revoked")),
}
CONDITION = sa.case(
    (~ACCEPTED, PartyDocument.state), (PartyDocument.valid_from > TODAY, "coming"),
    (sa.and_(HAS_NEWER, PartyDocument.valid_until <= SOON), "renewed"), (PartyDocument.valid_until < TODAY, "expired"),
    (PartyDocument.valid_until <= SOON, "expiring"), else_="valid").label("condition")


def found_by(search):
    """Of a supplier or partner that is found."""
    parties = db.session.scalars(of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all()
    return PartyDocument.party_id.in_(parties)


def valid_until(row):
    return None if row.valid_until == NO_DAY else row.valid_until


DOCUMENTS = Listing(
    of(PartyDocument, PartyDocument.id),
    sorts={"until": Sort(PartyDocument.valid_until, PartyDocument.id)},
    filters={"q": found_by, "state": among(STATES), "role": one_of(PartyDocument.role, SCORED_ROLES),
             "kind": lambda text: PartyDocument.kind_id == row_id(text)},
    unasked={"state": "current"}, endpoint="evaluation.documents",
    columns=(
        Column("kind", _l("Kind of document"), (Kind.name.label("kind"),),
               join=(Kind, Kind.id == PartyDocument.kind_id)),
        Column("whose", _lp("document", "Whose"), (Whose.title.label("whose"),),
               join=(Whose, Whose.id == PartyDocument.party_id)),
        Column("condition", _l("State"), (CONDITION,), "badge", names=CONDITIONS, tones=CONDITION_TONES),
        Column("number", _l("Number"), (PartyDocument.number,)),
        Column("from", _l("Valid from"), (PartyDocument.valid_from,), "day", attrgetter("valid_from"), shown=False),
        Column("until", _l("Valid until"), (PartyDocument.valid_until,), "day", valid_until, sort="until"),
        Column("role", _lp("document", "As"), (PartyDocument.role,), "badge", names=ROLES, shown=False),
    ),
)
