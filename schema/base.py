"""The database object, the base of every model, and the column types all tables share."""
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from schema.session import TwoModeSession

NOTHING_DUE = datetime(9999, 12, 31, tzinfo=UTC)  # due_at is never NULL: NULL would break keyset paging
NO_DAY = date.max  # the same for days


class UtcDateTime(sa.TypeDecorator):
    """An instant. Refuses naive values; SQLite keeps it as UTC text that sorts, PostgreSQL as timestamptz."""

    impl = sa.DateTime(timezone=True)
    python_type = datetime
    cache_ok = True

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}: instants are aware")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def result_processor(self, dialect, coltype):
        """PostgreSQL's are in UTC, as its connections are (core/database.py)."""
        return instant_of if dialect.name == "sqlite" else None


@lru_cache(2_000)
def instant_of(text):
    """The instant SQLite keeps as `text`: a tenth of the time SQLAlchemy's own way takes, 150 times a list. One that
    was read before knows its hash, by which rows are looked up that were drawn before (core/drawing.py)."""
    return None if text is None else datetime.fromisoformat(text + "+00:00")


class Scaled(sa.TypeDecorator):
    """An exact decimal kept as an integer of `places` decimals (SQLite has no decimal type).

    Raises ValueError when a value has more decimals than the column: rounding is the caller's decision.
    """

    impl = sa.BigInteger
    cache_ok = True

    def __init__(self, places):
        super().__init__()
        self.places = places

    def __repr__(self):  # as migrations write it
        return f"Scaled({self.places})"

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        scaled = Decimal(value).scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{value} has more than {self.places} decimals")
        return int(scaled)

    def process_result_value(self, value, dialect):
        return None if value is None else unscaled(value, self.places)


@lru_cache(20_000)
def unscaled(number, places):
    """Lists read hundreds of them, and mostly the same."""
    return Decimal(number).scaleb(-places)


class SortText(sa.TypeDecorator):
    """Text that sorts by code point on both engines, so that paging by it is the same everywhere."""

    impl = sa.String
    python_type = str
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sa.String(collation="C") if dialect.name == "postgresql" else sa.String())


metadata = sa.MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
})


class Foundation(DeclarativeBase):
    registry = sa.orm.registry(metadata=metadata, type_annotation_map={datetime: UtcDateTime()})


db = SQLAlchemy(model_class=Foundation, session_options={"class_": TwoModeSession, "expire_on_commit": False})
Base = db.Model


def now():
    """The instant, to the microsecond, aware."""
    return datetime.now(UTC)


class Versioned:
    """An optimistic lock: an UPDATE of a row that someone else changed since fails instead of overwriting."""

    version: Mapped[int] = mapped_column(default=1)

    @sa.orm.declared_attr.directive
    def __mapper_args__(cls):
        return {"version_id_col": cls.version}


def on_both(condition):
    """The WHERE of a partial index, spelt as each engine needs it.

    SQLite uses a partial index only when the words match what SQLAlchemy emits (`is_open = 1`).
    """
    as_sqlite = re.sub(r"\b(is_\w+)\b", r"\1 = 1", condition)
    return {"sqlite_where": sa.text(as_sqlite), "postgresql_where": sa.text(condition)}
