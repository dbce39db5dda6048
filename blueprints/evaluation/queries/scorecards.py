"""The list of scorecards of a period, for each role one."""
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.evaluation.columns import those_qualified
from blueprints.evaluation.labels import STATES
from blueprints.evaluation.queries.evaluations import IN_FORCE, points_of_many
from blueprints.evaluation.queries.standings import standings_of_many
from core.access import of
from core.address_values import one_of, row_id
from core.listing import Listing, Sort
from core.search import matches
from models import SCORED_ROLES, Evaluation, NameCard, Party, Standing, db

Name = aliased(NameCard)
PERIODS_SHOWN = 16


def is_standing(role):
    """Those that stand in a band."""
    return lambda text: Evaluation.party_id.in_(of(Standing, Standing.party_id).where(
        Standing.band_id == row_id(text), Standing.role == role))


def listing_of(role):
    return Listing(
        of(Evaluation, Evaluation.id, Evaluation.party_id, Name.title, Evaluation.score, Evaluation.state,
           Evaluation.coverage, Evaluation.strict, Evaluation.failed).join(Name, Name.id == Evaluation.party_id).where(
            IN_FORCE, Evaluation.role == role),
        sorts={"score": Sort(Evaluation.score, Evaluation.id, descending=True)},
        filters={
            "template": lambda text: Evaluation.template_id == row_id(text),
            "period": lambda text: Evaluation.starts_on == date.fromisoformat(text),
            "category": lambda text: Evaluation.party_id.in_(those_qualified(role, row_id(text))),
            "state": one_of(Evaluation.state, STATES), "standing": is_standing(role),
            "q": lambda text: Evaluation.party_id.in_(of(Party, Party.id).where(matches(Party, text)).limit(500)),
        },
        steady=frozenset({"template", "period", "state", "standing"}), endpoint=f"{role}s.scorecards",
        bare=of(Evaluation, Evaluation.id).where(IN_FORCE),  # one index: the template asked for has the role
        bare_filters=frozenset({"template", "period", "category", "state", "standing", "q"}),
    )


PERIODS = of(Evaluation, Evaluation.starts_on).where(
    IN_FORCE, Evaluation.template_id == sa.bindparam("template_id")).distinct().order_by(
    Evaluation.starts_on.desc()).limit(PERIODS_SHOWN)
SCORECARDS = {role: listing_of(role) for role in SCORED_ROLES}


def periods_known(template):
    """The first days of the periods somebody was evaluated for, newest first."""
    return db.session.scalars(PERIODS, {"template_id": template.id}).all()


class Line(NamedTuple):
    """A row with its points, one for each criterion, None where nothing was known; `band`: that it stands in."""

    row: object
    band: object
    points: tuple

    @property
    def values(self):
        return (*self.row, self.band and (self.band.name, self.band.tone), *self.points)


def lines_of(rows, template, criteria):
    """The Lines of a page of scorecards by one template."""
    points = points_of_many([row.id for row in rows])
    bands = standings_of_many([row.party_id for row in rows], template.code)
    ids = [criterion.id for criterion in criteria]
    return [Line(row, bands.get(row.party_id), tuple(map(points[row.id].get, ids))) for row in rows]
