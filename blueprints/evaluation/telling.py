"""How what happened with selections, documents and qualifications reads: on timelines, and in their history."""
from decimal import Decimal

import sqlalchemy as sa

from blueprints.evaluation.labels import DOCUMENT_STATES, INDEX_TABLES, QUALIFICATIONS, SELECTION_STATES, WEIGHINGS
from core.exact_field import tidy
from core.money import format_number
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language
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


def exact(value):
    return format_number(tidy(Decimal(value)), language())


VERBS = {
    "selection-decided": lambda facts: _("decided for %(chosen)s: %(why)s", chosen=facts["chosen"],
                                         why=facts["rationale"]),
    "selection-reopened": lambda facts: _("reopened this; it had been decided for %(chosen)s: %(why)s",
                                          chosen=facts["chosen"], why=facts["rationale"]),
    "selection-dropped": lambda facts: _("dropped this selection"),
    "selection-resumed": lambda facts: _("took this selection up again"),
    "qualification-moved": moved,
    "sheet-answered": lambda facts: _("%(name)s of theirs answered a questionnaire: %(questionnaire)s",
                                      name=facts["name"], questionnaire=facts["questionnaire"]),
    "document-received": lambda facts: _("brought a document: %(document)s", document=facts["document"]),
}
PARTS = {
    "selections": Part({
        "title": Column(_l("What is needed")), "owner_id": Column(_l("Owner"), "user"),
        "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), SELECTION_STATES),
        "archived_at": Column(_l("In the archive since"), moment), "need": Column(_l("In detail")),
        "weights_from": Column(_l("Where the weights come from"), WEIGHINGS),
        "ri_table": Column(_l("Random index"), INDEX_TABLES),
        "cost_per_return": Column(_l("Cost of a bad piece"), exact),
        "chosen_id": Column(_lp("selection", "Chosen"), "record"), "runner_up_id": Column(_l("Runner-up"), "record"),
        "rationale": Column(_l("Why this one")), "despite": Column(_l("Why although their standing is against it")),
        "review_on": Column(_l("Review on"), day),
    }),
    "party_documents": Part({
        "kind_id": Column(_l("Kind of document"), kind_name), "number": Column(_l("Number")),
        "issuer": Column(_l("Issued by")), "valid_from": Column(_l("Valid from"), day),
        "valid_until": Column(_l("Valid until"), known_day), "state": Column(_l("State"), DOCUMENT_STATES),
        "reason": Column(_l("Why")),
    }, _l("Document")),
}
