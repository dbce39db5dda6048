"""A role as it is typed in, and what is asked before looking as somebody else."""
from wtforms import SelectField, StringField
from wtforms.validators import Length, ValidationError

from blueprints.rights.actions import roles
from blueprints.rights.labels import DOMAINS, LEVELS, SCOPES
from core.forms import CreateForm, EditForm, Form, NotBlank
from core.page import Refused
from core.words import _l


class RoleFields(Form):
    """A name, and for each domain a level and how far it reaches; `role` is the one there is."""

    role = None
    name = StringField(_l("Name"), [NotBlank(), Length(max=80)], render_kw={"autocomplete": "off"})

    @property
    def rows(self):
        """(domain in words, its level, its reach) of the grid."""
        return [(label, self[f"{domain}_level"], self[f"{domain}_scope"]) for domain, label in DOMAINS.items()]

    @property
    def facts(self):
        grid = {domain: [self[f"{domain}_level"].data, self[f"{domain}_scope"].data] for domain in DOMAINS}
        return {"name": self.name.data, "grants": {
            domain: grant for domain, grant in grid.items() if grant[0] != "none"}}

    def validate_name(self, field):
        try:
            roles.refuse_taken(field.data, self.role)
        except Refused as refused:
            raise ValidationError(refused.message) from None


for domain, label in DOMAINS.items():
    setattr(RoleFields, f"{domain}_level", SelectField(label, choices=list(LEVELS.items()), default="none"))
    setattr(RoleFields, f"{domain}_scope", SelectField(label, choices=list(SCOPES.items()), default="own"))


class CopyRoleForm(CreateForm, RoleFields):
    """A role to make, begun from another."""


class RoleForm(EditForm, RoleFields):
    """A role there is."""

    def __init__(self, *args, obj, **kwargs):
        self.role = obj
        super().__init__(*args, obj=obj, **kwargs)


def grid_of(role):
    """What the fields of the grid hold for a role."""
    held = {domain: role.grants.get(domain, ("none", "own")) for domain in DOMAINS}
    return {f"{domain}_{part}": grant[place] for domain, grant in held.items()
            for place, part in enumerate(("level", "scope"))}


class SeeAsForm(Form):
    why = StringField(_l("Why"), [NotBlank(), Length(max=200)], render_kw={"autocomplete": "off"},
                      description=_l("It is written down, with your name and the time"))
