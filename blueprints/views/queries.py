"""The views of a list: what one may change of them, and those in the archive."""
import sqlalchemy as sa

from core.saved_views import may_change, seen, views_of
from core.scope import principal_of
from models import SavedView, Team, db

MOST_SHOWN = 100


def seen_view(view_id):
    """A view that the one who asks has or is given, archived or not; else None."""
    return db.session.scalars(sa.select(SavedView).where(SavedView.id == view_id, seen())).one_or_none()


def views_in_use(listing):
    """(view, may it be changed) of a list."""
    return [(view, may_change(view)) for view in views_of(listing)]


def archived_views(listing):
    """The newest views in the archive that the one who asks may bring back."""
    query = sa.select(SavedView).where(SavedView.listing == listing, SavedView.archived_at.is_not(None), seen())
    rows = db.session.scalars(query.order_by(SavedView.archived_at.desc()).limit(MOST_SHOWN))
    return [view for view in rows if may_change(view)]


def own_teams():
    """(id, name) of the teams of the one who asks."""
    team_ids = sorted(principal_of(db.session).grants.team_ids)
    query = sa.select(Team.id, Team.name).where(Team.id.in_(team_ids)).order_by(Team.name)
    return [tuple(row) for row in db.session.execute(query)]
