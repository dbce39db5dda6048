"""Fields that administrators add to records of a kind: what there is, and what a record holds for them.

Values stand in `Record.extra` under the field's key, as JSON keeps them:

    text, choice, link   the text
    number               the digits as text, "12.5", so that no binary fraction creeps in
    money                integer minor units of the home currency
    date                 "2026-11-24"
    yes-no               true, false

Nothing filled in is no key at all. Whoever reads or writes them needs only what is here; forms, lists, imports and SQL
each have a module of their own beside it (core/custom_forms.py, core/custom_sql.py, ...).
"""
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from core.directory import remembered
from core.money import decimals, format_money, format_number, major
from core.times import format_day
from core.words import _l, _lp
from core.workspace import workspace
from models import CustomField, db, now

KEY = re.compile(r"f([1-9]\d{0,8})")
TYPES = {
    "text": _l("Text"), "number": _lp("custom field", "Number"), "money": _l("Money"), "date": _l("Date"),
    "choice": _l("Choice"), "yes-no": _l("Yes or no"), "link": _l("Link"),
}
YES_NO = {True: _l("Yes"), False: _l("No")}
LONGEST = 1000  # characters of a text or link
NUMBER_PLACES = 6
LARGEST = 10 ** 12  # of numbers and amounts, in either direction


@dataclass(frozen=True)
class Definition:
    """A custom field as plain facts."""

    id: int
    kind: str
    type: str
    name: str
    hint: str
    choices: tuple
    is_filtered: bool
    is_archived: bool = False

    @property
    def key(self):
        return f"f{self.id}"

    @property
    def places(self):
        """Decimals kept: of a number, or of the home currency."""
        return decimals(workspace().currency) if self.type == "money" else NUMBER_PLACES

    def text(self, held, language):
        """A value as people read it."""
        if held is None:
            return ""
        if self.type == "money":
            return format_money(held, workspace().currency, language)
        if self.type == "number":
            return format_number(Decimal(held), language)
        if self.type == "date":
            return format_day(date.fromisoformat(held), language)
        return str(YES_NO[held]) if self.type == "yes-no" else held

    def plain(self, held):
        """A value as programs want it: Decimal (money in major units), date, bool, text; None for nothing."""
        if held is None:
            return None
        if self.type == "money":
            return major(held, workspace().currency)
        return {"number": Decimal, "date": date.fromisoformat}.get(self.type, lambda same: same)(held)


COLUMNS = (CustomField.id, CustomField.kind, CustomField.type, CustomField.name, CustomField.hint, CustomField.choices,
           CustomField.is_filtered, CustomField.archived_at)


def custom_fields(kind):
    """The fields of records of a kind in their order, without archived ones; read once a request or job."""
    return remembered(("custom fields", kind), lambda: _read_fields(kind))


def _read_fields(kind):
    rows = sa.select(*COLUMNS).where(CustomField.kind == kind, CustomField.archived_at.is_(None))
    return tuple(_definition(row) for row in db.session.execute(rows.order_by(CustomField.position, CustomField.id)))


def known_field(kind, key):
    """The field under a key, archived or not; None when there never was one."""
    found = KEY.fullmatch(key)
    if not found:
        return None
    rows = sa.select(*COLUMNS).where(CustomField.kind == kind, CustomField.id == int(found[1]))
    row = db.session.execute(rows).one_or_none()
    return _definition(row) if row else None


def every_field(kind):
    """{key: field} of records of a kind, archived ones among them: history outlives them."""
    rows = db.session.execute(sa.select(*COLUMNS).where(CustomField.kind == kind))
    return {field.key: field for field in map(_definition, rows)}


def _definition(row):
    return Definition(row.id, row.kind, row.type, row.name, row.hint, tuple(row.choices), row.is_filtered,
                      row.archived_at is not None)


# -- what a record holds ----------------------------------------------------------------------------------------------

def is_custom(name):
    """Is this the key of a custom field?"""
    return KEY.fullmatch(name) is not None


def custom_values(record):
    """{key: value} of all custom fields a record holds something for, archived ones among them."""
    return {key: held for key, held in (record.extra or {}).items() if is_custom(key)}


def custom_facts(record, language):
    """(Definition, text) of the fields of its kind that it holds something for, for its page."""
    held = record.extra or {}
    return [(field, field.text(held[field.key], language)) for field in custom_fields(record.kind) if field.key in held]


def set_custom(record, field, value):
    """Put a value, as JSON keeps it, or None; [before, after] if that changed anything, else None."""
    changes = set_custom_values(record, {field.key: value})
    return changes.get(field.key)


def set_custom_values(record, values):
    """Put those of `values` ({name: value}) whose names are keys of custom fields; {key: [before, after]} of what
    really changed. The record notices, so that its version rises."""
    held = dict(record.extra or {})
    changes = custom_changes(held, values)
    for key, (_before, after) in changes.items():
        held.pop(key, None)
        if after is not None:
            held[key] = after
    if changes:
        record.extra, record.updated_at = held, now()  # another dict: changes inside one go unnoticed
    return changes


def custom_changes(held, values):
    """{key: [before, after]} of what `values` would change in `held`, the `extra` of a record."""
    asked = {key: None if value == "" else value for key, value in values.items() if is_custom(key)}
    return {key: [held.get(key), value] for key, value in asked.items() if held.get(key) != value}
