"""What the full-text index finds of each kind, newest first, as far as the one who asks may see it.

For whoever sees all, the index alone answers. For others the newest matches are read in scope, LOOKED_AT of each kind:
a word that stands in two hundred thousand documents of other teams must not be followed through all of them. What lies
further back is reached by going on (`before`), and the page says so.
"""
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.index_words import wording
from core.listing import Count
from core.newest import newest
from core.scope import principal_of
from core.search import asked, given, joined_ids, whole
from models import Address, Attachment, ContactPoint, Entry, NameCard, Party, SearchDoc, User, db

COUNTED_UP_TO = 1000
LOOKED_AT, LOOKED_AT_OF_ONE = 300, 1000  # documents of each of several kinds, and of one; each costs 10 µs to look at
About = aliased(NameCard)
By = aliased(User)


@dataclass(frozen=True)
class Hits:
    """The documents of a kind that one may see, newest first, as far as they were read.

    rows       (id, record_id, kind) of the first ones
    docs       ids of all of them, or of the first COUNTED_UP_TO
    count      a Count
    looked_to  the last document that was looked at; None when that was all of them
    looked_at  how many that were
    """

    rows: list
    docs: list
    count: Count
    looked_to: int | None = None
    looked_at: int = 0


def hits(search, kinds, *, shown, before=None):
    """{kind: Hits} of the kinds something is found of; two or three statements, whatever the kinds.

    Of long words only the last may be unfinished, and only where the words as typed do not stand in many documents.
    """
    sees_all = principal_of(db.session).is_system or principal_of(db.session).grants.sees_all
    limit = COUNTED_UP_TO if sees_all else LOOKED_AT if len(kinds) > 1 else LOOKED_AT_OF_ONE
    finished = whole(asked(search))
    unfinished = finished[:-1] + asked(search)[-1:]
    found = _candidates(finished, kinds, limit + 1, before)
    if unfinished != finished and not any(len(docs) > limit for docs in found.values()):
        found = _candidates(unfinished, kinds, limit + 1, before)
    read = _read(doc for docs in found.values() for doc in docs[:shown if sees_all else limit])
    told = {kind: (_all if sees_all else _some)(found[kind], read[kind], shown, limit) for kind in kinds}
    return {kind: hits for kind, hits in told.items() if hits.rows or hits.looked_to}


def _all(docs, rows, shown, limit):
    return Hits(rows[:shown], docs[:limit], Count(len(docs), limit))


def _some(docs, rows, shown, limit):
    last = docs[limit - 1] if len(docs) > limit else None
    return Hits(rows[:shown], [row.id for row in rows], Count(len(rows), limit), last, limit)


def _candidates(terms, kinds, limit, before):
    """{kind: documents} of the newest matches, seen or not."""
    statement = _newest_of(tuple(kinds), limit, before is not None, db.engine.dialect.name)
    asked_for = {f"asked_{number}": wording(terms, kind) for number, kind in enumerate(kinds)}
    found = {kind: [] for kind in kinds}
    for number, docs in db.session.execute(statement, asked_for | {"before": before}):
        found[kinds[number]] = sorted(map(int, docs.split(",") if docs else ()), reverse=True)
    return found


@lru_cache(200)
def _newest_of(kinds, limit, goes_on, _engine):
    """One row for each kind: its number, and the ids joined by commas. A row for each document took 3 ms more."""
    before = sa.bindparam("before", type_=sa.BigInteger) if goes_on else None
    found = [newest(kind, f"asked_{number}", limit=limit, before=before).subquery()
             for number, kind in enumerate(kinds)]
    return sa.union_all(*(sa.select(sa.literal(number).label("number"), joined_ids(each.c.id).label("docs"))
                          for number, each in enumerate(found)))


def _read(docs):
    """{kind: rows} of those documents that the one who asks may see, newest first."""
    read, docs = defaultdict(list), ",".join(map(str, docs))
    if docs:
        for row in db.session.execute(_documents(db.engine.dialect.name), {"docs": docs}):
            read[row.kind].append(row)
    return read


@lru_cache(2)
def _documents(engine):
    query = of(SearchDoc, SearchDoc.id, SearchDoc.record_id, SearchDoc.kind)
    return query.where(SearchDoc.id.in_(given("docs", engine))).order_by(SearchDoc.id.desc())


# -- what is shown of them: a select for each kind, of the rows with `ids` ---------------------------------------------

IDS = sa.bindparam("ids", expanding=True)


@lru_cache(100)
def of_records(kind):
    """Records of one kind. Tasks and the like tell their notes."""
    model = kind.model
    text = getattr(model, "notes", sa.literal(""))
    query = of(model, model.id, model.kind.label("record_kind"), model.title, About.title.label("about"),
               text.label("text"), model.created_at.label("at"), model.archived_at.is_not(None).label("is_archived"))
    return query.outerjoin(About, About.id == model.party_id).where(model.id.in_(IDS))


@lru_cache(1)
def of_parties(_kind):
    """Parties, whose text is how and where they are reached."""
    city = _joined(Address.city, Address).label("about")
    points = _joined(ContactPoint.value, ContactPoint).label("text")
    return of(Party, Party.id, Party.kind.label("record_kind"), Party.title, city, points, Party.created_at.label("at"),
              Party.archived_at.is_not(None).label("is_archived")).where(Party.id.in_(IDS))


def _joined(column, model):
    texts = sa.select(sa.func.aggregate_strings(column, " · ")).where(model.party_id == Party.id, column != "")
    return texts.correlate(Party).scalar_subquery()


@lru_cache(1)
def of_entries(_kind):
    """Lines of timelines; `about` is the record they stand on."""
    query = of(Entry, Entry.id, Entry.record_id, About.kind.label("record_kind"), About.title.label("about"),
               Entry.body.label("text"), Entry.at, By.name.label("by"))
    query = query.outerjoin(About, About.id == Entry.record_id).outerjoin(By, By.id == Entry.by_id)
    return query.where(Entry.id.in_(IDS), Entry.archived_at.is_(None))


@lru_cache(1)
def of_files(_kind):
    """Files; `about` is the record they lie on."""
    query = of(Attachment, Attachment.id, Attachment.record_id, About.kind.label("record_kind"),
               About.title.label("about"), Attachment.name.label("title"), Attachment.created_at.label("at"))
    query = query.outerjoin(About, About.id == Attachment.record_id)
    return query.where(Attachment.id.in_(IDS), Attachment.archived_at.is_(None))
