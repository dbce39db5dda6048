"""Tables without their meaning: rows as lines of JSON, byte for byte the same on SQLite and on PostgreSQL.

So a digest of one can be compared with a digest of the other, and rows can be put into a database whose models have
moved on since.
"""
import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

import sqlalchemy as sa

from models import UtcDateTime

CHUNK = 2_000  # rows at a time, never more in memory
# What a column holds, by the most special of its type's classes; a Scaled is an integer in the database, and stays one.
KINDS = {UtcDateTime: "instant", sa.Date: "date", sa.Time: "time", sa.JSON: "json", sa.Boolean: "yes_no",
         sa.Integer: "number", sa.Float: "real", sa.String: "text"}
TYPES = {"instant": UtcDateTime(), "date": sa.Date(), "time": sa.Time(), "json": sa.Text(), "yes_no": sa.Boolean(),
         "number": sa.BigInteger(), "real": sa.Double(), "text": sa.Text()}
READ = {"instant": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}


def kind_of(column_type):
    """Which of TYPES a column is; TypeError for one nobody has thought of."""
    for known in (column_type, getattr(column_type, "impl_instance", None)):
        for kind, name in KINDS.items():
            if isinstance(known, kind):
                return name
    raise TypeError(f"a backup does not know how to write {column_type!r}")


@dataclass
class Tally:
    """How many lines there are, and their digest."""

    rows: int = 0
    digest: object = field(default_factory=hashlib.sha256)

    def add(self, line):
        self.rows += 1
        self.digest.update(line)

    @property
    def facts(self):
        return {"rows": self.rows, "sha256": self.digest.hexdigest()}


@dataclass(frozen=True)
class PlainTable:
    """A table as a backup describes it: `columns` are (name, one of TYPES), its lines are sorted by those of `key`."""

    name: str
    columns: tuple
    key: tuple

    @classmethod
    def of(cls, table):
        return cls(table.name, tuple((column.name, kind_of(column.type)) for column in table.columns),
                   tuple(column.name for column in table.primary_key))

    @classmethod
    def told(cls, facts):
        """The table of an entry in a manifest."""
        return cls(facts["name"], tuple(map(tuple, facts["columns"])), tuple(facts["key"]))

    @cached_property
    def bare(self):
        return sa.table(self.name, *(sa.column(name, TYPES[kind]) for name, kind in self.columns))

    def lines(self, connection):
        """Every row as a line, in order."""
        columns = [self._read(name, kind) for name, kind in self.columns]
        dated = [kind in READ for _name, kind in self.columns]
        rows = connection.execution_options(yield_per=CHUNK).execute(
            sa.select(*columns).order_by(*self._order(connection)))
        for row in rows:
            told = [value.isoformat() if is_dated and value is not None else value
                    for value, is_dated in zip(row, dated, strict=True)]
            yield (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()

    def count(self, connection):
        return connection.scalar(sa.select(sa.func.count()).select_from(self.bare))

    def put(self, connection, lines):
        """Insert the rows of some lines."""
        columns = [(f"new_{name}", READ.get(kind)) for name, kind in self.columns]
        rows = [{name: read(value) if read and value is not None else value
                 for (name, read), value in zip(columns, json.loads(line), strict=True)} for line in lines]
        if rows:
            connection.execute(self._put(connection.dialect.name), rows)

    def _read(self, name, kind):
        return sa.cast(self.bare.c[name], sa.Text).label(name) if kind == "json" else self.bare.c[name]

    def _order(self, connection):
        """By code point on both engines, as texts among the keys sort."""
        kinds = dict(self.columns)
        collated = connection.dialect.name == "postgresql"
        return [self.bare.c[name].collate("C") if collated and kinds[name] == "text" else self.bare.c[name]
                for name in self.key]

    def _put(self, engine):
        values = {name: sa.bindparam(f"new_{name}", type_=TYPES[kind]) for name, kind in self.columns}
        if engine == "postgresql":
            values |= {name: sa.cast(values[name], sa.JSON) for name, kind in self.columns if kind == "json"}
        return sa.insert(self.bare).values(values)


def plain_tables(metadata):
    """All tables, what is referred to before what refers to it."""
    return [PlainTable.of(table) for table in metadata.sorted_tables]
