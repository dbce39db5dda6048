"""Rules by which tickets find somebody, and absences."""
from flask_login import current_user
from wtforms import DateField, IntegerField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from blueprints.service.forms.settings import Ticks
from blueprints.service.labels import KINDS, WAYS
from blueprints.service.queries.assigning import people_in_teams
from blueprints.service.queries.settings import category_choices
from core.access import can
from core.choosing import OwnerField
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.people import teams
from core.words import _l, _lp


class RuleFields(Form):
    name = StringField(_l("Name"), [NotBlank(), Length(max=100)])
    position = IntegerField(_l("Tried at place"), [NumberRange(0, 999)], default=0)
    team_id = SelectField(_l("Team"), coerce=int)
    way = SelectField(_l("Given"), choices=list(WAYS.items()))
    most_open = IntegerField(_l("Open tickets one person holds at most"), [Optional(), NumberRange(1, 9999)])
    kinds = Ticks(_l("For tickets of these kinds"), choices=list(KINDS.items()),
                  description=_l("None ticked: all of them."))
    category_ids = Ticks(_l("About these categories, with all below them"), coerce=int)
    people = Ticks(_l("To these people of the team, who know such matters"), coerce=int,
                   description=_l("None ticked: to everybody in the team."))

    def prepare(self):
        self.team_id.choices = [tuple(team) for team in teams()]
        self.category_ids.choices = category_choices()
        self.people.choices = [tuple(person) for person in people_in_teams()]

    @property
    def facts(self):
        return {field.name: field.data for field in self.own_fields()}


class NewRuleForm(RuleFields, CreateForm):
    pass


class RuleForm(RuleFields, EditForm):
    pass


class AbsenceForm(CreateForm):
    user = OwnerField(_lp("entry", "Who"), [NotBlank()])
    first_on = DateField(_lp("period", "From"), [NotBlank()])
    last_on = DateField(_l("Until"), [NotBlank()], description=_l("The last day away."))

    def prepare(self):
        if not can("service.manage"):
            del self.user

    @property
    def user_id(self):
        return self.user.data if "user" in self else current_user.id
