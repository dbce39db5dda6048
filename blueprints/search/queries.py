"""What the full-text index finds of each kind, newest first, as far as the one who asks may see it.

For whoever sees all, the index alone answers. For others the newest LOOKED_AT matches of a kind are read in scope: a
word that stands in two hundred thousand documents of other teams must not be followed through all of them. What lies
further back is reached by going on (`before`), and the page says so.
"""
from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.listing import Count
from core.scope import principal_of
from core.search import asked, newest, whole
from models import Address, Attachment, ContactPoint, Entry, NameCard, Party, SearchDoc, User, db

COUNTED_UP_TO = LOOKED_AT = 1000
About = aliased(NameCard)
By = aliased(User)


@dataclass(frozen=True)
class Hits:
    """The newest documents of a kind, as rows (id, record_id, kind), and how many there are (a Count).

    `looked_to` is the last document that was looked at; None when that was all of them.
    """

    rows: list
    count: Count
    looked_to: int | None = None


def hits(search, kinds, *, shown, before=None):
    """{kind: Hits}, at most `shown` of each, of the kinds something is found of; two or three statements.

    A kind that holds the words as typed more often than are looked at is not asked for words that go on.
    """
    terms = asked(search)
    found = _candidates(whole(terms), kinds, before)
    few = [kind for kind in kinds if len(found[kind]) <= LOOKED_AT]
    if few and whole(terms) != terms:
        found |= _candidates(terms, few, before)
    principal = principal_of(db.session)
    if principal.is_system or principal.grants.sees_all:
        read = _read(doc for docs in found.values() for doc in docs[:shown])
        told = {kind: Hits(read[kind], Count(len(docs), LOOKED_AT)) for kind, docs in found.items()}
    else:
        read = _read(doc for docs in found.values() for doc in docs[:LOOKED_AT])
        told = {kind: Hits(read[kind][:shown], Count(len(read[kind]), LOOKED_AT),
                           docs[LOOKED_AT - 1] if len(docs) > LOOKED_AT else None) for kind, docs in found.items()}
    return {kind: hits for kind, hits in told.items() if hits.rows or hits.looked_to}


def _candidates(terms, kinds, before):
    """{kind: documents} of the newest matches, seen or not, one more than are looked at."""
    newest_of = [newest(kind, terms, limit=LOOKED_AT + 1, before=before).subquery() for kind in kinds]
    query = sa.union_all(*(sa.select(sa.literal(number), found.c.id) for number, found in enumerate(newest_of)))
    found = {kind: [] for kind in kinds}
    for number, doc in db.session.execute(query):
        found[kinds[number]].append(doc)
    return found


def _read(docs):
    """{kind: rows} of those documents that the one who asks may see, newest first."""
    read = defaultdict(list)
    docs = list(docs)
    if docs:
        query = of(SearchDoc, SearchDoc.id, SearchDoc.record_id, SearchDoc.kind).where(SearchDoc.id.in_(docs))
        for row in db.session.execute(query.order_by(SearchDoc.id.desc())):
            read[row.kind].append(row)
    return read


# -- what is shown of them: a select for each kind ---------------------------------------------------------------------

def of_records(ids, kind):
    """Records of one kind. Tasks and the like tell their notes."""
    model = kind.model
    text = getattr(model, "notes", sa.literal(""))
    query = of(model, model.id, model.kind.label("record_kind"), model.title, About.title.label("about"),
               text.label("text"), model.created_at.label("at"), model.archived_at.is_not(None).label("is_archived"))
    return query.outerjoin(About, About.id == model.party_id).where(model.id.in_(ids))


def of_parties(ids, kind):
    """Parties, whose text is how and where they are reached."""
    return of(Party, Party.id, Party.kind.label("record_kind"), Party.title, _joined(Address.city, Address).label("about"),
              _joined(ContactPoint.value, ContactPoint).label("text"), Party.created_at.label("at"),
              Party.archived_at.is_not(None).label("is_archived")).where(Party.id.in_(ids))


def _joined(column, model):
    texts = sa.select(sa.func.aggregate_strings(column, " · ")).where(model.party_id == Party.id, column != "")
    return texts.correlate(Party).scalar_subquery()


def of_entries(ids, _kind):
    """Lines of timelines; `about` is the record they stand on."""
    query = of(Entry, Entry.id, Entry.record_id, About.kind.label("record_kind"), About.title.label("about"),
               Entry.body.label("text"), Entry.at, By.name.label("by"))
    query = query.outerjoin(About, About.id == Entry.record_id).outerjoin(By, By.id == Entry.by_id)
    return query.where(Entry.id.in_(ids), Entry.archived_at.is_(None))


def of_files(ids, _kind):
    """Files; `about` is the record they lie on."""
    query = of(Attachment, Attachment.id, Attachment.record_id, About.kind.label("record_kind"),
               About.title.label("about"), Attachment.name.label("title"), Attachment.created_at.label("at"))
    query = query.outerjoin(About, About.id == Attachment.record_id)
    return query.where(Attachment.id.in_(ids), Attachment.archived_at.is_(None))
