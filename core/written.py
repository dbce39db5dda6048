"""Statements as PostgreSQL plans them once: what never changes in them is written in, only what does is a parameter.

A plan that is kept for all values knows neither how many rows a `LIMIT` asks for nor that `kind = …` is the condition
of a partial index, so PostgreSQL made one anew each time: half of what a list asked of it, a third of a millisecond a
table. Written in, both are known, and a plan is made once for each connection. SQLite does so, too: decision 0033.

What is told to whoever listens, and in errors, is the statement without its values.

A number or a day that is a parameter stands there as `(SELECT $1)`: else PostgreSQL compares what a plan for just this
value would cost, mostly less than one for all, and goes on planning each time (5 ms for a board, 0.9 to read it).
"""
import re

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg

VEILED = (sa.Integer, sa.Date, sa.DateTime, sa.Float)
WRITTEN = (*VEILED, sa.String, sa.Boolean, sa.Numeric)
PARAMETER = re.compile(r"%%|%\((\w+)\)s")


class ValuesWritten(PGCompiler_psycopg):
    """Writes the values of nameless parameters into a statement, with their types, as they stand beside a parameter."""

    def visit_bindparam(self, bindparam, *, skip_bind_expression=False, literal_binds=False, **further):
        if bindparam.unique and not (is_fixed(bindparam) and isinstance(kept_as(bindparam), WRITTEN)):
            raise sa.exc.CompileError("nobody named it, so that it has this name only beside all others")
        if literal_binds or skip_bind_expression or not is_fixed(bindparam):
            text = super().visit_bindparam(bindparam, skip_bind_expression=skip_bind_expression,
                                           literal_binds=literal_binds, **further)
            return f"(SELECT {text})" if not literal_binds and is_veiled(bindparam) else text
        text = super().visit_bindparam(bindparam, literal_binds=True, **further)
        impl = bindparam.type.dialect_impl(self.dialect)
        is_cast = impl.render_bind_cast and not bindparam.expanding
        return self.render_bind_cast(bindparam.type, impl, text) if is_cast else text


def is_fixed(bindparam):
    """Does it have this value whoever asks, and whenever? A parameter somebody named may be given another one."""
    return bindparam.unique and bindparam.callable is None and not bindparam.required


def is_veiled(bindparam):
    """Shall the planner not look at its value? Words that are searched for say much about how to find them."""
    return isinstance(kept_as(bindparam), VEILED) and not bindparam.expanding


def kept_as(bindparam):
    """Its type, as the engine knows it."""
    return bindparam.type.impl_instance if isinstance(bindparam.type, sa.TypeDecorator) else bindparam.type


def native(statement, dialect, parameters, plain):
    """(the statement with `$1` for each parameter that is left, their names in that order).

    `parameters`: what it is asked with now; of lists it is their length that counts. `plain`: the same statement with
    all its parameters, for one that has a value which cannot be written in.
    """
    try:
        return numbered(ValuesWritten(dialect, statement).construct_expanded_state(parameters).statement)
    except sa.exc.CompileError:
        return numbered(plain)


def numbered(sql):
    names = {}

    def number(found):
        if found[0] == "%%":
            return "%"
        return f"${names.setdefault(found[1], len(names) + 1)}"
    return PARAMETER.sub(number, sql), list(names)
