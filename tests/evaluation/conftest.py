import pytest

from blueprints.evaluation.actions import documents, qualifying, questionnaires
from core.principal import SYSTEM
from models import DocumentKind, Party, PartyDocument, RoleCategory, db
from tests.suppliers.conftest import delivered, ordered, supplier  # noqa: F401  fixtures
from tests.world import days_ago


@pytest.fixture
def asks(inside):
    """A kind of document: `asks("ISO 9001", order="block")` gives its id."""
    def ask(name="ISO 9001", *, role="supplier", is_required=True, category_id=None, warn_days=60, since=None,
            **effects):
        with inside():
            kind = documents.put_kind(None, role, name=name, is_required=is_required, category_id=category_id,
                                      warn_days=warn_days, effects=effects)
            db.session.flush()
            if since:
                kind.created_at = since
            db.session.commit()
            return kind.id
    return ask


@pytest.fixture
def category(inside):
    def make(name="Castings", *, role="supplier", **effects):
        with inside():
            row = documents.put_category(None, role, name=name, effects=effects)
            db.session.commit()
            return row.id
    return make


@pytest.fixture
def brought(inside):
    """A document that was accepted: `brought(party, kind_id, until=days_on(5))` gives its id."""
    def bring(party, kind_id, *, role="supplier", since=None, until=None, accepted=True, on=None):
        with inside():
            document = documents.bring(
                db.session.get(Party, party.id), role, db.session.get(DocumentKind, kind_id), number="N-1",
                issuer="TÜV", valid_from=since or days_ago(100), valid_until=until, by=SYSTEM)
            if accepted:
                documents.check(document, True, by=SYSTEM, on=on)
            db.session.commit()
            return document.id
    return bring


@pytest.fixture
def qualified(inside):
    def qualify(party, category_id, state="qualified", *, role="supplier", reason="Audited", until=None, on=None):
        with inside():
            qualifying.qualify(db.session.get(Party, party.id), role, db.session.get(RoleCategory, category_id),
                               state=state, reason=reason, valid_until=until, by=SYSTEM, on=on)
            db.session.commit()
    return qualify


@pytest.fixture
def state_of(inside):
    def read(document_id):
        with inside():
            return db.session.get(PartyDocument, document_id).state
    return read


def questionnaire_with(inside):
    """One of four questions in force, 40 points in all; its code."""
    asked = (("Certified?", "yes_no", 10, {"good": "yes"}), ("How?", "choice", 20, {"options": [["Audit", 20],
                                                                                               ["Paper", 5]]}),
             ("How many people?", "number", 10, {"worst": 20, "best": 100}), ("What else?", "text", 0, {}))
    with inside():
        draft = questionnaires.begin("supplier", name="Quality", note="")
        for text, kind, points, scale in asked:
            questionnaires.put_question(draft, None, {"text": text, "kind": kind, "points": points, "scale": scale})
        questionnaires.publish(draft)
        db.session.commit()
        return draft.code
