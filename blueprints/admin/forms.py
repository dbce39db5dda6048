"""Users, teams and tags as they are typed in."""
from wtforms import SelectMultipleField, StringField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.admin import queries
from blueprints.admin.actions import teams, users
from blueprints.auth.emails import LONGEST, is_email
from blueprints.records.actions import tags
from blueprints.records.queries.tags import others
from core.forms import CreateForm, EditForm, Form, IdSelect, NotBlank
from core.page import Refused
from core.words import _, _l, _lp


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

    name = StringField(_l("Name"), [NotBlank(), Length(max=tags.LONGEST)], render_kw={"autocomplete": "off"})

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
        self.into.choices = [tuple(row) for row in others(self.tag)]
