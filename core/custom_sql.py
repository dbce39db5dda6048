"""Custom fields in queries: what a record holds as an expression, conditions on it, and the index that serves both.

An index on an expression is found only when the query says it in the very same words, so the path and the values that
stand for "nothing" are written into the statement; only what is asked for is a parameter. An empty value sorts before
all others: paging needs columns that are never NULL.
"""
from datetime import date
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa

from core.custom_fields import LARGEST
from core.money import minor_units
from core.workspace import workspace
from models import Record, db

INDEX = "ix_records_custom_"  # and the key of the field; no model knows these indexes: see migrations/env.py
NOTHING = {"number": -10 ** 18, "money": -4 * 10 ** 18}  # below whatever can be entered
NOT_FILLED_IN = "-"  # asked for in an address: records that hold nothing
YES_NO = {"sqlite": {"yes": "1", "no": "0"}, "postgresql": {"yes": "true", "no": "false"}}  # as text, out of JSON
RANGED = ("number", "money", "date")
KNOWN = {
    "sqlite": f"SELECT name FROM sqlite_schema WHERE type = 'index' AND substr(name, 1, {len(INDEX)}) = '{INDEX}'",
    "postgresql": f"SELECT indexname FROM pg_indexes WHERE starts_with(indexname, '{INDEX}')",
}


def _word(value):
    return sa.literal(value, literal_execute=True)


def held(field):
    """The expression of what a record holds for a field: text, or a number for numbers and money."""
    sqlite = db.engine.dialect.name == "sqlite"
    if sqlite:
        found = sa.func.json_extract(Record.extra, _word(f"$.{field.key}"))
    else:
        found = sa.func.json_extract_path_text(Record.extra, _word(field.key), type_=sa.String)
    if field.type in NOTHING:
        number = sa.BigInteger() if field.type == "money" else sa.Float() if sqlite else sa.Numeric()
        return sa.func.coalesce(sa.cast(found, number), _word(NOTHING[field.type]), type_=number)
    text = sa.func.coalesce(sa.cast(found, sa.String), _word(""), type_=sa.String())
    return text if sqlite else sa.collate(text, "C")


def of_kind(field):
    """Said in so many words beside each expression: the index holds the records of this kind alone."""
    return Record.kind == _word(field.kind)


def condition(field):
    """A list's filter: a function from what an address says to a condition on Record.

    text, link   "tea" somewhere in it, "=tea" exactly that
    number, money, date   "10..20", either end may be missing; "10" alone is that value. Money is in major units
    choice       one of the choices; yes-no: "yes", "no"
    any          "-" for nothing filled in
    """
    def asked(text):
        expression = held(field)
        if text == NOT_FILLED_IN:
            return sa.and_(of_kind(field), expression == NOTHING.get(field.type, ""))
        return sa.and_(of_kind(field), *_conditions(field, expression, text))
    return asked


def _conditions(field, expression, text):
    if field.type in RANGED:
        least, most = bounds(field, text)
        if least == most:
            yield expression == least
            return
        yield expression > NOTHING.get(field.type, "") if least is None else expression >= least
        yield from () if most is None else [expression <= most]
    elif field.type == "choice":
        if text not in field.choices:
            raise ValueError(text)
        yield expression == text
    elif field.type == "yes-no":
        if text not in ("yes", "no"):
            raise ValueError(text)
        yield expression == YES_NO[db.engine.dialect.name][text]
    else:
        yield expression == text[1:] if text.startswith("=") else expression.icontains(text, autoescape=True)


def bounds(field, text):
    """The ends of "10..20" as the expression compares them; None for an open one. ValueError when it is no range."""
    first, dots, last = text.partition("..")
    least, most = _end(field, first), _end(field, last) if dots else _end(field, first)
    if least is None and most is None:
        raise ValueError(text)
    return least, most


def _end(field, text):
    if not text.strip():
        return None
    if field.type == "date":
        return date.fromisoformat(text.strip()).isoformat()
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or abs(number) > LARGEST:
        raise ValueError(text)
    return minor_units(number, workspace().currency) if field.type == "money" else number


# -- the index --------------------------------------------------------------------------------------------------------

def make_index(field):
    """Build the index of a field, and let the engine learn how its values are spread, or it would not use it.

    On PostgreSQL beside all other work; SQLite holds up writers meanwhile.
    """
    words = {"dialect": db.engine.dialect, "compile_kwargs": {"literal_binds": True}}
    expression = str(held(field).compile(**words)).replace("records.", "")
    beside = "CONCURRENTLY " if db.engine.dialect.name == "postgresql" else ""
    _execute(f"CREATE INDEX {beside}{INDEX}{field.key} ON records ({_in_brackets(expression)}, id) "
             f"WHERE kind = '{field.kind}'")
    _execute({"sqlite": f"ANALYZE {INDEX}{field.key}", "postgresql": "ANALYZE records"}[db.engine.dialect.name])


def _in_brackets(expression):
    """PostgreSQL wants brackets around an expression, but not around its collation."""
    words, collate, name = expression.partition(" COLLATE ")
    return f"({words}){collate}{name}"


def drop_index(field):
    beside = "CONCURRENTLY " if db.engine.dialect.name == "postgresql" else ""
    _execute(f"DROP INDEX {beside}IF EXISTS {INDEX}{field.key}")


def indexes():
    """The keys of the fields that have an index now. (Reflection leaves out what indexes an expression.)"""
    with db.engine.connect() as connection:
        names = connection.exec_driver_sql(KNOWN[db.engine.dialect.name]).scalars().all()
    return {name.removeprefix(INDEX) for name in names}


def _execute(statement):
    """In a transaction of its own; on PostgreSQL outside any, and without the time limit of a page."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.begin() as connection:
            connection.exec_driver_sql(statement)
        return
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        try:
            connection.exec_driver_sql(statement)
        finally:
            connection.exec_driver_sql("RESET statement_timeout")
