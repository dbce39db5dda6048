"""What people logged, over all records: the rows behind a figure of the overview."""
from sqlalchemy.orm import aliased

from core.access import of
from core.listing import Listing, Sort
from core.people import is_person
from core.spans import within
from models import Entry, NameCard, User

Author, About = aliased(User), aliased(NameCard)


def is_one_of(text):
    """Of one kind, or of several: "call,visit"."""
    return Entry.kind.in_(text.split(","))


ENTRIES = Listing(
    of(Entry, Entry.id, Entry.at, Entry.kind, Entry.body, Entry.outcome, Author.name.label("author"),
       About.id.label("about_id"), About.kind.label("about_kind"), About.title.label("about"),
       ).outerjoin(Author, Author.id == Entry.by_id).outerjoin(About, About.id == Entry.record_id).where(
        Entry.kind != "system", Entry.archived_at.is_(None)),
    sorts={"at": Sort(Entry.at, Entry.id, descending=True)},
    filters={"at": within(Entry.at), "by": is_person(Entry.by_id), "kind": is_one_of},
)
