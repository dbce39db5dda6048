"""A document somebody brought, what is said of it, and the kinds and categories there are."""
from types import SimpleNamespace

from wtforms import BooleanField, DateField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.evaluation.labels import ACTIONS, EFFECTS, QUALIFICATIONS
from blueprints.evaluation.queries.documents import kinds
from blueprints.evaluation.queries.qualifications import category_choices
from blueprints.evaluation.queries.questionnaires import published
from core.file_fields import KeptFile
from core.forms import Acting, CodeSelect, CreateForm, EditForm, IdSelect, KnownYear, NotBlank
from core.words import _, _l, _lp
from models import GUARDED, NO_DAY, WARN_DAYS

NEEDED = InputRequired(_l("Please fill this in"))


class DocumentFields(Acting):
    number = StringField(_l("Number"), [Length(max=100)])
    issuer = StringField(_l("Issued by"), [Length(max=200)])
    valid_from = DateField(_l("Valid from"), [NEEDED, KnownYear()])
    valid_until = DateField(_l("Valid until"), [Optional(), KnownYear()],
                            description=_l("Empty: it does not run out."))

    @property
    def facts(self):
        return {name: self[name].data for name in ("number", "issuer", "valid_from", "valid_until")}


class NewDocumentForm(DocumentFields, CreateForm):
    """`role`: whose kinds of documents are offered."""

    kind = IdSelect(_l("Kind of document"), [NEEDED])
    file = KeptFile(_l("File"), description=_l("It is kept among the files on their page."))

    def __init__(self, *args, role, **kwargs):
        self.kinds = kinds(role)
        super().__init__(*args, role=role, **kwargs)

    def prepare(self):
        self.kind.empty, self.kind.choices = _("Please choose"), [(each.id, each.name) for each in self.kinds]

    @property
    def chosen(self):
        return next(each for each in self.kinds if each.id == self.kind.data)

    @property
    def uploads(self):
        sent = self.file.data
        return [(sent.filename, sent.stream)] if sent and sent.filename else []


class DocumentForm(DocumentFields, EditForm):
    pass


def entered(document):
    """A document in the words of its form."""
    return SimpleNamespace(
        version=document.version, number=document.number, issuer=document.issuer, valid_from=document.valid_from,
        valid_until=None if document.valid_until == NO_DAY else document.valid_until)


class CheckForm(Acting, CreateForm):
    decision = RadioField(_l("What is it worth?"), choices=[
        ("accept", _lp("document", "Accept it")), ("refuse", _lp("document", "Refuse it"))], default="accept")
    reason = StringField(_l("Why"), [Length(max=500)], description=_l("Needed to refuse it."))


class RevokeForm(Acting, CreateForm):
    reason = StringField(_l("Why"), [NotBlank(), Length(max=500)])


class QualifyForm(Acting, CreateForm):
    category = IdSelect(_lp("qualification", "Category"), [NEEDED])
    state = SelectField(_l("State"), choices=list(QUALIFICATIONS.items()))
    reason = TextAreaField(_l("Why"), [Length(max=1000)], render_kw={"rows": 3},
                           description=_l("Conditions, what was checked, or what went wrong."))
    valid_until = DateField(_l("Valid until"), [Optional(), KnownYear()],
                            description=_l("Empty: until further notice."))

    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)

    def prepare(self):
        self.category.empty, self.category.choices = _("Please choose"), category_choices(self.role)

    @property
    def facts(self):
        return {"state": self.state.data, "reason": self.reason.data, "valid_until": self.valid_until.data}


# -- kinds and categories ----------------------------------------------------------------------------------------------

class Guarding(Acting):
    """What something stands against: an effect for each of the two actions of a role."""

    name = StringField(_l("Name"), [NotBlank(), Length(max=120)])
    first = SelectField("", choices=list(EFFECTS.items()))
    second = SelectField("", choices=list(EFFECTS.items()))

    def prepare(self):
        for field, action in zip((self.first, self.second), GUARDED[self.role], strict=True):
            field.label.text = ACTIONS[action]

    @property
    def effects(self):
        given = zip(GUARDED[self.role], (self.first.data, self.second.data), strict=True)
        return {action: effect for action, effect in given if effect != "allow"}

    @property
    def facts(self):
        return {"name": self.name.data, "effects": self.effects}


class Roled(Guarding):
    def __init__(self, *args, role, **kwargs):
        self.role = role
        super().__init__(*args, role=role, **kwargs)


class CategoryFields(Roled):
    questionnaire = CodeSelect(_l("Questionnaire they have to answer"))
    least_score = IntegerField(_l("Least score of the answers"), [NEEDED, NumberRange(0, 100)], default=0)

    def prepare(self):
        super().prepare()
        self.questionnaire.empty = _("None")
        self.questionnaire.choices = [(each.code, each.name) for each in published(self.role)]

    @property
    def facts(self):
        return {**super().facts, "questionnaire": self.questionnaire.data, "least_score": self.least_score.data}


class NewCategoryForm(CategoryFields, CreateForm):
    pass


class CategoryForm(CategoryFields, EditForm):
    pass


class KindFields(Roled):
    is_required = BooleanField(_l("Required"), default=True)
    category_id = IdSelect(_l("Of whom"))
    warn_days = IntegerField(_l("Days of warning ahead"), [NEEDED, NumberRange(0, 730)], default=WARN_DAYS)

    def prepare(self):
        super().prepare()
        self.category_id.empty, self.category_id.choices = _("Of all"), category_choices(self.role)

    @property
    def facts(self):
        return {**super().facts, "is_required": self.is_required.data, "category_id": self.category_id.data,
                "warn_days": self.warn_days.data}


class NewKindForm(KindFields, CreateForm):
    pass


class KindForm(KindFields, EditForm):
    pass


def guarding(row):
    """A kind or category in the words of its form."""
    first, second = GUARDED[row.role]
    return SimpleNamespace(
        version=row.version, name=row.name, first=row.effects.get(first, "allow"),
        second=row.effects.get(second, "allow"), is_required=getattr(row, "is_required", None),
        category_id=getattr(row, "category_id", None), warn_days=getattr(row, "warn_days", None),
        questionnaire=getattr(row, "questionnaire", None), least_score=getattr(row, "least_score", None))
