"""A questionnaire behind its signed link: kept for later as often as they like, sent once."""
from flask import abort, make_response, request, url_for

from blueprints.evaluation.actions import sheet_links as actions
from blueprints.evaluation.answering import LONGEST, answers_form, answers_of
from blueprints.evaluation.questionnaire_sources import answer_text
from blueprints.evaluation.signed import is_over, sheet_behind
from blueprints.portal import bp
from blueprints.portal.forms import SheetFields
from blueprints.portal.views.holding import as_system, count_sending, uploads
from core.access import public
from core.page import Refused, done, page
from core.words import _
from models import db


@bp.route("/questionnaires/<string:token>", methods=["GET", "POST"])
@public
@as_system
def questionnaire(token):
    sheet, party = sheet_behind(token)
    if sheet is None:
        abort(404)
    if is_over(sheet) or sheet.answered_on:
        return told(sheet, party)
    questions = sheet.questionnaire.questions
    form = answers_form(questions, SheetFields, sheet.draft, sender=sheet.draft.get("name", ""))
    if form.validate_on_submit():
        count_sending()
        actions.receive(sheet, answers_of(form, questions), name=form.sender.data, files=uploads(form))
        db.session.commit()
        return done(_("Thank you, we have received your answers"), url_for(".questionnaire", token=token))
    return unseen(page("portal/questionnaire.html", form=form, sheet=sheet, party=party, token=token))


@bp.post("/questionnaires/<string:token>/draft")
@public
@as_system
def keep_questionnaire(token):
    """Nothing need be whole: what is there is kept."""
    sheet, _party = sheet_behind(token)
    if sheet is None:
        abort(404)
    if is_over(sheet):
        raise Refused(_("This link is over. Please ask whoever sent it for another one."))
    questions = sheet.questionnaire.questions
    form = answers_form(questions, SheetFields)
    answers = {key: given[:LONGEST] for key, given in answers_of(form, questions).items()}
    actions.keep(sheet, answers, name=(form.sender.data or "")[:200])
    db.session.commit()
    if request.headers.get("X-Keeper"):
        return "", 204
    return done(_("Kept. Come back by the same link and send it when it is whole."),
                url_for(".questionnaire", token=token))


def told(sheet, party):
    """What they sent; or, once the link is over, only that."""
    over = is_over(sheet)
    answers = [] if over else [(each.text, answer_text(each, sheet)) for each in sheet.questionnaire.questions]
    return unseen(make_response(page("portal/questionnaire.html", form=None, sheet=sheet, party=party,
                                     answers=answers, over=over, status=410 if over else None)))


def unseen(answer):
    """The address is the key: no other page is told where they came from."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
