"""What lists of suppliers and partners share: where each stands, and since when; who is qualified in a category."""
import sqlalchemy as sa

from blueprints.evaluation.queries.qualifications import category_choices
from core.access import of
from core.address_values import row_id
from core.columns import Column
from core.directory import remembered
from core.times import format_day
from core.words import _, _l
from models import HOLDS, Hat, Qualification, ScoreBand, Standing


def standing_column(role):
    """By the first of the templates somebody is judged by; the list selects hats and is seen through them."""
    held = sa.select(ScoreBand.name, Standing.since).join(Standing, Standing.band_id == ScoreBand.id).where(
        Standing.party_id == Hat.party_id, Standing.role == role).order_by(Standing.code).limit(1).correlate(Hat)
    name, since = (held.with_only_columns(column).scalar_subquery() for column in (ScoreBand.name, Standing.since))
    return Column("standing", _l("Standing"), (name.label("standing"), since.label("standing_since")), text=told)


def told(row, speaks):
    if row.standing is None:
        return "—"
    return _("%(standing)s since %(day)s", standing=row.standing, day=format_day(row.standing_since, speaks))


def qualified_in(role):
    """The filter of those that are qualified, be it on conditions, in a category."""
    return lambda text: Hat.party_id.in_(those_qualified(role, row_id(text)))


def those_qualified(role, category_id):
    """A select of their ids."""
    return of(Qualification, Qualification.party_id).where(
        Qualification.category_id == category_id, Qualification.state.in_(HOLDS), Qualification.role == role)


def category_filter(role):
    """What can be chosen: (text, label)."""
    known = remembered(f"categories of {role}s", lambda: category_choices(role))
    return [("", _("All categories")), *((str(category_id), name) for category_id, name in known)]
