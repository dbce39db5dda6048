"""Full text over every kind of record: how text is cut into words, kept, and asked for.

Latin words are folded; runs of Chinese, Japanese and Korean are cut into overlapping pairs, on both engines alike.
(SQLite's unicode61 finds no Chinese word, its trigram misses every two-character one.)
"""
import re
import unicodedata

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

from core.index_words import KIND_MARK, is_long, spelt_out, wording
from models import SearchDoc, db

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
RUN = re.compile(rf"[{CJK}]+|[^\W{CJK}]+")
IS_CJK = re.compile(rf"[{CJK}]")

PARTS = ("entry", "attachment")
RANGE_BITS = 40

LONGEST = 500  # characters of a search box that are looked at

SHORTEST = 4  # letters of a Latin word that says what a text is about

ANY_WORDS = [("", True)]  # in a statement whose parameter gets its words later

# All yield ids only; what they name is read in scope. `vector` is PostgreSQL's: migrations/versions/0048.
index = sa.table("search_index", sa.column("rowid", sa.Integer), sa.column("search_index", sa.String))
docs = sa.table("search_docs", sa.column("id", sa.BigInteger), sa.column("kind"), sa.column("words", sa.String),
                sa.column("vector"))
records = sa.table("records", sa.column("id", sa.Integer), sa.column("kind"), sa.column("is_open", sa.Boolean))


def fold(text):
    """Lower case, without accents and width variants: "Ａçmé" and "acme" are one word."""
    if text.isascii():  # as most is, and has nothing else to fold
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def words(*texts):
    """The words of some texts in the form the index keeps them, joined by blanks."""
    return " ".join(word for text in texts if text for word in _cut(fold(unicodedata.normalize("NFC", text))))


def _cut(folded):
    for run in RUN.findall(unicodedata.normalize("NFC", folded)):
        if IS_CJK.match(run):
            yield from (run[at:at + 2] for at in range(max(1, len(run) - 1)))
            if len(run) > 1:
                yield run[-1]  # so that a search for the last character alone finds it by prefix
        else:
            yield run[:60]


def name_key(name):
    """How names are compared and sorted: folded, one blank between words, no punctuation at the ends."""
    return " ".join(fold(name).split()).strip(" .,;:-'\"")


def asked(search):
    """The words of a search box; the last one may be unfinished. At most 8, more would only slow it down."""
    terms = []
    for run in RUN.findall(unicodedata.normalize("NFC", fold(search[:LONGEST])))[:8]:
        if IS_CJK.match(run) and len(run) > 1:
            terms += [(run[at:at + 2], False) for at in range(len(run) - 1)]
        else:
            terms.append((run[:60], True))
    return terms


def matches(model, search, column=None):
    """The condition that a row of `model` (a Record, or one of its kinds) is found by what stands in a search box.

    `column` holds its id in another table, where that is what the rows are found by.
    """
    terms = asked(search)
    return is_found(model, terms, column) if terms else sa.false()


def is_found(model, terms, column=None, name=None):
    """The same for words; `name` is that of the parameter that holds what the index is asked for."""
    kind = sa.inspect(model).mapper.polymorphic_identity
    documents, doc = found(terms, kind, name)
    documents = documents if kind else documents.where(doc < 1 << RANGE_BITS)
    if db.engine.dialect.name == "sqlite":  # looked up once, however many counts of a statement ask
        documents = sa.select(documents.cte("found").prefix_with("MATERIALIZED", dialect="sqlite"))
    return (model.id if column is None else column).in_(documents)


def whole(terms):
    """The same words, taken as finished, when SQLite looks those up much faster; else the same ones.

    The longer a beginning, the fewer words it fits, but those are gone through one by one.
    """
    return [(word, prefix and not is_long(word, prefix)) for word, prefix in terms]


def found(terms, kind=None, name=None):
    """(a select of the ids of all documents that hold `terms`, its column); `name`: of its parameter, if it matters"""
    wanted = wanted_by(name, terms, kind)
    if db.engine.dialect.name == "sqlite":
        asked_for = spelt_out(wanted)
        return sa.select(index.c.rowid.label("id")).where(index.c.search_index.op("MATCH")(asked_for)), index.c.rowid
    return sa.select(docs.c.id).where(holds(docs.c.vector, wanted)), docs.c.id


def wanted_by(name, terms, kind):
    """The parameter that holds what the index is asked for."""
    return sa.bindparam(name or "found", wording(terms, kind), unique=name is None)


