"""What a forecast adds up, in one statement, and the deals behind each of its numbers."""
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from werkzeug.exceptions import BadRequest

from blueprints.sales.queries.asked import past_values_of, shape_of, values_of
from blueprints.sales.queries.standing import seen, source
from core.address_values import row_id, value_of
from models import CATEGORIES, NO_DAY, Calibration, Deal, NameCard, Stage, User, db

ROWS = 100  # a page
Customer = aliased(NameCard)
SUBJECTS = {"stage": "stage_id", "owner": "owner_id", "source": "source_id"}
APART = ("late", "undated", "lost")  # numbers that are no column of the forecast, whose deals can be opened as well


def added_up(view, *keys):
    """Rows of some `keys` (part, owner_id, team_id, state, category, probability, or one of SUBJECTS) with cents, count
    and unrated: all that is won or open in the period. Part numbers those of the period."""
    return asked(_added_up(shape_of(view), keys), view).all()


def asked(statement, view):
    return db.session.execute(statement, past_values_of(view) if view.day else values_of(view))


@lru_cache(100)
def _added_up(shape, keys):
    told = source(shape)
    rows = sa.union_all(*(branch.of(shape).add_columns(branch.part(shape.parts).label("part"))
                          for branch in (told.open(), told.decided("won")))).subquery()
    by = [rows.c[key] for key in keys]
    return seen(sa.select(*by, *sums_of(rows)).group_by(*by))


def sums_of(rows):
    return (sa.cast(sa.func.coalesce(sa.func.sum(rows.c.cents), 0), sa.BigInteger).label("cents"),
            sa.func.count(rows.c.id).label("count"),
            sa.cast(sa.func.coalesce(sa.func.sum(rows.c.unrated), 0), sa.Integer).label("unrated"))


def behind(shape, names):
    """The rows behind a number: the deals of some columns of a forecast, or of one of APART."""
    told, found = source(shape), []
    open_ones = told.open()
    categories = [name for name in names if name in CATEGORIES]
    if categories:
        found.append(open_ones.of(shape).where(open_ones.category.in_(categories)))
    found += [told.decided(outcome).of(shape) for name, outcome in (("closed", "won"), ("lost", "lost"))
              if name in names]
    if "late" in names:
        found.append(open_ones.of(shape, period=False).where(open_ones.when < sa.bindparam("today")))
    if "undated" in names:
        found.append(open_ones.of(shape, period=False).where(open_ones.when == NO_DAY))
    return sa.union_all(*found).subquery()


def sums_behind(view, names):
    """(cents, count, unrated, points) of the deals behind a number; points: Σ cents × probability of the open ones."""
    return asked(_sums_behind(shape_of(view), tuple(names)), view).one()


@lru_cache(200)
def _sums_behind(shape, names):
    rows = behind(shape, names)
    points = sa.cast(sa.func.sum(rows.c.cents * rows.c.probability).filter(rows.c.state == "open"), sa.BigInteger)
    return seen(sa.select(*sums_of(rows), points.label("points")))


def rows_behind(view, names, place=None):
    """The first ROWS of these deals from a place (cents, id) on, and one more; the largest first."""
    rows = behind(shape_of(view), names)
    key = sa.tuple_(rows.c.cents, rows.c.id)
    query = sa.select(rows, Customer.title.label("customer"), User.name.label("owner"), Stage.name.label("stage"))
    query = query.select_from(rows).outerjoin(Customer, Customer.id == rows.c.party_id).outerjoin(
        User, User.id == rows.c.owner_id).join(Stage, Stage.id == rows.c.stage_id)
    if place is not None:
        query = query.where(key < sa.tuple_(*(sa.literal(number, sa.BigInteger) for number in place)))
    return asked(seen(query.order_by(rows.c.cents.desc(), rows.c.id.desc()).limit(ROWS + 1)), view).all()


CALIBRATIONS = sa.select(Calibration.by, Calibration.subject_id, Calibration.factor)


def calibrations():
    """(what probabilities are calibrated by, {subject id: factor}); by stage and nothing while none are in use."""
    rows = db.session.execute(CALIBRATIONS).all()
    return (rows[0].by, {row.subject_id: row.factor for row in rows}) if rows else ("stage", {})


def place_of(text):
    """(cents, id) of the last row of the page before, as its address names it; None for the first page."""
    if not text:
        return None
    try:
        cents, row = text.split(".")
        return value_of(Deal.amount_cents, cents), row_id(row)
    except ValueError:
        raise BadRequest("no such page") from None
