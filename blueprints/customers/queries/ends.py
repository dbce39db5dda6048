"""Who can stand at the other end of a tie."""
from core.access import of
from core.search import matches
from models import Party, Record, db

SHOWN = 20


def possible_ends(party, kind, search):
    """(id, title, country) of whom a search finds: people for "people", either for referrals, else organisations."""
    query = of(Party, Party.id, Record.title, Party.country).where(Record.is_open, Party.id != party.id)
    if kind not in ("introduced-by", "introduced"):
        query = query.where(Party.is_person == (kind == "people"))
    if search:
        query = query.where(matches(Party, search))
    return db.session.execute(query.order_by(Party.name_key, Party.id).limit(SHOWN)).all()
