"""The filter "q" of a list: what stands in its search box, as a parameter of statements that are kept for all texts.

The ids are looked up once, however many statements of the page need them. The index names all documents of a
kind, closed ones, too, at 1 µs each: where a list has few rows by itself, the words of those are read instead, at 2 µs
each (queue, searched: 1 ms for 23).
"""
from dataclasses import dataclass, field
from functools import lru_cache

import sqlalchemy as sa

from core.index_words import wording
from core.search import ANY_WORDS, asked, docs, found, is_found, is_given, joined_ids, records
from models import Record, db

FEW = 1_000  # rows of a list whose words are read one by one
MOST = 10_000  # ids that are given from one statement to the others: 80 kB


@dataclass(frozen=True)
class Asking:
    """A condition that is the same for all that is asked in one `shape`; `parameters` are told to whatever holds it.

    alone   a function that builds the condition with their values in it, for whoever asks for a list's query alone
    """

    condition: object
    shape: str
    parameters: dict = field(default_factory=dict)
    alone: object = None


class Searched:
    """Rows of `model` found by a text; `column` holds its id where the rows are of another table.

    `only_open`: the list has open records alone.
    """

    def __init__(self, model, column=None, *, only_open=False):
        self.model, self.only_open = model, only_open
        self.column = column if column is not None else Record.id
        self.kind = sa.inspect(model).mapper.polymorphic_identity

    def __call__(self, text):
        """The Asking of a text."""
        terms = asked(text)
        if not terms:
            return Asking(sa.false(), "no words")
        ids, engine = self._ids(terms), db.engine.dialect.name
        if ids is not None:
            return Asking(_is_given(self.column, engine), "ids", {"found_ids": ids},
                          lambda: is_given(self.column, "found_ids", engine, ids))
        return Asking(_is_found(self.model, self.column, engine), "words", {"found": wording(terms, self.kind)},
                      lambda: is_found(self.model, terms, self.column, "found"))

    def _ids(self, terms):
        """The ids, joined by commas; None when they are too many."""
        if self.only_open:
            count, ids = _told(_read_words(self.kind, len(terms), FEW, db.engine.dialect.name), {
                f"word_{at}": f" {word}" if prefix else f" {word} " for at, (word, prefix) in enumerate(terms)})
            if count <= FEW:
                return ids or ""
        count, ids = _told(_looked_up(self.kind, MOST, db.engine.dialect.name), {"found": wording(terms, self.kind)})
        return ids or "" if count <= MOST else None


@lru_cache(100)
def _is_given(column, engine):
    return is_given(column, "found_ids", engine)


@lru_cache(100)
def _is_found(model, column, _engine):
    return is_found(model, ANY_WORDS, column, "found")


def _told(statement, parameters):
    return db.session.execute(statement, parameters).one()


@lru_cache(100)
def _read_words(kind, terms, few, engine):
    """(how many are open, ids of those with all words): they stand as the index holds them, between blanks."""
    read = sa.select(records.c.id).where(records.c.kind == kind, records.c.is_open).limit(few + 1).subquery()
    text = " " + docs.c.words + " "
    place_in = sa.func.instr if engine == "sqlite" else sa.func.strpos
    holds = sa.and_(*(place_in(text, sa.bindparam(f"word_{at}", type_=sa.String)) > 0 for at in range(terms)))
    return sa.select(sa.func.count(), joined_ids(read.c.id).filter(holds)).select_from(
        read.outerjoin(docs, docs.c.id == read.c.id))


@lru_cache(100)
def _looked_up(kind, most, _engine):
    documents = found(ANY_WORDS, kind, "found")[0].limit(most + 1).subquery()
    return sa.select(sa.func.count(), joined_ids(documents.c.id)).select_from(documents)
