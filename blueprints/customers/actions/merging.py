"""Two parties made one, and taken apart again: what parties need beside what core/merge.py does for any record."""
from blueprints.customers.actions.parties import ALSO, FACTS, found_by, reindex, tax_key, worn
from core.access import of
from core.custom_fields import is_custom
from core.jobs import enqueue
from core.merge import Merging, refuse
from core.merge_undo import undo
from core.principal import SYSTEM
from core.scope import acting_as
from core.search import name_key, words
from core.times import today
from core.workspace import workspace
from measures.names import bare_name
from models import Party, db

SETTLED = frozenset({"uq_hats_party_id_role", "uq_hats_role_code"})  # roles both have end before they move


def merge_parties(source, target, *, chosen, by):
    """`source` becomes part of `target`, which takes the facts named in `chosen` from it. Returns the Merge.

    Refused: into itself, of one that is part of another already or in the archive. All that belongs to either is read
    and moved, whoever looks after it: that both may be written was asked before.
    """
    refuse(source, target)
    with acting_as(SYSTEM):
        db.session.expire(source)
        db.session.expire(target)
        work = Merging(source, target, by=by)
        take_facts(work, chosen)
        end_roles(work)
        step_back(work)
        found_by_both = words(*found_by(target), *found_by(source))
        work.move(settled=SETTLED)
        keep_profiles(work)
        work.write("search_docs", (target.id,), {"words": found_by_both})
        work.write("search_docs", (source.id,), {"words": ""})
        row = work.finish()
        enqueue("customers.classify", key=f"classify:{target.id}", party_ids=[target.id])
    return row


def take_facts(work, chosen):
    source, target = work.source, work.target
    values = {name: getattr(source, name) for name in FACTS if name in chosen}
    if "title" in values:
        title = values.pop("title")
        work.write("records", (target.id,), {"title": title})
        values |= {"name_key": name_key(title), "bare_key": bare_name(name_key(title)) or None}
    if "tax_number" in values:
        values["tax_key"] = tax_key(values["tax_number"])
    if values:
        work.write("parties", (target.id,), values)
    own = {key: held for key, held in source.extra.items()
           if key.startswith(ALSO) or (is_custom(key) and key in chosen)}
    also = {f"{ALSO}{source.id}": source.title}
    work.write("records", (target.id,), {"extra": {**target.extra, **own, **also}})
    if "preferences" in chosen and source.profile is not None:
        work.write("customer_profiles", (target.id,), {"preferences": source.profile.preferences})


def end_roles(work):
    """What both are to us now, one of them has been until today: with its number, by which files still name it."""
    for hat in work.source.hats:
        if hat.until is None and worn(work.target, hat.role) is not None:
            work.write("hats", (hat.id,), {"until": today(workspace())})


def step_back(work):
    """Of each kind of number or address one is the main one."""
    main = {point.kind for point in work.target.points if point.is_primary}
    for point in work.source.points:
        if point.is_primary and point.kind in main:
            work.write("contact_points", (point.id,), {"is_primary": False})


def keep_profiles(work):
    """What the list of customers goes by: of the one that stays, by the hat it wears now; the other is in no list."""
    db.session.expire_all()
    name_hats(work.target.id)
    hat = worn(work.target, "customer")
    values = {"name_key": work.target.name_key, "is_current": hat is not None}
    if hat is not None:
        values |= {"owner_id": hat.owner_id, "team_id": hat.team_id}
    work.write("customer_profiles", (work.target.id,), values)
    work.write("customer_profiles", (work.source.id,), {"is_current": False})


def name_hats(*party_ids):
    """Hats that came from another party, or went back to it, are called as the one that wears them now."""
    for party in db.session.scalars(of(Party).where(Party.id.in_(party_ids))):
        for hat in party.hats:
            hat.name_key = party.name_key
    db.session.flush()


def take_apart(row, *, by):
    """Undo a merge; returns what stays as it is, [[table, key, column, why]]. Classes are computed anew afterwards."""
    with acting_as(SYSTEM):
        left = undo(row, by=by)
        name_hats(row.source_id, row.target_id)
        if any(part == "search_docs" for part, *_rest in left):
            reindex(db.session.get(Party, row.target_id))
        for party_id in (row.source_id, row.target_id):
            enqueue("customers.classify", key=f"classify:{party_id}", party_ids=[party_id])
    return left
