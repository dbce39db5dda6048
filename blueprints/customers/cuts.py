"""By what customers can be cut into groups: the day of their first order, size, geography, owner, team."""
from datetime import date

import sqlalchemy as sa

from blueprints.customers.labels import GEOGRAPHIES, SIZES
from core.cuts import Cut
from core.periods import containing
from core.spans import span_address
from core.words import _, _l, _lp, language
from core.workspace import workspace
from models import CustomerProfile, Party, Team, User, db

FIRST = CustomerProfile.first_order_on
QUARTER = sa.cast(sa.extract("year", FIRST), sa.Integer) * 10 + (
    sa.cast(sa.extract("month", FIRST), sa.Integer) + 2) // 3
OF_PARTY = (Party, Party.id == CustomerProfile.party_id)


def quarter(key):
    year, number = divmod(int(key), 10)
    return containing("quarter", date(year, number * 3, 1))


def quarters(keys):
    """Newest first."""
    known = {key: quarter(key).text(language()) for key in sorted(filter(None, keys), reverse=True)}
    return known | ({None: _("Never ordered")} if None in keys else {})


def first_in(key):
    if key is None:
        return {"first": "none"}
    period = quarter(key)
    return {"first": span_address(period.first, period.last)}


def among(labels, without):
    """`names` of a cut whose keys are codes: in the order of their labels."""
    def names(keys):
        return {key: str(label) for key, label in labels.items() if key in keys} | (
            {None: str(without)} if None in keys else {})
    return names


def rows_of(model, without):
    """`names` of a cut whose keys are ids of people or teams: by name."""
    def names(keys):
        query = sa.select(model.id, model.name).where(model.id.in_([key for key in keys if key is not None]))
        known = dict(map(tuple, db.session.execute(query.order_by(model.name, model.id))))
        return known | ({None: str(without)} if None in keys else {})
    return names


def lies():
    """Geography: the country of the party against that of the workspace."""
    home = workspace().country
    return sa.case((Party.country == home, "domestic"), (Party.country.is_not(None), "international"), else_="unknown")


CUTS = [
    Cut("cohort", _l("By quarter of the first order"), lambda: QUARTER, quarters, first_in),
    Cut("size", _l("By size"), lambda: Party.size, among(SIZES, _l("Size unknown")),
        lambda key: {"size": key or "unknown"}, OF_PARTY),
    Cut("geography", _l("By geography"), lies, among(GEOGRAPHIES, ""), lambda key: {"geography": key}, OF_PARTY),
    Cut("owner", _l("By owner"), lambda: CustomerProfile.owner_id, rows_of(User, _lp("person", "Nobody")),
        lambda key: {"owner": str(key or "none")}),
    Cut("team", _l("By team"), lambda: CustomerProfile.team_id, rows_of(Team, _l("No team")),
        lambda key: {"team": str(key or "none")}),
]
