"""Needles in the texts of any table: notes, file names, words of the search, history, rows of imports, jobs.

Looked for in the database by a part of each, in steps by id; what that finds is looked at more closely here.
"""
import json
from dataclasses import dataclass

import sqlalchemy as sa

from core.persons.belongings import UNSCOPED
from core.persons.identity import EVERYWHERE, MARK
from models import Base, db

A_STEP = 20_000  # rows looked through at once
NEVER = frozenset((  # who works here and how they sign in; and what holds no words of anybody
    "users", "teams", "roles", "user_roles", "memberships", "sign_ins", "api_tokens", "passkeys", "one_time_links",
    "throttles", "workspaces", "directories", "schedules", "suppressions", "erasures", "person_exports",
    "sample_items", "rates", "calibrations"))
OF_OTHERS = {  # what other parties are called and reached by: left alone
    "parties": ("name_key", "bare_key", "tax_number", "tax_key"), "customer_profiles": ("name_key",),
    "hats": ("name_key",), "records": ("title",), "contact_points": ("value", "value_key", "label"),
    "addresses": ("label", "street", "city", "region", "postal_code")}
THEIRS = {"records": "id", "parties": "id", "customer_profiles": "party_id", "hats": "party_id",
          "contact_points": "party_id", "addresses": "party_id", "changes": "record_id"}
NO_WORDS = frozenset(("sha", "file_sha", "digest", "token_hash", "password_hash", "salt", "header_print"))


@dataclass(frozen=True)
class Trace:
    """A row with needles in it: what its columns would be without them, and of which kinds they are."""

    table: object
    key: tuple
    values: dict
    kinds: frozenset
    row: dict
    is_own: bool


def searched():
    """[(table, its columns with words)]"""
    found = []
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if has_words(column)]
        if columns and table.name not in NEVER:
            found.append((table, columns))
    return found


def has_words(column):
    if column.name in NO_WORDS or column.foreign_keys or column.primary_key:
        return False
    return isinstance(column.type, sa.JSON) or column.type.python_type is str


def steps(table):
    """(after, until) of the ids of a table, some rows at a time; (None, None) once for a table without such ids."""
    first = next(iter(table.primary_key))
    if first.type.python_type is not int:
        yield None, None
        return
    after = None
    while True:
        ids = sa.select(first).order_by(first).limit(A_STEP)
        ids = (ids if after is None else ids.where(first > after)).subquery()
        until = db.session.scalar(sa.select(sa.func.max(ids.c[first.name])).execution_options(**UNSCOPED))
        if until is None:
            return
        yield after, until
        after = until


def traces(table, columns, needles, *, own, names_too, after=None, until=None, but=frozenset()):
    """The Traces in some rows of a table. `own`: {table: keys} of what is about the person, where name and street mean
    them; elsewhere a name counts only with `names_too`. `but`: ids of the persons, whose own rows are not asked."""
    first = next(iter(table.primary_key))
    text = sa.literal("")
    for column in columns:
        text = text + sa.func.coalesce(sa.cast(column, sa.String), "") + sa.literal("\n")
    hints = sorted({hint for needle in needles for hint in needle.hints})
    wanted = sa.or_(sa.false(), *(text.icontains(hint, autoescape=True) for hint in hints))
    query = sa.select(table).where(wanted).order_by(*table.primary_key)
    if until is not None:
        query = query.where(first <= until) if after is None else query.where(first > after, first <= until)
    for row in db.session.execute(query.execution_options(**UNSCOPED)).mappings():
        trace = _trace(table, columns, dict(row), needles, own, names_too)
        if trace is not None and not _is_theirs(table, row, but):
            yield trace


def _is_theirs(table, row, persons):
    """Rows of the persons themselves are erased as a whole, and last: the needles are made of them."""
    named_by = THEIRS.get(table.name)
    return named_by is not None and row[named_by] in persons


def _trace(table, columns, row, needles, own, names_too):
    key = tuple(row[column.name] for column in table.primary_key)
    is_own = key in own.get(table.name, ()) or (row.get("record_id"),) in own.get("records", ())
    meant = [each for each in needles
             if is_own or each.kind in EVERYWHERE or (each.kind == "name" and names_too)]
    values, kinds = {}, set()
    kept = () if table.name == "records" and row["kind"] != "party" else OF_OTHERS.get(table.name, ())
    for column in columns:
        if column.name in kept:
            continue
        held = row[column.name]
        cleaned, seen = without(held, meant, indexed=table.name == "search_docs")
        if seen:
            values[column.name] = cleaned
            kinds |= seen
    return Trace(table, key, values, frozenset(kinds), row, is_own) if values else None


def without(held, needles, *, indexed=False):
    """(a value of a column less the needles in it, their kinds)"""
    if held is None:
        return held, set()
    if not isinstance(held, str):
        return _within(held, needles)
    seen = set()
    for needle in needles:
        pattern = needle.words if indexed else needle.pattern
        if pattern is not None and pattern.search(held):
            held, _times = pattern.subn("" if indexed else MARK, held)
            seen.add(needle.kind)
    return held, seen


def _within(held, needles):
    """Of a JSON value every text in it; keys of objects too, as texts of a file may be keys."""
    seen = set()

    def walk(value):
        if isinstance(value, str):
            cleaned, found = without(value, needles)
            seen.update(found)
            return cleaned
        if isinstance(value, dict):
            return {walk(key): walk(each) for key, each in value.items()}
        return [walk(each) for each in value] if isinstance(value, list) else value

    cleaned = walk(json.loads(json.dumps(held)))
    return cleaned, seen
