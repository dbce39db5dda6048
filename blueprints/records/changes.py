"""Changes as people read them: which field, from what, to what, in their language."""
from dataclasses import dataclass

from blueprints.records.queries.history import names_of
from core.custom_fields import every_field
from core.money import format_number, major
from core.wording import MONEY, NAMED, Column, part_of
from core.words import _, language

NOTHING = "—"
EXTRA = "extra."  # before the key of a custom field


@dataclass(frozen=True)
class Line:
    """One field of a change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One change: `what` was touched ("File"; empty for the record itself) and how its fields read."""

    row: object
    what: str
    lines: list


def told(rows, about):
    """The changes, worded: each kind of name is looked up once for all of them.

    `about(row)` is the record a change is about, or as much of it as `kind` and, of a deal, `currency`.
    """
    own = {kind: every_field(kind) for kind in {
        about(row).kind for row in rows if any(name.startswith(EXTRA) for name in row.fields)}}
    spread = [(row, list(spread_out(row, own.get(about(row).kind, {})))) for row in rows]
    names = {kind: names_of(kind, ids) for kind, ids in named_ids(spread).items()}
    for row, columns in spread:
        lines = [Line(str(column.label), *(worded(column, value, names, about(row)) for value in values))
                 for column, *values in columns]
        if lines:
            yield Told(row, str(part_of(row.part).label), lines)


def spread_out(row, own):
    """(column, before, after) of each field; `own` are the custom fields by key."""
    part = part_of(row.part)
    for name, (before, after) in row.fields.items():
        field = own.get(name.removeprefix(EXTRA)) if name.startswith(EXTRA) else None
        column = custom_column(field) if field else part.columns.get(name) or Column(name)
        yield column, before, after


def custom_column(field):
    return Column(field.name, lambda held: field.text(held, language()))


def named_ids(spread):
    """{kind of name: ids} of all that is told by name."""
    found = {}
    for _row, columns in spread:
        for column, *values in columns:
            if is_named(column):
                found.setdefault(column.reads, set()).update(value for value in values if value is not None)
    return {kind: ids for kind, ids in found.items() if ids}


def is_named(column):
    return isinstance(column.reads, str) and column.reads in NAMED


def worded(column, value, names, record):
    if value is None or value == "":
        return NOTHING
    if isinstance(column.reads, dict):
        return str(column.reads.get(value, value))
    if column.reads == MONEY:
        return format_number(major(value, record.currency), language())
    if is_named(column):
        return names.get(column.reads, {}).get(value) or _("number %(id)s", id=value)
    return column.reads(value)
