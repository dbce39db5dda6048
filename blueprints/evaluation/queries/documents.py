"""Documents of suppliers and partners: which kinds are required, what somebody holds on a day, and what is lacking."""
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from core.access import of
from core.directory import remembered
from core.times import end_of, format_day, today
from core.words import _, language
from core.workspace import workspace
from models import NO_DAY, Attachment, DocumentKind, PartyDocument, User, db

SHOWN = 50
HELD = PartyDocument.state.in_(("accepted", "revoked"))
KINDS = sa.select(DocumentKind).order_by(
    DocumentKind.archived_at.is_not(None), DocumentKind.role.desc(), DocumentKind.position, DocumentKind.name_key,
    DocumentKind.id)
KINDS_OF_ROLE = KINDS.where(DocumentKind.role == sa.bindparam("role"))
IN_USE = DocumentKind.archived_at.is_(None)
KINDS_BY = {  # (one role, also archived ones)
    (True, True): KINDS_OF_ROLE, (True, False): KINDS_OF_ROLE.where(IN_USE), (False, True): KINDS,
    (False, False): KINDS.where(IN_USE)}
TOLD = KINDS_OF_ROLE.with_only_columns(
    DocumentKind.id, DocumentKind.name, DocumentKind.category_id, DocumentKind.effects, DocumentKind.created_at,
    DocumentKind.archived_at).where(DocumentKind.is_required)
DOCUMENTS = of(
    PartyDocument, PartyDocument.id, PartyDocument.kind_id, PartyDocument.number, PartyDocument.issuer,
    PartyDocument.valid_from, PartyDocument.valid_until, PartyDocument.state, PartyDocument.file_id,
    DocumentKind.name, DocumentKind.warn_days,
).join(DocumentKind, DocumentKind.id == PartyDocument.kind_id).where(
    PartyDocument.party_id == sa.bindparam("party_id"), PartyDocument.role == sa.bindparam("role")).order_by(
    DocumentKind.position, DocumentKind.name_key, PartyDocument.valid_until.desc(),
    PartyDocument.id.desc()).limit(SHOWN)


def kinds(role=None, also_archived=False):
    """The kinds of documents there are, by role, in their order."""
    return db.session.scalars(KINDS_BY[bool(role), also_archived], {"role": role} if role else {}).all()


def required(role, day=None):
    """The kinds that were required on a day (today), in whatever category."""
    found = remembered(("required", role), lambda: db.session.execute(TOLD, {"role": role}).all())
    if day is None:
        return [kind for kind in found if kind.archived_at is None]
    ends = end_of(day, workspace().time_zone)
    return [kind for kind in found if kind.created_at <= ends and (kind.archived_at is None or kind.archived_at > ends)]


def held_on(party_ids, role, day):
    """{(party id, kind id): the document of that kind that holds longest}, accepted by that day and not revoked then.

    One that ran out before or begins later is among them where there is no better one: `lack` tells what it is worth.
    """
    rows = of(PartyDocument, PartyDocument.id, PartyDocument.party_id, PartyDocument.kind_id, PartyDocument.valid_from,
              PartyDocument.valid_until).where(
        PartyDocument.role == role, PartyDocument.party_id.in_(party_ids), HELD, PartyDocument.decided_on <= day,
        sa.or_(PartyDocument.revoked_on.is_(None), PartyDocument.revoked_on > day)).order_by(
        PartyDocument.valid_from <= day, PartyDocument.valid_until, PartyDocument.id)
    return {(row.party_id, row.kind_id): row for row in db.session.execute(rows)}


@dataclass(frozen=True)
class Lack:
    """A required document that is not there, or not valid. `row`: the one that ran out or begins later."""

    kind: object  # see TOLD
    row: object = None
    is_received: bool = False  # one came that nobody looked at yet

    @property
    def text(self):
        if self.row is not None and self.row.valid_until != NO_DAY:
            return _("%(document)s ran out on %(day)s.", document=self.kind.name,
                     day=format_day(self.row.valid_until, language()))
        if self.is_received:
            return _("%(document)s is here, but nobody has checked it yet.", document=self.kind.name)
        return _("%(document)s is missing.", document=self.kind.name)


def lacking(asked, held, party_id, day, received=()):
    """The Lacks of somebody: of the kinds `asked`, those without a document that is valid on that day."""
    found = []
    for kind in asked:
        row = held.get((party_id, kind.id))
        if row is None or not row.valid_from <= day <= row.valid_until:
            ran_out = row if row is not None and row.valid_until < day else None
            found.append(Lack(kind, ran_out, kind.id in received))
    return found


def lacks_of(party, role, category_ids=(), day=None):
    """What somebody lacks on a day (today): of what everybody needs, and of what these categories need."""
    asked = [kind for kind in required(role) if kind.category_id is None or kind.category_id in category_ids]
    if not asked:
        return []
    day = day or today(workspace())
    received = set(db.session.scalars(of(PartyDocument, PartyDocument.kind_id).where(
        PartyDocument.party_id == party.id, PartyDocument.role == role, PartyDocument.state == "received").order_by(
        PartyDocument.id)))
    return lacking(asked, held_on([party.id], role, day), party.id, day, received)


def documents_of(party, role):
    """All they brought in that role, the newest of each kind first, with the name of the file and of who checked it."""
    return db.session.execute(DOCUMENTS, {"party_id": party.id, "role": role}).all()


def facts_of(document):
    """The name of its file, if that is still there, and of whoever checked it."""
    checked = db.session.scalar(sa.select(User.name).where(User.id == document.decided_by_id))
    file = db.session.execute(of(Attachment, Attachment.id, Attachment.name, Attachment.record_id).where(
        Attachment.id == document.file_id, Attachment.archived_at.is_(None))).one_or_none()
    return file, checked


def conditions(rows, day):
    """{id of a document: its condition on a day, one of labels.CONDITIONS}, of all documents of one party."""
    best = {}
    for row in rows:
        if row.state == "accepted":
            best[row.kind_id] = max(best.get(row.kind_id, row.valid_until), row.valid_until)
    return {row.id: condition(row, day, best.get(row.kind_id)) for row in rows}


def condition(row, day, best):
    if row.state != "accepted":
        return row.state
    if row.valid_from > day:
        return "coming"
    if row.valid_until < best and row.valid_until <= day + timedelta(days=row.warn_days):
        return "renewed"
    if row.valid_until < day:
        return "expired"
    return "expiring" if row.valid_until <= day + timedelta(days=row.warn_days) else "valid"
