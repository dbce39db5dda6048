"""Who changed what of the house from what to what: people, teams, tokens, the workspace. Noted with every flush.

A model says with `house_audited` which of its columns people would ask about. What no column tells without a secret is
noted by whoever does it, with `note`: another password, new codes on paper, and the grants of a role.
"""
import sqlalchemy as sa
from sqlalchemy import event

from core.audit import is_nothing, orphans, plain
from core.scope import principal_of
from models import HouseChange, Membership, Team, TwoModeSession, User, db

MEMBER, LEAD = "member", "lead"


def init_house_audit():
    if not event.contains(TwoModeSession, "after_flush", note_changes):
        event.listen(TwoModeSession, "after_flush", note_changes)  # new rows have their id, all know what they were


def note(row, verb, fields, *, title=None, by=None):
    """`fields` are {what: [before, after]}; `by` is whoever acts, unless they are not signed in yet."""
    db.session.add(_change(db.session, row, verb, fields, title or row.name, by))


def note_changes(session, _context):
    removed = [*session.deleted, *orphans(session, (User, Team))]
    gone = {id(row) for row in removed}
    leaving = {row.id for row in removed if isinstance(row, User)}  # nothing can refer to them any more
    touched = [(row, "added") for row in session.new]
    touched += [(row, "changed") for row in session.dirty if id(row) not in gone]
    touched += [(row, "removed") for row in removed]
    with session.no_autoflush:
        for change in [_change(session, row, verb, fields, _title(session, row)) for row, verb in touched
                       if hasattr(row, "house_audited") and (fields := _fields(row, verb))]:
            change.about_id = None if change.about_id in leaving else change.about_id
            session.add(change)


def _change(session, row, verb, fields, title, by=None):
    by_id = by.id if by is not None else getattr(principal_of(session), "id", None)
    about_id = row.id if isinstance(row, User) else getattr(row, "user_id", None)
    return HouseChange(part=row.__tablename__, row_id=getattr(row, "id", None) or row.team_id, title=title,
                       about_id=about_id, verb=verb, fields=fields, by_id=by_id)


def _title(session, row):
    """What it is called, and whose it is."""
    names = []
    if getattr(row, "user_id", None) is not None and not isinstance(row, User):
        names.append(session.get(User, row.user_id).name)
    if isinstance(row, Membership):
        names.append(session.get(Team, row.team_id).name)
    return " · ".join([*names, *([row.name] if hasattr(row, "name") else [])])


def _fields(row, verb):
    """{what: [before, after]} of what is audited and really changed."""
    found = {}
    for name in row.house_audited:
        before, after = _sides(row, name, verb)
        if before != after and not (is_nothing(before) and is_nothing(after)):
            found[name] = [before, after]
    return found


def _sides(row, name, verb):
    history = sa.inspect(row).attrs[name].history
    if isinstance(row, Membership):
        read = {True: LEAD, False: MEMBER}.get
    else:
        read = _names if name == "roles" else plain
    if name == "roles":
        before, after = [*history.unchanged, *history.deleted], [*history.unchanged, *history.added]
    else:
        after = getattr(row, name)
        before = history.deleted[0] if history.deleted else after
    before, after = read(before), read(after)
    return {"added": (None, after), "removed": (before, None)}.get(verb, (before, after))


def _names(roles):
    """As they are called at the time, in an order of their own."""
    return ", ".join(sorted(role.name for role in roles)) or None
