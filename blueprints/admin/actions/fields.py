"""Custom fields: made, changed, put in order, archived; their indexes follow in a job."""
import sqlalchemy as sa

from core.counting import capped_counts
from core.custom_fields import Definition
from core.custom_sql import NOTHING, held, of_kind
from core.jobs import enqueue
from core.page import Refused
from core.search import name_key
from core.words import _
from models import CustomField, Record, db, now

MOST = 100  # fields of a kind
FACTS = ("type", "name", "hint", "choices", "is_filtered")


def create_field(kind, facts):
    """A field of records of a kind; `facts` are named like FACTS."""
    fields = sa.select(sa.func.count(), sa.func.max(CustomField.position)).where(CustomField.kind == kind)
    number, last = db.session.execute(fields.where(CustomField.archived_at.is_(None))).one()
    if number >= MOST:
        raise Refused(_("There are %(most)s fields already: archive one first", most=MOST))
    refuse_taken(kind, facts["name"])
    field = CustomField(kind=kind, position=(last or 0) + 1, **{name: facts[name] for name in FACTS},
                        name_key=name_key(facts["name"]))
    db.session.add(field)
    db.session.flush()
    _follow(field, was_filtered=False)
    return field


def revise_field(field, facts):
    """Change it; the type only while nothing is filled in."""
    refuse_taken(field.kind, facts["name"], but=field)
    was = field.is_filtered, field.type
    if facts["type"] != field.type and holders(field):
        raise Refused(_("“%(field)s” is filled in already, so its type stays", field=field.name))
    for name in FACTS:
        setattr(field, name, facts[name])
    field.name_key = name_key(field.name)
    _follow(field, was_filtered=was[0], is_new_type=was[1] != field.type)


def move_field(field, step):
    """One place further up (-1) or down (1) among the fields of its kind."""
    query = sa.select(CustomField).where(CustomField.kind == field.kind, CustomField.archived_at.is_(None))
    fields = list(db.session.scalars(query.order_by(CustomField.position, CustomField.id)))
    at = fields.index(field)
    fields.insert(min(max(at + step, 0), len(fields) - 1), fields.pop(at))
    for position, each in enumerate(fields, 1):
        each.position = position


def archive_field(field):
    """Take it out of forms, pages and lists; what records hold stays, and is back with the field."""
    field.archived_at = field.archived_at or now()
    _follow(field, was_filtered=field.is_filtered)


def restore_field(field):
    refuse_taken(field.kind, field.name, but=field)
    field.archived_at = None
    _follow(field, was_filtered=False)


def _follow(field, *, was_filtered, is_new_type=False):
    wants_one = field.is_filtered and field.archived_at is None
    if wants_one != was_filtered or (wants_one and is_new_type):
        enqueue("fields.index", key=f"fields.index:{field.id}", field_id=field.id)


def refuse_taken(kind, name, but=None):
    """Archived fields give their name free."""
    other = db.session.scalar(sa.select(CustomField.id).where(
        CustomField.kind == kind, CustomField.name_key == name_key(name), CustomField.archived_at.is_(None),
        CustomField.id != (but.id if but and but.id else 0)))
    if other is not None:
        raise Refused(_("There is a field %(name)s already", name=name))


def holders(field):
    """How many records hold something for it, as a Count."""
    definition = defined(field)
    return _count(definition, held(definition) != NOTHING.get(definition.type, ""))


def holders_of(field, choice):
    """How many records hold this choice, as a Count."""
    definition = defined(field)
    return _count(definition, held(definition) == choice)


def _count(definition, condition):
    return capped_counts({"held": sa.select(Record.id).where(of_kind(definition), condition)})["held"]


def defined(field):
    """The entity as the plain facts that queries go by."""
    return Definition(field.id, field.kind, field.type, field.name, field.hint, tuple(field.choices),
                      field.is_filtered, field.archived_at is not None)
