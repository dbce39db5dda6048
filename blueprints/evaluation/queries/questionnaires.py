"""Questionnaires, and what was answered to them."""
import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from core.access import of
from models import AnswerSheet, Attachment, Questionnaire, User, db

WHOLE = selectinload(Questionnaire.questions)


def questionnaires(roles):
    """All of these roles: in force and drafted first, older editions behind."""
    order = sa.case({"published": 0, "draft": 1}, value=Questionnaire.state, else_=2)
    return db.session.scalars(sa.select(Questionnaire).where(Questionnaire.role.in_(roles)).order_by(
        order, Questionnaire.name, Questionnaire.edition.desc(), Questionnaire.id)).all()


def published(role, code=None):
    """Those in force, by name; with `code` that one alone."""
    query = sa.select(Questionnaire).where(Questionnaire.role == role, Questionnaire.state == "published")
    query = query.where(Questionnaire.code == code) if code else query
    return db.session.scalars(query.order_by(Questionnaire.name, Questionnaire.id)).all()


def editions(code):
    return db.session.scalars(sa.select(Questionnaire).where(Questionnaire.code == code).order_by(
        Questionnaire.edition)).all()


def sheets_of(party, role):
    """What they were asked, newest first."""
    return db.session.execute(of(
        AnswerSheet, AnswerSheet.id, AnswerSheet.asked_on, AnswerSheet.due_on, AnswerSheet.answered_on,
        AnswerSheet.score, Questionnaire.name, Questionnaire.edition).join(
        Questionnaire, Questionnaire.id == AnswerSheet.questionnaire_id).where(
        AnswerSheet.party_id == party.id, AnswerSheet.role == role).order_by(AnswerSheet.id.desc()).limit(20)).all()


def answered_by(sheet):
    """Who entered it, or who of theirs sent it."""
    return sheet.answered_name or db.session.scalar(sa.select(User.name).where(User.id == sheet.answered_by_id))


def files_with(sheet):
    """The files they sent with their answers."""
    return db.session.execute(of(Attachment, Attachment.record_id, Attachment.id, Attachment.name).where(
        Attachment.entry_id == sheet.entry_id, Attachment.archived_at.is_(None)).order_by(Attachment.id)).all(
    ) if sheet.entry_id else []


def newest_score(party_id, role, code, day):
    """The score of the newest answers to a questionnaire by the end of a day; None: there are none."""
    return db.session.scalar(of(AnswerSheet, AnswerSheet.score).join(
        Questionnaire, Questionnaire.id == AnswerSheet.questionnaire_id).where(
        AnswerSheet.party_id == party_id, AnswerSheet.role == role, Questionnaire.code == code,
        AnswerSheet.answered_on <= day).order_by(AnswerSheet.answered_on.desc(), AnswerSheet.id.desc()).limit(1))


def answered(party_ids, role, code, day):
    """{party id: its newest answered sheets by the end of a day, oldest first, with the edition they answer}."""
    rows = of(AnswerSheet).join(Questionnaire, Questionnaire.id == AnswerSheet.questionnaire_id).options(
        selectinload(AnswerSheet.questionnaire).selectinload(Questionnaire.questions)).where(
        AnswerSheet.party_id.in_(party_ids), AnswerSheet.role == role, Questionnaire.code == code,
        AnswerSheet.answered_on <= day).order_by(AnswerSheet.answered_on, AnswerSheet.id)
    found = {}
    for sheet in db.session.scalars(rows):
        found.setdefault(sheet.party_id, []).append(sheet)
    return found
