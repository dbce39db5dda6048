"""Views: kept, renamed, given to others, brought up to date, archived."""
import sqlalchemy as sa

from core.page import Refused
from core.words import _
from models import SavedView, db, now

MOST = 50  # views one person keeps of one list; more would be a list of their own


def keep_view(listing, facts, query, *, by):
    """Keep the query of an address under a name; `facts`: name, audience, team_id."""
    held = sa.select(sa.func.count()).select_from(SavedView).where(
        SavedView.listing == listing, SavedView.owner_id == by.id, SavedView.archived_at.is_(None))
    if db.session.scalar(held) >= MOST:
        raise Refused(_("You keep %(most)s views of this list already: archive one first", most=MOST))
    view = SavedView(listing=listing, query=query, owner_id=by.id, name="")
    revise_view(view, facts)
    db.session.add(view)
    db.session.flush()
    return view


def revise_view(view, facts):
    view.name, view.audience = facts["name"], facts["audience"]
    view.team_id = facts["team_id"] if view.audience == "team" else None


def update_view(view, query):
    """Show from now on what is on the screen."""
    view.query = query


def archive_view(view):
    view.archived_at = view.archived_at or now()


def restore_view(view):
    view.archived_at = None
