"""Documents of suppliers and partners: brought, checked, revoked, renewed in time; and the kinds there are."""
import sqlalchemy as sa

from blueprints.tasks import actions as tasks
from core import timeline
from core.access import of
from core.page import Refused
from core.places import last_place
from core.search import name_key
from core.times import format_day, today
from core.words import _, language
from core.workspace import workspace
from models import NO_DAY, DocumentKind, PartyDocument, RoleCategory, Task, db, now

FACTS = ("number", "issuer", "valid_from", "valid_until")


def bring(party, role, kind, *, by, **facts):
    """They brought a document; somebody is to check it."""
    if kind.role != role:
        raise ValueError(kind.role)
    document = PartyDocument(party_id=party.id, role=role, kind=kind, state="received", reason="", created_by_id=by.id)
    write(document, **facts)
    db.session.add(document)
    timeline.note(party, "document-received", by=by, document=kind.name)
    return document


def revise(document, **facts):
    """Refused once it was checked: another document takes its place."""
    if document.state != "received":
        raise Refused(_("It was checked already: enter another one"))
    write(document, **facts)


def write(document, *, number, issuer, valid_from, valid_until=None):
    if valid_until is not None and valid_until < valid_from:
        raise Refused(_("It cannot end before it begins"))
    document.number, document.issuer = number, issuer
    document.valid_from, document.valid_until = valid_from, valid_until or NO_DAY


def check(document, accepts, *, reason="", by, on=None):
    """Somebody looked at it. Accepted, it takes the place of those before it: nobody need renew them any more."""
    if document.state != "received":
        raise Refused(_("It was checked already"))
    if not accepts and not reason:
        raise Refused(_("Please say why"))
    document.state, document.reason = "accepted" if accepts else "refused", reason
    document.decided_on, document.decided_by_id = on or today(workspace()), by.id
    if accepts:
        end_renewals(document, by=by)


def reopen(document, *, by):
    """It was checked by mistake, today: it is to be checked again."""
    if document.state not in ("accepted", "refused") or document.decided_on != today(workspace()):
        raise Refused(_("Only what was checked today can be taken back: revoke it, or enter it anew"))
    document.state, document.reason, document.decided_on, document.decided_by_id = "received", "", None, None


def revoke(document, *, reason, by):
    """It holds no more from today on; what it was worth before stays true."""
    if document.state != "accepted":
        raise Refused(_("Only what was accepted can be revoked"))
    document.state, document.reason, document.revoked_on = "revoked", reason, today(workspace())


def end_renewals(document, *, by):
    """Whoever was to ask for another one of the kind has it now."""
    earlier = of(PartyDocument).where(
        PartyDocument.party_id == document.party_id, PartyDocument.role == document.role,
        PartyDocument.kind_id == document.kind_id, PartyDocument.task_id.is_not(None),
        PartyDocument.valid_until < document.valid_until).order_by(PartyDocument.id)
    for row in db.session.scalars(earlier).all():
        task = db.session.get(Task, row.task_id)
        if task is not None and task.is_open and not task.is_archived:
            tasks.do(task, by=by)


def ask_for_renewal(document, hat, party, *, by):
    """It runs out soon, or did: whoever looks after them gets a task, due on its last day."""
    task = tasks.make_task({
        "title": _("Renew %(document)s of %(party)s", document=document.kind.name, party=party.title),
        "notes": _("Valid until %(day)s", day=format_day(document.valid_until, language())),
        "due_on": document.valid_until, "owner_id": hat.owner_id, "team_id": hat.team_id}, by=by, about=party)
    db.session.flush()
    document.task_id = task.id


# -- kinds and categories: archived, not deleted ----------------------------------------------------------------------

def put_named(model, row, role, name, **facts):
    """A new kind or category (None), the last of its role, or a known one."""
    key = name_key(name)
    if (row is None or row.name_key != key) and is_taken(model, role, key):
        raise Refused(_("There is one called %(name)s already", name=name))
    if row is None:
        row = model(role=role, position=last_place(model, model.role == role))
        db.session.add(row)
    row.name, row.name_key = name, key
    for attribute, value in facts.items():
        setattr(row, attribute, value)
    return row


def is_taken(model, role, key):
    return db.session.scalar(sa.select(model.id).where(
        model.role == role, model.name_key == key, model.archived_at.is_(None))) is not None


def put_kind(kind, role, **facts):
    return put_named(DocumentKind, kind, role, **facts)


def put_category(category, role, **facts):
    return put_named(RoleCategory, category, role, **facts)


def archive_named(row):
    if row.archived_at is not None:
        raise Refused(_("%(name)s is in the archive already", name=row.name))
    row.archived_at = now()


def restore_named(row):
    if row.archived_at is None:
        raise Refused(_("%(name)s is not in the archive", name=row.name))
    if is_taken(type(row), row.role, row.name_key):
        raise Refused(_("There is one called %(name)s already", name=row.name))
    row.archived_at = None
