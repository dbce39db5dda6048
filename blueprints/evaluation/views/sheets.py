"""A questionnaire asked of somebody, what they answered, and the link by which they answer themselves."""
from datetime import timedelta

from flask import abort, url_for
from flask_login import current_user

from blueprints.evaluation import bp
from blueprints.evaluation.actions import questionnaires as actions
from blueprints.evaluation.actions import sheet_links as links
from blueprints.evaluation.answering import answers_form, answers_of
from blueprints.evaluation.forms.questionnaires import AskForm, LinkForm
from blueprints.evaluation.queries import questionnaires as queries
from blueprints.evaluation.questionnaire_sources import answer_text
from blueprints.evaluation.signed import token_of
from blueprints.evaluation.views.wearing import home_of, may_edit_as, wearing
from core.access import can, find, needs
from core.page import done, page
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from models import AnswerSheet, Party, db

TWO_WEEKS = timedelta(days=14)


@bp.route("/<any(supplier, partner):role>/<int:party_id>/questionnaires/ask", methods=["GET", "POST"])
@needs("cooperation.read")
def ask_questionnaire(role, party_id):
    party = wearing(role, party_id, to="edit")
    form = AskForm(offered=queries.published(role), due_on=today(workspace()) + TWO_WEEKS)
    if form.validate_on_submit():
        asked = form.offered[form.questionnaire.data]
        sheet = actions.ask(party, role, asked, due_on=form.due_on.data, owner_id=current_user.id, by=current_user)
        db.session.commit()
        return done(_("Noted. Ask them, and enter what they answer here."), url_for(".sheet", sheet_id=sheet.id))
    return page("evaluation/ask_questionnaire.html", form=form, party=party, role=role,
                may_manage=can(f"{role}s.manage"))


@bp.route("/sheets/<int:sheet_id>", methods=["GET", "POST"])
@needs("cooperation.read")
def sheet(sheet_id):
    found = find(AnswerSheet, sheet_id)
    party, questions = find(Party, found.party_id), found.questionnaire.questions
    may_edit = may_edit_as(found.role, party.id)
    form = answers_form(questions) if may_edit and found.answered_on is None else None
    if form and form.validate_on_submit():
        actions.answer(found, answers_of(form, questions), by=current_user)
        db.session.commit()
        return done(_p("questionnaire", "Answered"), url_for(".sheet", sheet_id=sheet_id))
    return shown(found, party, form=form, link_form=LinkForm(None, link_until=link_day(found)) if form else None)


def shown(found, party, **forms):
    questions = found.questionnaire.questions
    told = [(each, answer_text(each, found), actions.worth(each, found)) for each in questions]
    link = found.link_key and url_for("portal.questionnaire", token=token_of(found), _external=True)
    return page("evaluation/sheet.html", sheet=found, party=party, told=told, link=link, **forms,
                home=home_of(party.id, found.role), answered_by=queries.answered_by(found),
                files=queries.files_with(found))


def link_day(found):
    """As long as it was good, else two weeks after the day by which they are to answer."""
    return found.link_until or max(found.due_on, today(workspace())) + TWO_WEEKS


@bp.post("/sheets/<int:sheet_id>/link")
@needs("cooperation.read")
def open_sheet_link(sheet_id):
    found = edited(sheet_id)
    form = LinkForm()
    if form.validate() and form.acted(links.open_link, found, form.link_until.data, at="link_until"):
        db.session.commit()
        return done(_("Send them the link: whoever holds it may answer"), url_for(".sheet", sheet_id=sheet_id))
    return shown(found, find(Party, found.party_id), form=answers_form(found.questionnaire.questions, formdata=None),
                 link_form=form)


@bp.post("/sheets/<int:sheet_id>/link/end")
@needs("cooperation.read")
def end_sheet_link(sheet_id):
    links.end_link(edited(sheet_id))
    db.session.commit()
    return done(_("The link opens nothing any more"), url_for(".sheet", sheet_id=sheet_id))


def edited(sheet_id):
    """A sheet, for whoever may edit whom it is asked of."""
    found = find(AnswerSheet, sheet_id)
    if not may_edit_as(found.role, found.party_id):
        abort(403)
    return found
