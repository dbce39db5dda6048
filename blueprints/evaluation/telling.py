"""How what happened to documents and qualifications reads: on timelines, and in the history of a party."""
import sqlalchemy as sa

from blueprints.evaluation.labels import DOCUMENT_STATES, QUALIFICATIONS
from core.wording import Column, Part, day
from core.words import _, _l
from models import NO_DAY, DocumentKind, db


def known_day(value):
    return "—" if value == NO_DAY.isoformat() else day(value)


def kind_name(kind_id):
    return db.session.scalar(sa.select(DocumentKind.name).where(DocumentKind.id == kind_id)) or ""


def moved(facts):
    state = QUALIFICATIONS[facts["state"]]
    if facts.get("reason"):
        return _("qualification for %(category)s: %(state)s, because %(reason)s", category=facts["category"],
                 state=state, reason=facts["reason"])
    return _("qualification for %(category)s: %(state)s", category=facts["category"], state=state)


VERBS = {"qualification-moved": moved,
         "document-received": lambda facts: _("brought a document: %(document)s", document=facts["document"])}
PARTS = {"party_documents": Part({
    "kind_id": Column(_l("Kind of document"), kind_name), "number": Column(_l("Number")),
    "issuer": Column(_l("Issued by")), "valid_from": Column(_l("Valid from"), day),
    "valid_until": Column(_l("Valid until"), known_day), "state": Column(_l("State"), DOCUMENT_STATES),
    "reason": Column(_l("Why")),
}, _l("Document"))}
