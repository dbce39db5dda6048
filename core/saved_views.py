"""Views people keep of a list: which of them somebody has or is given, and who may change one."""
from urllib.parse import parse_qsl

import sqlalchemy as sa

from core.directory import remembered
from core.lists import may_publish
from core.scope import principal_of
from models import SavedView, User, db

MOST_SHOWN = 30


def seen():
    """The condition that the one who asks has a view, or is given it by their team or by the company."""
    principal = principal_of(db.session)
    return sa.or_(
        SavedView.owner_id == principal.id, SavedView.audience == "everyone",
        sa.and_(SavedView.audience == "team", SavedView.team_id.in_(sorted(principal.grants.team_ids))))


def views_of(endpoint):
    """Rows (id, name, query, audience, owner_id, owner) of the views of a list, one's own first."""
    principal = principal_of(db.session)
    return remembered(("views", endpoint, principal.id, principal.grants.team_ids), lambda: _read_views(endpoint))


def _read_views(endpoint):
    query = sa.select(SavedView.id, SavedView.name, SavedView.query, SavedView.audience, SavedView.owner_id,
                      SavedView.team_id, SavedView.listing, User.name.label("owner"))
    query = query.join(User, User.id == SavedView.owner_id)
    mine = SavedView.owner_id == principal_of(db.session).id
    wanted = query.where(SavedView.listing == endpoint, SavedView.archived_at.is_(None), seen())
    return db.session.execute(wanted.order_by(mine.desc(), SavedView.name, SavedView.id).limit(MOST_SHOWN)).all()


def may_change(view):
    """One's own, unless it is everyone's: whoever may give views to everyone keeps those."""
    if view.audience == "everyone":
        return may_publish(view.listing)
    return view.owner_id == principal_of(db.session).id


def same_view(one, other):
    """Do two queries of addresses ask for the same? The order of their parts is no difference."""
    return sorted(parse_qsl(one)) == sorted(parse_qsl(other))
