"""The list of partners: its columns, and by what it is filtered and sorted."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.customers.columns import CITY, COUNTRY, country, whence
from blueprints.evaluation.columns import qualified_in, standing_column
from blueprints.partners.labels import KINDS, RISK_TONES, RISKS
from blueprints.partners.queries.facts import rated, theirs
from core.access import of
from core.address_values import among, one_of, row_id
from core.columns import Column
from core.due import TODAY
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.searched import Searched
from core.wearing import NO_CUSTOMER
from core.words import _l
from models import (
    LIVE_STATES,
    PARTNER_KINDS,
    Certification,
    Deal,
    DealPartner,
    Hat,
    PartnerProfile,
    PartnerProgramme,
    Party,
    Record,
    Registration,
    Team,
    User,
)
from models import RISKS as RISK_CODES

Owner, OwnTeam, Worn = aliased(User), aliased(Team), aliased(Hat)
Brought, Asked = aliased(Deal, flat=True), aliased(Registration, flat=True)
NEWEST_HAT = sa.select(sa.func.max(Worn.id)).where(
    Worn.party_id == Hat.party_id, Worn.role == "partner").correlate(Hat).scalar_subquery()
SOURCED = sa.select(sa.func.coalesce(sa.func.sum(rated(Brought, theirs(Brought), 0)), 0)).select_from(DealPartner).join(
    Brought, Brought.id == DealPartner.deal_id).where(
    DealPartner.party_id == Hat.party_id, DealPartner.part == "sourced", Brought.state == "won",
    Brought.archived_at.is_(None)).correlate(Hat).scalar_subquery().label("sourced")
OPEN_REGISTRATIONS = sa.select(sa.func.count()).select_from(Asked).where(
    Asked.party_id == Hat.party_id, Asked.state.in_(LIVE_STATES), Asked.is_open).correlate(
    Hat).scalar_subquery().label("registrations")
CERTIFIED = sa.select(sa.func.count(sa.distinct(Certification.person_key))).where(
    Certification.party_id == Hat.party_id, Certification.valid_from <= TODAY,
    Certification.valid_until >= TODAY).correlate(Hat).scalar_subquery().label("certified")
ENDED = {"yes": sa.and_(Hat.until.is_not(None), Hat.id == NEWEST_HAT), "no": Hat.until.is_(None)}


# What is joined to the hat of a partner, or counted of it, is seen by whoever sees the hat.
PARTNERS = Listing(
    of(Hat, Party.id).join(Party, Party.id == Hat.party_id).outerjoin(
        PartnerProfile, PartnerProfile.party_id == Hat.party_id).where(
        Hat.role == "partner", NO_CUSTOMER).execution_options(seen_through=Hat),
    sorts={"name": Sort(Hat.name_key, Hat.party_id)},
    filters={
        "category": qualified_in("partner"),
        "q": Searched(Party), "owner": is_person(Hat.owner_id), "team": is_of_team(Hat.team_id),
        "archived": among(ENDED),
        "kind": one_of(PartnerProfile.kind, PARTNER_KINDS), "risk": one_of(PartnerProfile.risk, RISK_CODES),
        "programme": lambda text: PartnerProfile.programme_id == row_id(text),
    },
    unasked={"archived": "no"},
    endpoint="partners.partners", kind="party",
    columns=(
        Column("name", _l("Name"), (Record.title, CITY, *COUNTRY), value=attrgetter("title"), second=whence,
               sort="name"),
        Column("owner", _l("Partner manager"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Hat.owner_id)),
        Column("kind", _l("Kind"), (PartnerProfile.kind.label("partner_kind"),), "badge", attrgetter("partner_kind"),
               names=KINDS),
        standing_column("partner"),
        Column("sourced", _l("Sourced and won"), (SOURCED,), "money"),
        Column("registrations", _l("Live registrations"), (OPEN_REGISTRATIONS,), "number"),
        Column("certified", _l("Certified people"), (CERTIFIED,), "number"),
        Column("programme", _l("Programme"), (PartnerProgramme.name.label("programme"),),
               join=(PartnerProgramme, PartnerProgramme.id == PartnerProfile.programme_id), shown=False),
        Column("risk", _l("Risk"), (PartnerProfile.risk,), "badge", names=RISKS, tones=RISK_TONES, shown=False),
        Column("territory", _l("Territory"), (PartnerProfile.territory,), shown=False),
        Column("number", _l("Partner number"), (Hat.code,), value=attrgetter("code"), shown=False),
        Column("team", _l("Team"), (OwnTeam.name.label("team"),), join=(OwnTeam, OwnTeam.id == Hat.team_id),
               shown=False),
        Column("country", _l("Country"), COUNTRY, value=country, shown=False),
        Column("since", _l("Partner since"), (Hat.since,), "day", shown=False),
        Column("until", _l("Partner until"), (Hat.until,), "day", shown=False),
    ),
)
