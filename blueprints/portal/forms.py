"""The forms of customers who do not sign in."""
from wtforms import EmailField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Email, Length

from blueprints.service.labels import ASKED_KINDS
from core.file_fields import KeptFiles
from core.forms import CreateForm, Form, NotBlank
from core.words import _l

SCORES = [("5", _l("5: very good")), ("4", _l("4: good")), ("3", _l("3: neither good nor bad")), ("2", _l("2: poor")),
          ("1", _l("1: bad"))]


class AskForm(CreateForm):
    asker = StringField(_l("Your name"), [NotBlank(), Length(max=200)], render_kw={"autocomplete": "name"})
    asker_email = EmailField(_l("Your e-mail"), [NotBlank(), Email(), Length(max=200)],
                             render_kw={"autocomplete": "email"})
    kind_of = SelectField(_l("What is it?"), choices=list(ASKED_KINDS.items()), default="question")
    title = StringField(_l("Subject"), [NotBlank(), Length(max=200)])
    body = TextAreaField(_l("What happened, or what do you need?"), [NotBlank(), Length(max=20_000)],
                         render_kw={"rows": 8})
    serial = StringField(_l("Order or serial number"), [Length(max=100)])
    files = KeptFiles(_l("Files"))
    website = StringField(_l("Leave this empty"), render_kw={"autocomplete": "off", "tabindex": "-1"})

    @property
    def is_robot(self):
        """No person sees this field."""
        return bool(self.website.data)

    @property
    def facts(self):
        return {"asker": self.asker.data, "asker_email": self.asker_email.data, "kind_of": self.kind_of.data,
                "title": self.title.data, "serial": self.serial.data or ""}


class AnswerForm(CreateForm):
    body = TextAreaField(_l("Write to us"), [NotBlank(), Length(max=20_000)], render_kw={"rows": 4})
    files = KeptFiles(_l("Files"))


class SheetFields(CreateForm):
    """What stands beside the answers to a questionnaire."""

    sender = StringField(_l("Your name"), [NotBlank(), Length(max=200)], render_kw={"autocomplete": "name"})
    files = KeptFiles(_l("Files"), description=_l("They go with the answers when you send them."))


class RateForm(Form):
    score = RadioField(_l("How well did we handle this?"), [NotBlank()], choices=SCORES)
    word = StringField(_l("In a word, if you like"), [Length(max=500)])
