"""The column of a list of suppliers or partners that tells where each stands, and since when."""
import sqlalchemy as sa

from core.columns import Column
from core.times import format_day
from core.words import _, _l
from models import Hat, ScoreBand, Standing


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
