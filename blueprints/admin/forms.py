"""Users, teams, tags and custom fields as they are typed in."""
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.admin import queries
from blueprints.admin.actions import fields, teams, users, workspace
from blueprints.admin.words import rows
from blueprints.auth.emails import LONGEST, is_email
from blueprints.records.actions import tags
from core import countries, money, times
from core.counting import counted
from core.custom_fields import TYPES
from core.forms import CreateForm, EditForm, Form, IdSelect, NotBlank
from core.page import Refused
from core.tags import TagNameField
from core.tags import tags as tags_in_use
from core.words import LANGUAGES, _, _l, _lp, _n, language


class IdChecks(SelectMultipleField):
    """Rows to tick, by id; sorted, so that the same choice always reads the same."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label=None, **kwargs):
        super().__init__(label, coerce=int, choices=[], **kwargs)

    def process_data(self, value):
        self.data = sorted(value or [])

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = sorted(self.data)


def accepted_by(rule, value, row):
    """What an action will refuse is said at the field already."""
    try:
        rule(value, but=row)
    except Refused as refused:
        raise ValidationError(refused.message) from None


class UserFields(Form):
    user = None
    name = StringField(_lp("person", "Name"), [NotBlank(), Length(max=120)], render_kw={"autocomplete": "off"})
    email = StringField(_l("E-mail"), [NotBlank(), Length(max=LONGEST)],
                        render_kw={"type": "email", "autocomplete": "off"})
    role_ids = IdChecks(_l("Roles"), description=_l("Without a role someone can sign in, but sees nothing"))
    team_ids = IdChecks(_l("Teams"))

    def prepare(self):
        self.role_ids.choices = queries.roles()
        self.team_ids.choices = queries.teams(also=self.team_ids.object_data or ())

    def validate_email(self, field):
        if not is_email(field.data):
            raise ValidationError(_("This is not an e-mail address"))
        accepted_by(users.refuse_taken, field.data, self.user)


class NewUserForm(CreateForm, UserFields):
    """Someone to invite."""


class UserForm(EditForm, UserFields):
    """Someone who is here already."""

    def __init__(self, *args, obj, **kwargs):
        self.user = obj
        super().__init__(*args, obj=obj, **kwargs)


class TeamFields(Form):
    team = None
    name = StringField(_l("Name"), [NotBlank(), Length(max=80)], render_kw={"autocomplete": "off"})
    member_ids = IdChecks(_l("Members"))
    lead_ids = IdChecks(_l("Leads"), description=_l("A lead is a member, too, and sees the day of the team"))

    def prepare(self):
        also = [*(self.member_ids.object_data or ()), *(self.lead_ids.object_data or ())]
        self.member_ids.choices = self.lead_ids.choices = queries.people(also=also)

    def validate_name(self, field):
        accepted_by(teams.refuse_taken, field.data, self.team)


class NewTeamForm(CreateForm, TeamFields):
    """A team to make."""


class TeamForm(EditForm, TeamFields):
    """A team there is."""

    def __init__(self, *args, obj, **kwargs):
        self.team = obj
        super().__init__(*args, obj=obj, **kwargs)


class TagForm(EditForm):
    """A tag there is."""

    name = TagNameField(_l("Name"), render_kw={"autocomplete": "off"})

    def __init__(self, *args, obj, **kwargs):
        self.tag = obj
        super().__init__(*args, obj=obj, **kwargs)

    def validate_name(self, field):
        accepted_by(tags.refuse_taken, field.data, self.tag)


class MergeTagForm(Form):
    """Which one another tag becomes."""

    into = IdSelect(_l("Becomes"), [NotBlank()], empty=_l("Choose a tag"))

    def __init__(self, tag):
        self.tag = tag
        super().__init__()

    def prepare(self):
        self.into.choices = [tag for tag in tags_in_use() if tag[0] != self.tag.id]


class MergeWordForm(Form):
    """Which one another word of a dictionary becomes."""

    into = IdSelect(_l("Becomes"), [NotBlank()], empty=_l("Choose a word"))

    def __init__(self, words, row):
        self.words, self.row = words, row
        super().__init__()

    def prepare(self):
        self.into.choices = [(each.id, self.words.text(each)) for each in rows(self.words) if each is not self.row]


class WorkspaceForm(EditForm):
    """The company, as everything else refers to it."""

    name = StringField(_l("Company name"), [NotBlank(), Length(max=120)])
    country = SelectField(_l("Home country"), description=_l("Customers elsewhere count as international"))
    currency = SelectField(_l("Home currency"), description=_l("Sums are shown in it"))
    time_zone = SelectField(_l("Time zone"), description=_l("Of the company: when its days begin and its nights run"))
    language = SelectField(_l("Language"), choices=list(LANGUAGES.items()),
                           description=_l("Of what is made by itself; everyone can choose their own"))

    def __init__(self, *args, obj, **kwargs):
        self.home = obj
        super().__init__(*args, obj=obj, **kwargs)

    def prepare(self):
        self.country.choices = countries.country_choices(language())
        self.currency.choices = money.currency_choices(language())
        self.time_zone.choices = times.zone_choices()

    def validate_currency(self, field):
        accepted_by(workspace.refuse_currency, field.data, self.home)


MOST_CHOICES, LONGEST_CHOICE = 200, 100


class FieldFields(Form):
    """`field` is the one there is, `kind` what it is a field of."""

    field = None
    kind = ""
    name = StringField(_l("Name"), [NotBlank(), Length(max=80)], render_kw={"autocomplete": "off"})
    type = SelectField(_l("Type"), choices=list(TYPES.items()),
                       description=_l("It can be changed until something is filled in"))
    hint = StringField(_l("Hint"), [Length(max=200)], description=_l("Stands below the field in forms"))
    choice_lines = TextAreaField(_l("Choices"), render_kw={"rows": 5},
                                 description=_l("One per line; only for the type Choice"))
    is_filtered = BooleanField(_l("Lists can be filtered and sorted by it"),
                               description=_l("An index is made for it, which may take some minutes"))

    @property
    def facts(self):
        return {"name": self.name.data, "type": self.type.data, "hint": self.hint.data,
                "choices": self.choices if self.type.data == "choice" else [], "is_filtered": self.is_filtered.data}

    @property
    def choices(self):
        lines = (" ".join(line.split()) for line in (self.choice_lines.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate_name(self, field):
        accepted_by(lambda name, but: fields.refuse_taken(self.kind, name, but), field.data, self.field)

    def validate_choice_lines(self, field):
        if self.type.data != "choice":
            return
        if not self.choices:
            raise ValidationError(_("Write at least one choice"))
        if len(self.choices) > MOST_CHOICES or max(map(len, self.choices)) > LONGEST_CHOICE:
            raise ValidationError(_("At most %(most)s choices of %(longest)s characters", most=MOST_CHOICES,
                                    longest=LONGEST_CHOICE))


class NewFieldForm(CreateForm, FieldFields):
    """A field to make."""

    def __init__(self, *args, kind, **kwargs):
        self.kind = kind
        super().__init__(*args, **kwargs)


class FieldForm(EditForm, FieldFields):
    """A field there is. Its type stays once something is filled in, and so does each choice that is in use."""

    def __init__(self, *args, obj, **kwargs):
        self.field, self.kind = obj, obj.kind
        super().__init__(*args, obj=obj, **kwargs)

    def prepare(self):
        self.holders = fields.holders(self.field)
        if self.holders:
            self.type.choices = [(name, label) for name, label in TYPES.items() if name == self.field.type]

    def validate_choice_lines(self, field):
        super().validate_choice_lines(field)
        if self.field.type != "choice":
            return
        for choice in [choice for choice in self.field.choices if choice not in self.choices]:
            number = fields.holders_of(self.field, choice)
            if number:
                raise ValidationError(_n(
                    "“%(choice)s” stays: %(count)s record holds it", "“%(choice)s” stays: %(count)s records hold it",
                    number, choice=choice, count=counted(number, language())))


class TryForm(Form):
    """Somebody to look for in the company's directory."""

    name = StringField(_l("E-mail or user name"), [Length(max=LONGEST)], description=_l(
        "Shows what the directory says of them; their password is not needed. May be left empty."),
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})
