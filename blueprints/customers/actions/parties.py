"""Register, revise, archive and restore a party, whatever hats it wears."""
from types import SimpleNamespace

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle
from core import timeline
from core.custom_fields import custom_values, set_custom_values
from core.notices import tell
from core.page import Refused
from core.point_keys import point_key, tax_key
from core.search import index_record, name_key
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.names import bare_name
from models import Address, ContactPoint, CustomerProfile, Hat, Party, db, now

FACTS = ("title", "is_person", "tax_number", "country", "country_text", "size", "about")
POINTS = ("email", "phone", "mobile", "wechat", "fax", "website")
ADDRESS = ("street", "city", "region", "postal_code")
ALSO = "_also_"  # begins keys in Record.extra: names of those merged into it, by their ids
WORN_BEFORE = "_worn_before_archive"  # in Record.extra: the hats that come back with a restored party


def register(facts, *, by, role="customer", code=None, owner_id=None, team_id=None, since=None):
    """A new party wearing one hat. `facts` holds names of FACTS, POINTS and ADDRESS; absent ones stay empty."""
    if code and code_in_use(role, code):
        raise Refused(_("The number %(code)s belongs to another party already", code=code))
    party = compose(facts, by=by, role=role, code=code, owner_id=owner_id, team_id=team_id, since=since)
    if party.profile is not None:
        lifecycle.judge_newcomer(party.profile)
    db.session.add(party)
    db.session.flush()
    reindex(party)
    tell_owner(party, owner_id, by=by)
    return party


def compose(facts, *, by, role="customer", code=None, owner_id=None, team_id=None, since=None):
    """A new party that is not in the session yet: imports add many in one flush, and index them afterwards."""
    party = Party(created_by_id=by.id, state="active", title="", name_key="")
    party.hats.append(Hat(role=role, code=code or None, owner_id=owner_id, team_id=team_id,
                          since=since or today(workspace())))
    if role == "customer":
        party.profile = CustomerProfile(lifecycle="potential", since=since or today(workspace()))
    set_facts(party, facts)
    return party


def register_person(facts, *, by):
    """A person without a hat of their own, for instance a contact at an organisation: the caller links them."""
    party = Party(created_by_id=by.id, state="active", title="", name_key="", is_person=True)
    db.session.add(party)
    set_facts(party, {**facts, "is_person": True})
    return party


def revise(party, facts, *, by, code=None, role="customer"):
    """Change what `facts` names; returns {fact: [before, after]} of what really changed."""
    changes = set_facts(party, facts)
    hat = worn(party, role)
    if code is not None and hat is not None and (code or None) != hat.code:
        if code and code_in_use(role, code):
            raise Refused(_("The number %(code)s belongs to another party already", code=code))
        changes["code"] = [hat.code, code or None]
        hat.code = code or None
    if changes:
        touch(party)
        reindex(party)
    return changes


def set_facts(party, facts):
    """Write facts, custom fields among them, without asking; returns {fact: [before, after]}. None and "" both mean
    empty."""
    changes = set_custom_values(party, facts)
    for name in FACTS:
        if name in facts:
            before, after = getattr(party, name), facts[name]
            if name not in ("title", "is_person", "about"):
                after = after or None
            if before != after:
                changes[name] = [before, after]
                setattr(party, name, after)
    if facts.get("anniversary_on", party.anniversary_on) != party.anniversary_on:
        changes["anniversary_on"] = [party.anniversary_on, facts["anniversary_on"]]
        party.anniversary_on = facts["anniversary_on"]
    for kind in POINTS:
        if kind in facts:
            changes |= set_point(party, kind, facts[kind])
    if any(name in facts for name in ADDRESS):
        changes |= set_address(party, {name: facts[name] for name in ADDRESS if name in facts})
    party.name_key = name_key(party.title)
    party.bare_key = bare_name(party.name_key) or None
    keep_in_list(party)
    party.tax_key = tax_key(party.tax_number)
    return changes


def set_point(party, kind, value):
    """The main e-mail, phone …: an empty value takes the main one away, a known one becomes the main one."""
    value = (value or "").strip()
    main = next((point for point in party.points if point.kind == kind and point.is_primary), None)
    if (main.value if main else "") == value:
        return {}
    before = main.value if main else None
    if not value:
        party.points.remove(main)
        return {kind: [before, None]}
    key = point_key(kind, value)
    same = next((point for point in party.points if (point.kind, point.value_key) == (kind, key)), None)
    if main is not None and same is not main:
        main.is_primary = False
    if same is None:
        same = ContactPoint(kind=kind, value=value, value_key=key)
        party.points.append(same)
    same.value, same.is_primary = value, True
    return {kind: [before, value]}


