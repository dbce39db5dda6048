"""Questionnaires: drafted and published by those who manage a room."""
from flask import abort, request, url_for

from blueprints.evaluation import bp
from blueprints.evaluation.actions import questionnaires as actions
from blueprints.evaluation.forms.questionnaires import NewQuestionnaireForm, QuestionForm, entered
from blueprints.evaluation.labels import QUESTION_KINDS, ROLES, TEMPLATE_STATES, TEMPLATE_TONES
from blueprints.evaluation.queries import questionnaires as queries
from blueprints.evaluation.views.documents import roles_seen
from blueprints.evaluation.views.wearing import need_level
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import Questionnaire, db


@bp.get("/questionnaires")
@needs("cooperation.read")
def questionnaires():
    roles = roles_seen()
    return page("evaluation/questionnaires.html", rows=queries.questionnaires(roles), states=TEMPLATE_STATES,
                tones=TEMPLATE_TONES, role_names=ROLES, managed=[role for role in roles if can(f"{role}s.manage")])


@bp.route("/questionnaires/new/<any(supplier, partner):role>", methods=["GET", "POST"])
@needs("cooperation.read")
def new_questionnaire(role):
    need_level(role, "manage")
    form = NewQuestionnaireForm()
    if form.validate_on_submit():
        made = actions.begin(role, name=form.name.data, note=form.note.data)
        return saved(_("A draft: add questions and publish it"), made.id)
    return page("evaluation/new_questionnaire.html", form=form, role=role)


@bp.get("/questionnaires/<int:questionnaire_id>")
@needs("cooperation.read")
def questionnaire(questionnaire_id):
    found = find(Questionnaire, questionnaire_id)
    need_level(found.role, "read")
    return page("evaluation/questionnaire.html", questionnaire=found, kinds=QUESTION_KINDS, states=TEMPLATE_STATES,
                tones=TEMPLATE_TONES, may_edit=can(f"{found.role}s.manage"))


@bp.post("/questionnaires/<int:questionnaire_id>/<any(draft, publish):what>")
@needs("cooperation.read")
def move_questionnaire(questionnaire_id, what):
    found = managed(questionnaire_id)
    if what == "draft":
        return saved(_("A draft: change it and publish it"), actions.draft_of(found).id)
    actions.publish(found)
    return saved(_("%(name)s is in force now", name=found.name), found.id)


@bp.route("/questionnaires/<int:questionnaire_id>/questions/<int:question_id>", methods=["GET", "POST"])
@bp.route("/questionnaires/<int:questionnaire_id>/questions/new", methods=["GET", "POST"], endpoint="new_question")
@needs("cooperation.read")
def edit_question(questionnaire_id, question_id=None):
    found = managed(questionnaire_id)
    actions.check_draft(found)
    question = question_of(found, question_id)
    form = QuestionForm(obj=question and entered(question))
    if form.validate_on_submit():
        actions.put_question(found, question, form.facts)
        return saved(_("Noted"), questionnaire_id)
    return page("evaluation/edit_question.html", form=form, questionnaire=found, question=question, url=request.path)


@bp.post("/questionnaires/<int:questionnaire_id>/questions/<int:question_id>/remove")
@needs("cooperation.read")
def remove_question(questionnaire_id, question_id):
    found = managed(questionnaire_id)
    actions.remove_question(found, question_of(found, question_id))
    return saved(_("Taken out"), questionnaire_id)


def managed(questionnaire_id):
    found = find(Questionnaire, questionnaire_id)
    need_level(found.role, "manage")
    return found


def question_of(found, question_id):
    """The question of this questionnaire; None where none is asked for."""
    if question_id is None:
        return None
    return next((each for each in found.questions if each.id == question_id), None) or abort(404)


def saved(message, questionnaire_id):
    db.session.commit()
    return done(message, url_for(".questionnaire", questionnaire_id=questionnaire_id))
