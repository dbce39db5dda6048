"""Questionnaires: drafted, published, never changed after that; asked of somebody and answered."""
import secrets

from blueprints.evaluation.actions.computing import exact
from blueprints.evaluation.actions.editions import check_draft, put_in_force, refuse_second_draft
from blueprints.evaluation.queries.questionnaires import editions, published
from blueprints.tasks import actions as tasks
from core.page import Refused
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.questionnaire import points_of, score
from models import AnswerSheet, Question, Questionnaire, Task, db

OF_QUESTION = ("position", "text", "kind", "points", "scale")


def begin(role, *, name, note):
    """A draft to fill with questions."""
    draft = Questionnaire(code=secrets.token_hex(6), role=role, name=name, note=note, state="draft")
    db.session.add(draft)
    db.session.flush()
    return draft


def draft_of(questionnaire):
    """A new edition to work on: a copy, questions and all."""
    known = editions(questionnaire.code)
    refuse_second_draft(known)
    fresh = Questionnaire(code=questionnaire.code, edition=known[-1].edition + 1, role=questionnaire.role,
                          name=questionnaire.name, note=questionnaire.note, state="draft")
    fresh.questions = [Question(**{name: getattr(each, name) for name in OF_QUESTION})
                       for each in questionnaire.questions]
    db.session.add(fresh)
    db.session.flush()
    return fresh


def put_question(questionnaire, question, facts):
    """Change a question of a draft; a new one (None) goes to the end."""
    check_draft(questionnaire)
    if question is None:
        last = max((each.position for each in questionnaire.questions), default=-1)
        question = Question(position=last + 1)
        questionnaire.questions.append(question)
    for name, value in facts.items():
        setattr(question, name, value)
    return question


def remove_question(questionnaire, question):
    check_draft(questionnaire)
    questionnaire.questions.remove(question)


def publish(questionnaire):
    """It is in force; the edition before it is replaced. What was answered to that stays."""
    check_draft(questionnaire)
    if not questionnaire.questions:
        raise Refused(_("It has no question."))
    put_in_force(questionnaire, published(questionnaire.role, questionnaire.code))


def ask(party, role, questionnaire, *, due_on, owner_id, by, on=None):
    """Somebody is to get the answers by a day: it stands on their day until they are here."""
    if questionnaire.state != "published" or questionnaire.role != role:
        raise Refused(_("Only what is in force can be asked"))
    sheet = AnswerSheet(party_id=party.id, role=role, questionnaire=questionnaire, asked_on=on or today(workspace()),
                        asked_by_id=by.id, due_on=due_on)
    task = tasks.make_task({
        "title": _("%(questionnaire)s: answers of %(party)s", questionnaire=questionnaire.name, party=party.title),
        "due_on": due_on, "owner_id": owner_id}, by=by, about=party)
    db.session.add(sheet)
    db.session.flush()
    sheet.task_id = task.id
    return sheet


def answer(sheet, answers, *, by, on=None):
    """What they answered, {question id: text}; it is worth what its own edition says."""
    if sheet.answered_on is not None:
        raise Refused(_("It is answered already: ask them anew"))
    sheet.answers = {str(question_id): given for question_id, given in answers.items() if given}
    sheet.points, percent = score((worth(each, sheet), each.points) for each in sheet.questionnaire.questions)
    sheet.score = exact(percent, 4)
    sheet.answered_on, sheet.answered_by_id = on or today(workspace()), by.id
    task = db.session.get(Task, sheet.task_id) if sheet.task_id else None
    if task is not None and task.is_open and not task.is_archived:
        tasks.do(task, by=by)


def worth(question, sheet):
    """The points the answer to a question gives; None where it gives none."""
    return points_of(question.kind, question.points, question.scale, sheet.answers.get(str(question.id)))
