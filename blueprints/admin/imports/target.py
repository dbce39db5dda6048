"""The import of colleagues: as users without sign-in, an administrator invites those who need one."""
from blueprints.admin.imports.people import KnownPeople, person_key
from blueprints.admin.imports.staff import StaffStep, said_of
from blueprints.admin.imports.teams import TeamStep, team_key
from core.importing.fields import Field
from core.importing.problems import CellError
from core.importing.targets import Target, register
from core.words import _, _l, _lp

FIELDS = (
    Field("name", _lp("person", "Name"), longest=120, aliases=(
        "full name", "employee", "colleague", "sales agent", "agent", "sales rep", "user", "姓名", "员工", "业务员",
        "销售员")),
    Field("email", _l("E-mail"), kind="email", aliases=("e-mail address", "email address", "mail", "邮箱", "电子邮件")),
    Field("team", _l("Team"), longest=80, constant=True, aliases=(
        "sales team", "department", "office", "regional office", "region", "团队", "部门", "办事处")),
)


class Staff(Target):
    name = "users"
    position = 5
    label = _l("Users")
    about = _l("One row for each colleague: nobody can sign in before an administrator invites them")
    domain = "admin"
    fields = FIELDS
    things = {"user": _l("Users"), "team": _l("Teams")}
    pages = {"user": ("admin.user", "user_id")}
    summed_up = {"user": "people", "team": "teams"}

    def refusals(self, mapping):
        if not {"name", "email"} & mapping.keys():
            yield _("Choose the column of the name or of the e-mail")

    def place(self, values, terms):
        said = values.get("email") or values.get("name")
        if not said or not person_key(said):
            raise CellError(_("Neither a name nor an e-mail"))
        team = team_key(values["team"]) if "team" in values else ""
        return (team, None) if team else None, (person_key(said_of(values)), None)

    def steps(self, terms):
        return [TeamStep(terms), StaffStep(terms, KnownPeople())]


register(Staff())
