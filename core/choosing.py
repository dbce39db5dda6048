"""Fields that choose an owner or a team, and keep the one that is set even when nobody could choose it today."""
import sqlalchemy as sa
from flask_login import current_user
from wtforms.validators import ValidationError
from wtforms.widgets import Select, TextInput

from core.forms import IdSelect
from core.people import owner_choices, teams
from core.words import _
from models import Team, User, db


class RowField(IdSelect):
    """A row by id. What was chosen before stays among the choices."""

    model = None

    def process_data(self, value):
        super().process_data(value)
        if self.choices is not None and self.data is not None and self.data not in dict(self.choices):
            name = db.session.scalar(sa.select(self.model.name).where(self.model.id == self.data))
            self.choices = [*self.choices, (self.data, name)]


class OwnerField(RowField):
    """One of the people who sign in: a select, or an e-mail address once they are too many."""

    model = User

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, empty=_("Nobody"), **kwargs)
        self.choices = owner_choices()
        self.by_address = self.choices is None
        self.widget = TextInput() if self.by_address else Select()

    def process_formdata(self, valuelist):
        if not self.by_address:
            return super().process_formdata(valuelist)
        address = valuelist[0].strip().casefold() if valuelist else ""
        query = sa.select(User.id).where(User.email_key == address, User.is_active)
        self.data = db.session.scalar(query) if address else None
        if address and self.data is None:
            raise ValidationError(_("Nobody who signs in here has this address"))

    def pre_validate(self, form):
        if not self.by_address:
            super().pre_validate(form)

    def _value(self):
        if not self.by_address:
            return "" if self.data is None else str(self.data)
        if self.raw_data:
            return self.raw_data[0]
        return db.session.scalar(sa.select(User.email).where(User.id == self.data)) or "" if self.data else ""


class TeamField(RowField):
    """A team: any of them for whoever reaches all of `domain`, else one's own; without a domain any."""

    model = Team

    def __init__(self, label=None, validators=None, domain="customers", **kwargs):
        super().__init__(label, validators, empty=_("No team"), **kwargs)
        grants = current_user.grants
        reached = domain is None or grants.scope(domain, "write") == "all"
        self.choices = [tuple(team) for team in teams() if reached or team.id in grants.team_ids]


def stays_in_reach(form, domain="customers"):
    """Nobody gives a party away so far that they could not open it any more: the field says so."""
    if current_user.reaches(domain, "write", form.owner.data, form.team.data):
        return True
    form.team.errors = [*form.team.errors, _("Choose your own team, or yourself as owner")]
    return False
