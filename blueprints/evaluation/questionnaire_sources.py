"""Questionnaires as a criterion: the newest answers by the end of the period."""
from blueprints.evaluation.actions.questionnaires import worth
from blueprints.evaluation.queries.questionnaires import answered
from blueprints.evaluation.sources import NOTHING, PERCENT, FactLine, Found, Source, register
from core.words import _l
from models import SCORED_ROLES


def reader(role):
    def read(party_ids, first, last, settings):
        code = settings.get("questionnaire")
        return answered(party_ids, role, code, last) if code else {}
    return read


def newest(sheets, as_of):
    return next((sheet for sheet in reversed(sheets) if sheet.answered_on <= as_of), None)


def find(sheets, first, last, as_of, settings):
    sheet = newest(sheets, as_of)
    if sheet is None or sheet.score is None:
        return NOTHING
    most = sum(each.points for each in sheet.questionnaire.questions)
    return Found(float(sheet.score), sheet.points, most, len(sheet.answers))


def lines(sheets, first, last, as_of, settings):
    sheet = newest(sheets, as_of)
    if sheet is None:
        return []
    given = [(each, worth(each, sheet)) for each in sheet.questionnaire.questions]
    return [FactLine(each.text, answer_text(each, sheet), None if points is None else points >= each.points)
            for each, points in given]


def answer_text(question, sheet):
    """What was answered, in the reader's language where it is a yes or a no."""
    given = sheet.answers.get(str(question.id), "")
    return str(YES_NO.get(given, given)) if question.kind == "yes_no" else given


YES_NO = {"yes": _l("Yes"), "no": _l("No")}
register(*(Source(
    f"{role}-questionnaire", role, _l("Answers to a questionnaire, of the points"), PERCENT, worst=0, best=100,
    read=reader(role), find=find, lines=lines, key=lambda settings: (settings.get("questionnaire"),),
    settings=("questionnaire",), is_whole=True) for role in SCORED_ROLES))
