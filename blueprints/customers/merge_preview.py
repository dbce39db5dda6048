"""What two parties hold, side by side, and what will move from one to the other, as people read it."""
from dataclasses import dataclass, field

import sqlalchemy as sa

from blueprints.customers.actions.merging import SETTLED
from blueprints.customers.labels import HATS, SIZES
from blueprints.customers.merge_labels import NAMES, REASONS
from core.access import of
from core.countries import country_name
from core.custom_fields import custom_fields
from core.differences import Difference
from core.kinds import kinds, record_url
from core.merge import names_of
from core.merge_plan import planned
from core.words import _, _l, language
from models import Address, ContactPoint, Hat, MergeStep, Order, Party, Record, db

SHOWN = 200  # of one kind, by name


@dataclass
class Group:
    """Rows of one kind: how many move, how many stay with the party that goes; names of them as (text, address)."""

    label: str
    moving: int = 0
    parked: int = 0
    rows: list = field(default_factory=list)


FIELDS = {"title": _l("Name"), "is_person": _l("Kind"), "tax_number": _l("Tax number"), "country": _l("Country"),
          "size": _l("Size"), "about": _l("About"), "preferences": _l("Preferences")}


def differences(source, target):
    """Those facts of which the source holds something else than the target."""
    mine, theirs = told(source), told(target)
    own = {field.key: field.name for field in custom_fields("party")}
    return [Difference(name, label, mine[name], theirs[name] or _("nothing"), not theirs[name])
            for name, label in (FIELDS | own).items() if mine[name] not in ("", theirs[name])]


def told(party):
    """{name: text} of what a party holds."""
    own = {field.key: field.text((party.extra or {}).get(field.key), language()) for field in custom_fields("party")}
    return own | {
        "title": party.title, "is_person": _("Person") if party.is_person else _("Organisation"),
        "tax_number": party.tax_number or "", "about": party.about or "",
        "country": country_name(party.country, language()) if party.country else party.country_text or "",
        "size": str(SIZES[party.size]) if party.size else "",
        "preferences": party.profile.preferences if party.profile else ""}


def preview(source, target):
    """[Group] of all that names the source, in the order of their names."""
    groups = []
    for plan in planned(Party, source.id, target.id, settled=SETTLED):
        name = plan.table.name
        if name == "records":
            groups += of_kinds(plan)
        elif NAMES[name] is not None:
            tell = TELLS.get(name)
            rows = tell([key[0] for key in [*plan.moving, *plan.parked]][:SHOWN]) if tell else []
            groups.append(Group(str(NAMES[name]), len(plan.moving), len(plan.parked), rows))
    return sorted(groups, key=lambda group: group.label)


def of_kinds(plan):
    """Records of any kind, each with its page; of those out of sight only the number."""
    ids = [key[0] for key in [*plan.moving, *plan.parked]]
    found, seen = {}, 0
    for at in range(0, len(ids), SHOWN):
        rows = of(Record, Record.id, Record.kind, Record.title).where(Record.id.in_(ids[at:at + SHOWN]))
        for row in db.session.execute(rows.order_by(Record.id)):
            kind = kinds().get(row.kind)
            group = found.setdefault(row.kind, Group(str(kind.plural) if kind else row.kind))
            if (row.id,) in plan.moving:
                group.moving += 1
            else:
                group.parked += 1
            seen += 1
            if len(group.rows) < SHOWN:
                group.rows.append((row.title, record_url(row.kind, row.id) if kind else ""))
    if len(ids) > seen:
        found[""] = Group(_("Records you do not see"), len(ids) - seen)
    return list(found.values())


def of_points(ids):
    return [(value, "") for value in db.session.scalars(
        of(ContactPoint, ContactPoint.value).where(ContactPoint.id.in_(ids)).order_by(ContactPoint.id))]


def of_addresses(ids):
    rows = db.session.execute(of(Address, Address.street, Address.postal_code, Address.city).where(
        Address.id.in_(ids)).order_by(Address.id))
    return [(" ".join(filter(None, row)), "") for row in rows]


def of_roles(ids):
    rows = db.session.execute(of(Hat, Hat.role, Hat.code).where(Hat.id.in_(ids)).order_by(Hat.id))
    return [(" ".join(filter(None, (str(HATS[role]), code))), "") for role, code in rows]


def of_orders(ids):
    rows = db.session.execute(of(Order, Order.id, Order.number).where(Order.id.in_(ids)).order_by(Order.id))
    return [(row.number, f"/sales/orders/{row.id}") for row in rows]


TELLS = {"contact_points": of_points, "addresses": of_addresses, "hats": of_roles, "orders": of_orders}


def moved_by(row):
    """[Group] of the rows that a merge moved, changed and parked, those of the two parties themselves left out."""
    query = sa.select(MergeStep.part, MergeStep.is_parked, MergeStep.row_key).where(MergeStep.merge_id == row.id)
    found = {}
    for part, is_parked, key in db.session.execute(query):
        if NAMES.get(part) is not None and not (part == "records" and key[0] in (row.source_id, row.target_id)):
            found.setdefault(part, (set(), set()))[is_parked].add(tuple(key))
    groups = [Group(str(NAMES[part]), len(moved), len(parked)) for part, (moved, parked) in found.items()]
    return sorted(groups, key=lambda group: group.label)


QUIET = ("name_key", "tax_key", "words")  # follow from other columns


def left_by(row):
    """[(what, of whom or which, why)] of what an undo could not put back."""
    lines = [line for line in row.left or () if line[2] not in QUIET and NAMES.get(line[0], "") is not None]
    names = names_of([key[0] for part, key, _field, _why in lines if part in ("records", "parties")])
    for part, key, name, why in lines:
        if part in ("records", "parties"):
            yield FIELDS.get(name) or _("Details"), names.get(key[0], key[0]), REASONS[why]
        else:
            yield NAMES[part], ", ".join(map(str, key)), REASONS[why]
