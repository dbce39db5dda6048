"""Roles as administrators make them: copied, changed, archived. The built-in ones stay as they are.

Whatever changes what a role gives raises the `access_version` of all who hold it, so that it acts on their next request
(core/sign_ins.py); each change is written down.
"""
import sqlalchemy as sa

from blueprints.auth.administrators import administers, left_to_administer
from blueprints.rights.queries import roles as queries
from core import house_audit
from core.access import of
from core.page import Refused
from core.principal import DOMAINS
from core.words import _
from models import Role, User, db, now

NAMED = 5  # people who still hold a role, in the sentence that says so


def copy_role(role, facts, *, by):
    """A new role with the `name` and the `grants` given: begun from `role`, which stays what it is."""
    refuse_taken(facts["name"])
    copy = Role(name=facts["name"], grants=facts["grants"], needs_factor=role.needs_factor)
    db.session.add(copy)
    db.session.flush()
    changes = {"copied": [None, role.name], **differences(role.grants, copy.grants)}
    note(copy, "copied", changes, by=by)
    return copy


def revise_role(role, facts, *, by):
    """Give it another name and other grants, which act at once for all who hold it."""
    refuse_built_in(role)
    refuse_taken(facts["name"], but=role)
    changes = differences(role.grants, facts["grants"])
    if changes:
        keep_administering(role, facts["grants"])
        role.grants = facts["grants"]
        act_at_once(role)
    if facts["name"] != role.name:
        changes["name"], role.name = [role.name, facts["name"]], facts["name"]
    if changes:
        note(role, "changed", changes, by=by)


def archive_role(role, *, by):
    """Nobody can be given it any more. Whoever holds it would lose it unasked, so nobody may."""
    refuse_built_in(role)
    names = db.session.scalars(queries.holders(role)).all()
    if names:
        shown = _(", ").join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        raise Refused(_("%(role)s cannot be archived while somebody holds it: %(names)s", role=role.name, names=shown))
    role.archived_at = now()
    note(role, "archived", {}, by=by)


def restore_role(role, *, by):
    refuse_taken(role.name, but=role)
    role.archived_at = None
    note(role, "restored", {}, by=by)


def ask_for_factor(role, wanted, *, by):
    """From their next request on, whoever holds the role must have a second factor, or need not."""
    if role.needs_factor != wanted:
        note(role, "changed", {"factor": [role.needs_factor, wanted]}, by=by)
    role.needs_factor = wanted
    act_at_once(role)


def act_at_once(role):
    for user in db.session.scalars(of(User).where(User.id.in_(queries.holder_ids(role)))):
        user.access_version += 1


def refuse_built_in(role):
    if role.key is not None:
        raise Refused(_("%(role)s is built in and stays as it is: copy it, and change the copy", role=role.name))


def refuse_taken(name, but=None):
    """Two roles of one name could not be told apart where they are given."""
    other = db.session.scalar(sa.select(Role.name).where(
        sa.func.lower(Role.name) == name.lower(), Role.archived_at.is_(None), Role.id != (but.id if but else 0)))
    if other is not None:
        raise Refused(_("There is a role %(name)s already", name=other))


def keep_administering(role, grants):
    """Refuses what would leave nobody to administer."""
    if administers([role]) and not administers([Role(grants=grants)]) and not left_to_administer(without=role):
        raise Refused(_("Nobody would be left to administer: whoever does holds no other role that allows it"))


def differences(before, after):
    """{domain: [before, after]} where they differ; what is not named is nothing."""
    return {domain: [before.get(domain), after.get(domain)] for domain in DOMAINS
            if before.get(domain) != after.get(domain)}


def note(role, verb, changes, *, by):
    house_audit.note(role, verb, changes, by=by)
