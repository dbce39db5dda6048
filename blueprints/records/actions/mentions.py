"""Who is named in an entry is told, unless they may not see the record: then the author is."""
import sqlalchemy as sa

from blueprints.records.mentions import named_in
from blueprints.records.queries.entries import people
from core import notices
from core.access import sees
from core.granted import principal_for
from models import Mention, User, db

MOST = 20  # people one entry can name


def note_mentions(entry, *, by):
    """Bring the mentions in line with the text and tell who is newly named.

    Returns (ids of those told, names of those who cannot see the record).
    """
    wanted = named_in(entry.body, people())[:MOST] if "@" in entry.body or "＠" in entry.body else []
    known = {mention.user_id: mention for mention in entry.mentions}
    for user_id in known.keys() - set(wanted):
        entry.mentions.remove(known[user_id])
    new = db.session.scalars(sa.select(User).where(User.id.in_(set(wanted) - known.keys())).order_by(User.name)).all()
    for user in new:
        entry.mentions.append(Mention(user_id=user.id, could_see=sees(principal_for(user), entry.record_id)))
    could = {mention.user_id for mention in entry.mentions if mention.could_see}
    told = [user.id for user in new if user.id in could]
    notices.tell(told, "mention", key=f"mention:{entry.id}", by=by, record_id=entry.record_id, entry=entry.id)
    return told, [user.name for user in new if user.id not in could]
