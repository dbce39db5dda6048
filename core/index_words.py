"""What the full-text index of each engine is asked for, in its own words."""
import json

import sqlalchemy as sa

from models import db

PREFIXES = 6  # letters of the beginnings of words that SQLite's index holds; longer ones cost it 10 ms and more
FEW_LONGER = 8  # words that begin with such a one and are asked for themselves, at a fifth of what it costs to merge
LAST = "\U0010ffff"  # sorts behind whatever a word goes on with
KIND_MARK = "\ue000"  # before the kind among the words of a document in the index: a letter nobody types

longer = sa.table("search_index_words", sa.column("term", sa.String))  # all words of the index, in order: SQLite alone


def wording(terms, kind=None):
    """What the engine is asked for: all words, the kind as one of them. On SQLite, with beginnings longer than it
    holds, a JSON list: [text] of each word, [text, the first word that goes on, where they end] of such a one."""
    wanted = [*terms, (KIND_MARK + kind, False)] if kind else terms
    if db.engine.dialect.name == "postgresql":
        return " & ".join(f"'{word}':*" if prefix else f"'{word}'" for word, prefix in wanted)
    texts = [f'"{word}"*' if prefix else f'"{word}"' for word, prefix in wanted]
    if not any(is_long(*term) for term in wanted):
        return " AND ".join(texts)
    return json.dumps([[f'"{term[0]}"', term[0] + "\x01", term[0] + LAST] if is_long(*term) else [text]
                       for term, text in zip(wanted, texts, strict=True)])


def is_long(word, prefix):
    """Is it a beginning of more letters than SQLite's index of beginnings holds?"""
    return prefix and len(word) > PREFIXES


def spelt_out(wanted):
    """What SQLite's index is asked for, by what `wording` says: instead of a long beginning the words that begin so."""
    said = sa.func.json_each(wanted).table_valued("value")
    text, first, end = (sa.func.json_extract(said.c.value, f"$[{at}]", type_=sa.String) for at in range(3))
    found = sa.select(longer.c.term).where(longer.c.term >= first, longer.c.term < end).correlate(said)
    found = found.limit(FEW_LONGER + 1).subquery()
    each = sa.func.aggregate_strings(' OR "' + found.c.term + '"', "")
    words = sa.select(sa.case((sa.func.count() > FEW_LONGER, text + "*"), else_="(" + text + sa.func.coalesce(
        each, "") + ")")).select_from(found).scalar_subquery()
    each_word = sa.case((first.is_(None), text), else_=words)
    whole = sa.select(sa.func.aggregate_strings(each_word, " AND ")).scalar_subquery()
    return sa.case((sa.func.substr(wanted, 1, 1) == "[", whole), else_=wanted)
