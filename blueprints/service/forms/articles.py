"""An article, in one language or both."""
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length

from blueprints.service.labels import AUDIENCE_NAMES
from core.forms import CreateForm, EditForm, Form
from core.words import _, _l
from models import ARTICLE_LANGUAGES

LONGEST = 100_000


class ArticleFields(Form):
    title_en = StringField(_l("Title in English"), [Length(max=300)])
    body_en = TextAreaField(_l("Text in English"), [Length(max=LONGEST)], render_kw={"rows": 12})
    title_zh = StringField(_l("Title in Chinese"), [Length(max=300)])
    body_zh = TextAreaField(_l("Text in Chinese"), [Length(max=LONGEST)], render_kw={"rows": 12})
    audience = SelectField(_l("For whom"), choices=list(AUDIENCE_NAMES.items()), default="internal")

    @property
    def texts(self):
        """{language: (title, body)}"""
        return {code: (self[f"title_{code}"].data or "", self[f"body_{code}"].data or "")
                for code in ARTICLE_LANGUAGES}

    def validate(self, extra_validators=None):
        valid = super().validate(extra_validators=extra_validators)
        return self._is_complete() and valid

    def _is_complete(self):
        """One language is enough, but there both the title and the text."""
        wrong = [(f"{part}_{code}", _("Please fill this in")) for code, text in self.texts.items() if any(text)
                 for part, said in zip(("title", "body"), text, strict=True) if not said]
        if not any(any(text) for text in self.texts.values()):
            wrong = [("title_en", _("Write it in at least one language"))]
        for name, error in wrong:
            self[name].errors = [*self[name].errors, error]
        return not wrong


class NewArticleForm(ArticleFields, CreateForm):
    pass


class ArticleForm(ArticleFields, EditForm):
    pass