def set_address(party, parts):
    """The first address, part by part."""
    address = party.addresses[0] if party.addresses else None
    changes = {}
    for name, value in parts.items():
        before = getattr(address, name) if address else ""
        if before != (value or ""):
            changes[name] = [before, value or ""]
    if changes:
        if address is None:
            address = Address(country=party.country, label="", street="", city="", region="", postal_code="")
            party.addresses.append(address)
        for name in changes:
            setattr(address, name, parts[name] or "")
    return changes


def facts_of(party, role="customer"):
    """What a form shows of a party and its hat, and the version it had then: the opposite of `register`."""
    hat = worn(party, role)
    main = {point.kind: point.value for point in party.points if point.is_primary}
    address = party.addresses[0] if party.addresses else None
    return SimpleNamespace(
        version=party.version, anniversary_on=party.anniversary_on, **{name: getattr(party, name) for name in FACTS},
        **{kind: main.get(kind, "") for kind in POINTS},
        **{name: getattr(address, name) if address else "" for name in ADDRESS},
        code=hat.code if hat else None, owner=hat.owner_id if hat else None, team=hat.team_id if hat else None,
        **custom_values(party))


def worn(party, role):
    """The hat of that role the party wears now, or None."""
    return next((hat for hat in party.hats if hat.role == role and hat.until is None), None)


def archive(party, *, by):
    """Take a party out of every list; it can be restored, and its number and name are free again."""
    if party.is_archived:
        raise Refused(_("%(party)s is in the archive already", party=party.title))
    party.archived_at, party.is_open, party.state = now(), False, "archived"
    taken_off = [hat for hat in party.hats if hat.until is None]
    for hat in taken_off:
        hat.until = today(workspace())
    party.extra = {**party.extra, WORN_BEFORE: [hat.id for hat in taken_off]}
    keep_in_list(party)
    timeline.note(party, "archived", by=by)


def restore(party, *, by):
    """Bring an archived party back, with the hats it wore; refused while its number belongs to another one."""
    if party.state == "erased":
        raise Refused(_("The data of this person was erased: there is nothing to put back"))
    if not party.is_archived:
        raise Refused(_("%(party)s is not in the archive", party=party.title))
    kept = dict(party.extra)
    before = kept.pop(WORN_BEFORE, [])
    for hat in party.hats:
        if hat.id in before:
            if hat.code and code_in_use(hat.role, hat.code):
                raise Refused(_("The number %(code)s belongs to another party now", code=hat.code))
            hat.until = None
    party.archived_at, party.is_open, party.state, party.extra = None, True, "active", kept
    keep_in_list(party)
    timeline.note(party, "restored", by=by)


def keep_in_list(party):
    """Say where lists look for it what the party is called, and in the profile whether it is a customer now."""
    for hat in party.hats:
        hat.name_key = party.name_key
    if party.profile is not None:
        party.profile.name_key = party.name_key
        party.profile.is_current = worn(party, "customer") is not None and not party.is_archived


def tell_owner(party, owner_id, *, by):
    """Tell somebody that a party is theirs now. What the system hands out by the hundred is not told one by one."""
    if by.id is not None:
        tell([owner_id], "assigned", key=f"assigned:{party.id}", by=by, record_id=party.id)


def touch(party):
    """What hangs on a party changed: raise its version, so that a form opened before notices."""
    party.updated_at = now()


def reindex(party):
    """Keep the words the party is found by."""
    index_record(party, *found_by(party))


def found_by(party):
    """The texts a party is found by."""
    also = [name for key, name in sorted((party.extra or {}).items()) if key.startswith(ALSO)]
    return (party.title, *also, party.tax_number, *(hat.code for hat in party.hats),
            *(point.value for point in party.points), *(address.city for address in party.addresses))


def code_in_use(role, code):
    """Is there a party wearing this hat under this number, whether or not the asker may see it?"""
    taken = sa.select(Hat.id).where(Hat.role == role, Hat.code == code, Hat.until.is_(None))
    return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None
