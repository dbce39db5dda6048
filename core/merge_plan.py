"""What a merge will move: every row that names the record which goes, found by the foreign keys of all tables.

A row stays (is *parked*) where the record that remains has one of the same unique key, where it would come to name one
record twice, and where the row it is part of is parked.
"""
from dataclasses import dataclass, field
from functools import cache

import sqlalchemy as sa

from models import Base, Record, db

UNSCOPED = {"unscoped": "a merge moves what belongs to the record, in whatever team that is: keys, no facts"}
STAYING = {  # what was done to, or with, the very record that goes
    "changes": "the history says what happened to which record",
    "bulk_items": "a bulk change puts back the rows it changed",
    "presences": "who looks at which page this minute",
    "merges": "the merges themselves",
    "erasures": "the certificate of an erasure",
    "person_exports": "what was handed out of that very record",
    "pool_places": "whether it is nobody's; the one that stays has an owner of its own, or none",
    "duplicate_pairs": "what a scan found; it shows only pairs of which both are there",
}


@dataclass
class Planned:
    """Of one table, by primary key: {key: columns that change}, and {key: column} of what is parked."""

    table: object
    moving: dict = field(default_factory=dict)
    parked: dict = field(default_factory=dict)


@cache
def references(model):
    """[(table, [columns])] that may name a record of this kind, wholes before their parts."""
    named = {table.name for table in sa.inspect(model).tables}
    own = {mapper.local_table.name for mapper in sa.inspect(Record).self_and_descendants}
    found = []
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns for key in column.foreign_keys
                   if key.column.table.name in named and not (column.name == "id" and table.name in own)]
        if columns and table.name not in STAYING:
            found.append((table, columns))
    return found


def planned(model, source_id, target_id, *, settled=frozenset()):
    """[Planned] of all tables with such rows. `settled`: names of unique indexes that the caller sees to itself."""
    parked, plans = {}, []
    for table, columns in references(model):
        plan = _of_table(table, columns, source_id, target_id, parked, settled)
        if plan.moving or plan.parked:
            plans.append(plan)
        if plan.parked:
            parked[table.name] = set(plan.parked)
    return plans


def _of_table(table, columns, source_id, target_id, parked, settled):
    plan, key = Planned(table), list(table.primary_key)
    keys = [unique for unique in unique_keys(table) if unique.name not in settled
            and any(column in columns for column in unique.columns)]
    held = [_held(table, unique, columns, target_id) for unique in keys]
    for row in _rows(table, columns, source_id):
        identity = tuple(row[column] for column in key)
        if _is_itself(table, identity, source_id):
            continue
        changed = [column for column in columns if row[column] == source_id]
        after = {column: target_id if column in changed else row[column] for column in row}
        taken = [tuple(after[column] for column in unique.columns) for unique in keys]
        if (_names_twice(table, columns, changed, after, identity, target_id) or _whole_stays(table, row, parked)
                or any(values in there for values, there in zip(taken, held, strict=True))):
            plan.parked[identity] = changed[0]
            continue
        plan.moving[identity] = changed
        for values, there, unique in zip(taken, held, keys, strict=True):
            if unique.where is None and None not in values:
                there.add(values)
    return plan


def _is_itself(table, identity, source_id):
    """The row of the record, or the words it is found by: they stay with it."""
    return table.name in ("records", "search_docs") and identity == (source_id,)


def _names_twice(table, columns, changed, after, identity, target_id):
    if table.name == "records" and identity == (target_id,):
        return True
    return any(after[column] == target_id for column in columns if column not in changed)


def _whole_stays(table, row, parked):
    """Is it part of a row that is parked? A line of an order stays with the order."""
    for constraint in table.foreign_key_constraints:
        stays = parked.get(constraint.referred_table.name)
        if stays and len(constraint.elements) == 1:
            (column,) = constraint.columns
            if (row[column],) in stays and constraint.elements[0].column.primary_key:
                return True
    return False


# -- unique keys -------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Unique:
    name: str
    columns: tuple
    where: object = None  # the condition of a partial index


@cache
def unique_keys(table):
    """The primary key, the unique constraints and the unique indexes of a table."""
    keys = [Unique("", tuple(table.primary_key))]
    keys += [Unique(each.name, tuple(each.columns)) for each in table.constraints
             if isinstance(each, sa.UniqueConstraint)]
    dialect = db.engine.dialect.name
    return keys + [Unique(each.name, tuple(each.columns), each.dialect_options[dialect]["where"])
                   for each in table.indexes if each.unique]


def _held(table, unique, columns, target_id):
    """The values of a unique key that rows of the record which remains hold."""
    names_it = sa.or_(*(column == target_id for column in columns))
    query = sa.select(*unique.columns).where(names_it)
    if unique.where is not None:
        query = query.where(unique.where)
    rows = db.session.execute(query.execution_options(**UNSCOPED))
    return {tuple(row) for row in rows if None not in row}


def _rows(table, columns, source_id):
    """{column: value} of each row that names the record: keys only."""
    wanted = dict.fromkeys([*table.primary_key, *columns])
    for unique in unique_keys(table):
        wanted |= dict.fromkeys(unique.columns)
    wanted |= {column: None for constraint in table.foreign_key_constraints for column in constraint.columns}
    query = sa.select(*wanted).where(sa.or_(*(column == source_id for column in columns)))
    query = query.order_by(*table.primary_key).execution_options(**UNSCOPED)
    return [dict(zip(wanted, row, strict=True)) for row in db.session.execute(query)]
