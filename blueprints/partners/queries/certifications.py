"""Which certificates people of partners hold: all of them as a list, and whether one is valid."""
from datetime import timedelta
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.partners.labels import VALIDITIES, VALIDITY_TONES
from core.access import of
from core.address_values import among, row_id
from core.columns import Column
from core.due import TODAY
from core.listing import Listing, Sort
from core.search import matches, name_key
from core.times import today
from core.words import _l, _lp
from core.workspace import workspace
from models import NO_DAY, Certification, NameCard, Party, db

AHEAD = 60  # days before a certificate runs out that it is said
FEW = 500
LAST = "\U0010ffff"
Partner = aliased(NameCard)
SOON = sa.bindparam("soon", type_=sa.Date, callable_=lambda: today(workspace()) + timedelta(days=AHEAD))
BEGAN = Certification.valid_from <= TODAY
CONDITIONS = {
    "expired": Certification.valid_until < TODAY,
    "coming": sa.and_(~BEGAN, Certification.valid_until >= TODAY),
    "expiring": sa.and_(BEGAN, Certification.valid_until >= TODAY, Certification.valid_until <= SOON),
    "valid": sa.and_(BEGAN, Certification.valid_until > SOON),
}
VALIDITY = sa.case(*((condition, name) for name, condition in CONDITIONS.items())).label("validity")


def validity(row, day):
    """Which of VALIDITIES a certificate is on a day."""
    if row.valid_until < day:
        return "expired"
    if row.valid_from > day:
        return "coming"
    return "expiring" if row.valid_until <= day + timedelta(days=AHEAD) else "valid"


def found_by(search):
    """Of a person whose name begins so, or of a partner that is found."""
    partners = db.session.scalars(of(Party, Party.id).where(matches(Party, search)).limit(FEW)).all()
    key = name_key(search)
    return sa.or_(Certification.party_id.in_(partners),
                  sa.and_(Certification.person_key >= key, Certification.person_key < key + LAST))


def valid_until(row):
    return None if row.valid_until == NO_DAY else row.valid_until


CERTIFICATIONS = Listing(
    of(Certification, Certification.id, Certification.party_id),
    sorts={"until": Sort(Certification.valid_until, Certification.id)},
    filters={"q": found_by, "state": among(CONDITIONS),
             "partner": lambda text: Certification.party_id == row_id(text)},
    endpoint="partners.certifications",
    columns=(
        Column("person", _lp("certificate", "Person"), (Certification.person,)),
        Column("certificate", _l("Certificate"), (Certification.certificate,)),
        Column("partner", _l("Partner"), (Partner.title.label("partner"),),
               join=(Partner, Partner.id == Certification.party_id)),
        Column("validity", _l("State"), (VALIDITY,), "badge", names=VALIDITIES, tones=VALIDITY_TONES),
        Column("from", _l("Valid from"), (Certification.valid_from,), "day", attrgetter("valid_from")),
        Column("until", _l("Valid until"), (Certification.valid_until,), "day", valid_until, sort="until"),
    ),
)
