"""Many records of any kind given to somebody, or to a team: what is asked, and whether both are still there."""
import sqlalchemy as sa

from core.bulk_runs.declaring import BulkAction
from core.choosing import OwnerField, TeamField
from core.forms import Form
from core.page import Refused
from core.people import name_of
from core.words import _, _l
from models import Team, User, db


class SomethingToChange(Form):
    """A form of which each field may be left alone, but not all of them."""

    def validate(self, **kwargs):
        if not super().validate(**kwargs):
            return False
        if not self.values:
            self.form_errors.append(_("Choose what to change"))
        return bool(self.values)


class NewOwnerField(OwnerField):
    """0 is nobody; empty leaves the owner as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty = _("Leave as it is")
        if self.by_address:
            self.description = _("An e-mail address; empty leaves the owner as it is")
        else:
            self.choices = [(0, _("Nobody")), *self.choices]


class NewTeamField(TeamField):
    """0 is no team; empty leaves the team as it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty, self.choices = _("Leave as it is"), [(0, _("No team")), *self.choices]


class AssignManyForm(SomethingToChange):
    """Completed by `assigning`, which knows what teams there are to choose from."""

    owner = NewOwnerField(_l("Owner"))

    @property
    def values(self):
        chosen = {"owner_id": self.owner.data, "team_id": self.team.data}
        return {name: row_id or None for name, row_id in chosen.items() if row_id is not None}


def assigning(apply, put_back, *, domain, **facts):
    """The BulkAction of a kind, from what does it to one record: values hold `owner_id`, `team_id` or both.

    domain  as of core.choosing.TeamField
    """
    team = NewTeamField(_l("Team"), domain=domain)
    form = type("AssignManyForm", (AssignManyForm,), {"team": team})
    return BulkAction("assign", _l("Assign"), "user-share", apply, put_back, form=form, check=still_there,
                      told=told_assign, **facts)


def still_there(values):
    """Refused when the owner or the team was taken out of use meanwhile."""
    owner_id, team_id = values.get("owner_id"), values.get("team_id")
    if owner_id and not db.session.scalar(sa.select(User.is_active).where(User.id == owner_id)):
        raise Refused(_("%(owner)s was deactivated meanwhile", owner=name_of(User, owner_id)))
    if team_id and db.session.scalar(sa.select(Team.archived_at).where(Team.id == team_id)):
        raise Refused(_("The team %(team)s was archived meanwhile", team=name_of(Team, team_id)))


def told_assign(values):
    said = []
    if "owner_id" in values:
        said.append((_("Owner"), name_of(User, values["owner_id"]) or _("Nobody")))
    if "team_id" in values:
        said.append((_("Team"), name_of(Team, values["team_id"]) or _("No team")))
    return said