def holds(vector, wanted):
    """On PostgreSQL: does a document hold it?"""
    return vector.op("@@")(sa.cast(wanted, TSQUERY))


def joined_ids(ids):
    """The ids of several rows, joined by commas."""
    return sa.func.aggregate_strings(sa.cast(ids, sa.String), ",")


def given(name, engine, ids=""):
    """A select of the ids that parameter `name` holds, joined by commas: the statement is the same however many."""
    ids = sa.bindparam(name, ids, type_=sa.String)
    if engine == "sqlite":
        numbers = sa.func.json_each("[" + ids + "]").table_valued("value").c.value
    else:
        numbers = sa.cast(sa.func.unnest(sa.func.string_to_array(ids, ",")), sa.BigInteger)
    return sa.select(numbers.label("id"))


def is_given(column, name, engine, ids=""):
    """The condition that a column holds one of the ids of parameter `name`, wherever a statement says so."""
    if engine == "sqlite":
        return column.in_(given(name, engine, ids))
    listed = sa.func.string_to_array(sa.bindparam(name, ids, type_=sa.String), ",")
    return column == sa.any_(sa.cast(listed, ARRAY(sa.BigInteger)))  # PostgreSQL sees how many there are


def likest(kind, engine, *, limit):
    """A select of (id, score) of the documents of a kind that share words with some texts, the likest (lowest) first.

    Its parameter "likeness" is what `likeness` makes of the texts for that engine.
    """
    likeness = sa.bindparam("likeness", type_=sa.String)
    if engine == "sqlite":
        score = sa.column("rank")
        query = sa.select(index.c.rowid.label("id"), score.label("score")).select_from(index).where(
            index.c.search_index.op("MATCH")(likeness))
    else:
        asked_for = sa.cast(likeness, TSQUERY)
        score = -sa.func.ts_rank(docs.c.vector, asked_for)
        query = sa.select(docs.c.id, score.label("score")).where(docs.c.kind == kind, docs.c.vector.op("@@")(asked_for))
    return query.order_by(score).limit(limit)


def likeness(kind, engine, texts):
    """What to look for; None when there is no word to go by. Only a few are asked for: the longest say most."""
    terms = telling_words(texts)
    if not terms:
        return None
    if engine == "sqlite":
        wanted = " OR ".join(f'"{word}"' for word in terms)
        return f'({wanted}) AND "{KIND_MARK}{kind}"'
    return " | ".join(f"'{word}'" for word in terms)


def telling_words(texts):
    """The words that say what texts are about: at most 8 Latin ones and 8 Chinese pairs, as the index keeps them."""
    kept = list(dict.fromkeys(words(*(text[:LONGEST] for text in texts)).split()))
    latin = sorted((word for word in kept if len(word) >= SHORTEST and not IS_CJK.match(word)), key=len, reverse=True)
    return latin[:8] + [word for word in kept if len(word) > 1 and IS_CJK.match(word)][:8]


def doc_id(kind, row_id):
    """The id of the document of a row: records keep their own, parts lie in ranges above."""
    return (PARTS.index(kind) + 1 << RANGE_BITS) + row_id if kind in PARTS else row_id


def row_of(doc):
    """The id of the row a document id stands for: the opposite of `doc_id`."""
    return doc & (1 << RANGE_BITS) - 1


def index_record(record, *texts):
    """Keep the words `record` is found by; part of the transaction that changed it."""
    if record.id is None:
        db.session.flush()
    _index(record.kind, record.id, record.id, texts)


def index_part(kind, row, *texts):
    """The same for what hangs on a record: `kind` is one of PARTS, `row` has `id` and `record_id`."""
    if row.id is None:
        db.session.flush()
    _index(kind, row.id, row.record_id, texts)


def index_new_parts(kind, rows):
    """The same for many parts at once that are new, as (row, text) pairs: nothing is looked up."""
    db.session.flush()
    db.session.add_all(SearchDoc(id=doc_id(kind, row.id), record_id=row.record_id, kind=kind, words=words(text))
                       for row, text in rows)


def forget_part(kind, row):
    """It was removed: it must not be found. Indexed again it is."""
    doc = db.session.get(SearchDoc, doc_id(kind, row.id))
    if doc is not None:
        db.session.delete(doc)


def _index(kind, row_id, record_id, texts):
    found_by = words(*texts)
    doc = db.session.get(SearchDoc, doc_id(kind, row_id))
    if doc is None:
        db.session.add(SearchDoc(id=doc_id(kind, row_id), record_id=record_id, kind=kind, words=found_by))
    else:
        doc.words = found_by
