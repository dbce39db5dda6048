"""Asking for access, and answering."""
from wtforms import RadioField, TextAreaField
from wtforms.validators import Length

from blueprints.privacy.labels import WAYS
from core.forms import CreateForm, NotBlank
from core.words import _l

LONG = Length(max=2000)


class AskForm(CreateForm):
    note = TextAreaField(_l("What you need it for"), [NotBlank(), LONG], render_kw={"rows": 4})


class AnswerForm(CreateForm):
    way = RadioField(_l("What they get"), choices=list(WAYS.items()), default="share")
    answer = TextAreaField(_l("A word to them"), [LONG], render_kw={"rows": 3})

    def offer(self, may_hand_over):
        if not may_hand_over:
            self.way.choices = [("share", WAYS["share"])]
        return self
