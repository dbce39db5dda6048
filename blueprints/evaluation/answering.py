"""The form of a questionnaire: one field for each question. Our people fill it in, or those who are asked by a link."""
from decimal import Decimal

from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.evaluation.questionnaire_sources import YES_NO
from core.custom_forms import NumberBox
from core.forms import CreateForm
from core.words import _l

NEEDED = InputRequired(_l("Please fill this in"))
MUCH = 10**9
LONGEST = 5000


def answers_form(questions, base=CreateForm, given=None, **kept):
    """A form with one field for each question; all but texts are needed. `given`: {id of a question, as text: what was
    answered so far}, `kept`: the same of the fields of `base`."""
    fields = {f"answer_{each.id}": field_of(each) for each in questions}
    held = {f"answer_{each.id}": held_of(each, (given or {}).get(str(each.id))) for each in questions}
    return type("AnswersForm", (base,), fields)(**held, **kept)


def held_of(question, given):
    """What was answered, as its field holds it."""
    return Decimal(given) if question.kind == "number" and given else given


def field_of(question):
    if question.kind == "yes_no":
        return RadioField(question.text, [NEEDED], choices=list(YES_NO.items()))
    if question.kind == "choice":
        return RadioField(question.text, [NEEDED], choices=[(label, label) for label, _points in
                                                            question.scale["options"]])
    if question.kind == "number":
        return NumberBox(question.text, [NEEDED], decimals=2, least=Decimal(-MUCH), most=Decimal(MUCH))
    return TextAreaField(question.text, [Optional(), Length(max=LONGEST)], render_kw={"rows": 3})


def answers_of(form, questions):
    """{question id: text} as entered."""
    given = {each.id: form[f"answer_{each.id}"].data for each in questions}
    return {question_id: "" if value is None else f"{value:f}" if isinstance(value, Decimal) else value
            for question_id, value in given.items()}
