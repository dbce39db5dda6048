"""Rows of any table, past the mapper, for core/merge.py and its undo: read, written, and their values as JSON."""
import sqlalchemy as sa

from models import Base, Record, db

UNSCOPED = {"unscoped": "a merge moves what belongs to the record, in whatever team that is; both may be written"}


def held_in(table, key, names):
    """{column: value} of a row, by its primary key; None where no row is."""
    query = sa.select(*(table.c[name] for name in names)).where(*_is(table, key)).execution_options(**UNSCOPED)
    return db.session.execute(query).mappings().one_or_none()


def write_row(table, key, values):
    """Set columns of a row, and raise its version: whoever has it open in a form is told that it changed."""
    db.session.execute(_update(table, key, values))
    for name, value in values.items():
        key = moved_key(table, key, name, value)
    raise_version(table, [key])


def set_in_all(table, keys, values):
    """The same values in many rows."""
    where = [column == sa.bindparam(f"key_{column.name}") for column in table.primary_key]
    rows = [{f"key_{column.name}": value for column, value in zip(table.primary_key, key, strict=True)} for key in keys]
    db.session.execute(sa.update(table).where(*where).values(values), rows, execution_options=UNSCOPED)
    for name, value in values.items():
        keys = [moved_key(table, key, name, value) for key in keys]
    raise_version(table, keys)


def raise_version(table, keys):
    own = {mapper.local_table.name for mapper in sa.inspect(Record).self_and_descendants}
    versioned = Base.metadata.tables["records"] if table.name in own else table
    if "version" in versioned.c:
        for key in keys:
            db.session.execute(_update(versioned, key, {"version": versioned.c.version + 1}))


def by_columns(moving):
    """(columns, [keys]) of rows of which the same columns change."""
    groups = {}
    for key, columns in moving.items():
        groups.setdefault(tuple(columns), []).append(key)
    return groups.items()


def moved_key(table, key, name, value):
    """The primary key once a column holds another value."""
    return tuple(value if column.name == name else part for column, part in zip(table.primary_key, key, strict=True))


def _is(table, key):
    return [column == value for column, value in zip(table.primary_key, key, strict=True)]


def _update(table, key, values):
    return sa.update(table).where(*_is(table, key)).values(values).execution_options(**UNSCOPED)


# -- values ------------------------------------------------------------------------------------------------------------

def column_of(field):
    """The column of a field: of "extra.f3", one key of an object, "extra"."""
    return field.partition(".")[0]


def part_of(held, field):
    """What a column holds, or one key of the object in it ("extra.f3")."""
    return (held or {}).get(field.partition(".")[2]) if "." in field else held


def with_part(held, field, value):
    if "." not in field:
        return value
    key = field.partition(".")[2]
    rest = {name: each for name, each in (held or {}).items() if name != key}
    return rest if value is None else rest | {key: value}


def spread(name, before, after):
    """(field, before, after) of a change; of a JSON object one for each key that differs."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return [(name, before, after)]
    return [(f"{name}.{key}", before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys())
            if before.get(key) != after.get(key)]


def thawed(table, step):
    return step.before if "." in step.field else thaw(table.c[step.field], step.before)


def thaw(column, value):
    """A value as the column takes it: the opposite of `plain`."""
    kind = column.type.python_type
    return kind.fromisoformat(value) if value is not None and hasattr(kind, "fromisoformat") else value
