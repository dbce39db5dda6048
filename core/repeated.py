"""Facts that stand twice for speed are kept equal here, with every flush, whoever writes them."""
import sqlalchemy as sa
from sqlalchemy import event

from core.scope import principal_of
from models import Hat, PoolEvent, PoolPlace, TwoModeSession


def init_repeated():
    if not event.contains(TwoModeSession, "before_flush", repeat_hats):
        event.listen(TwoModeSession, "before_flush", repeat_hats)


def repeat_hats(session, _context, _instances):
    """A customer's profile says whose the customer is: what the hat says that they wear now, or wore last."""
    hats = [row for row in (*session.new, *session.dirty) if isinstance(row, Hat) and row.role == "customer"]
    for hat in hats:
        if hat.until is None and hat.party is not None and hat.party.profile is not None:
            hat.party.profile.owner_id, hat.party.profile.team_id = hat.owner_id, hat.team_id
    moved = {hat.party_id: hat for hat in hats if hat not in session.new and _changes_hands(hat)}
    if moved:
        leave_the_pool(session, moved)


def _changes_hands(hat):
    state = sa.inspect(hat)
    return any(state.attrs[name].history.has_changes() for name in ("owner_id", "until"))


def leave_the_pool(session, moved):
    """Whoever is somebody's, or no customer any more, lies in the pool no longer, and is warned of no longer."""
    with session.no_autoflush:
        places = session.scalars(sa.select(PoolPlace).where(PoolPlace.party_id.in_(moved))).all()
    for place in places:
        hat = moved[place.party_id]
        if place in session.deleted or (place.state == "pooled" and hat.owner_id is None and hat.until is None):
            continue
        if place.state == "pooled" and hat.until is None:
            session.add(PoolEvent(party_id=place.party_id, what="assigned", from_id=place.owner_id,
                                  to_id=hat.owner_id, by_id=principal_of(session).id, why={}))
        session.delete(place)
