"""Changes of the house itself, to be searched: of people, roles, teams, tokens, the workspace; by whom, what, when."""
from datetime import date

from sqlalchemy.orm import aliased

from blueprints.auth.labels import DOMAINS, LEVELS
from blueprints.records.changes import NOTHING, Line, Told
from blueprints.rights.labels import PARTS as OF_A_ROLE
from blueprints.rights.labels import VERBS as DONE_TO_A_ROLE
from blueprints.rights.labels import said
from core.access import of
from core.address_values import row_id
from core.export import Column
from core.house_audit import LEAD, MEMBER
from core.listing import Listing, Sort
from core.times import end_of, start_of
from core.wording import moment, yes_no
from core.words import _, _l, _lp
from core.workspace import workspace
from models import HouseChange, User

By = aliased(User)
PARTS = {"users": _lp("audit", "User"), "roles": _l("Role"), "memberships": _l("Membership"), "teams": _l("Team"),
         "identities": _l("Company sign-in"), "passkeys": _l("Passkey"), "api_tokens": _l("API token"),
         "workspaces": _l("Workspace")}
VERBS = DONE_TO_A_ROLE | {"added": _l("added"), "removed": _l("removed")}
PLACES = {MEMBER: _l("Member"), LEAD: _l("Lead")}
SECRETS = {"set": _l("is set"), "another": _l("another one")}
FIELDS = {  # what: (label, how a value reads)
    "name": (_l("Name"), str), "email": (_l("E-mail"), str), "is_active": (_l("Active"), yes_no),
    "factor_since": (_l("Second factor"), moment), "roles": (_l("Roles"), str),
    "password": (_l("Password"), lambda value: str(SECRETS[value])), "codes": (_l("Codes on paper"), str),
    "is_lead": (_l("Role in the team"), lambda value: str(PLACES[value])), "archived_at": (_l("Archived"), moment),
    "issuer": (_l("Issuer"), str), "grants": (_lp("token", "May"), lambda value: reach_of(value)),
    "expires_at": (_lp("token", "Good until"), moment), "revoked_at": (_lp("token", "Revoked"), moment),
    "country": (_l("Country"), str), "currency": (_l("Currency"), str), "time_zone": (_l("Time zone"), str),
    "language": (_l("Language"), str)}


def is_called(text):
    return HouseChange.title.icontains(text, autoescape=True)


def is_by(text):
    return HouseChange.by_id.is_(None) if text == "none" else HouseChange.by_id == row_id(text)


def is_of_part(text):
    if text not in PARTS:
        raise ValueError(text)
    return HouseChange.part == text


HOUSE = Listing(
    of(HouseChange, HouseChange.id, HouseChange.at, HouseChange.part, HouseChange.verb, HouseChange.fields,
       HouseChange.row_id, HouseChange.title, HouseChange.about_id, By.name.label("by"))
    .outerjoin(By, By.id == HouseChange.by_id),
    sorts={"at": Sort(HouseChange.at, HouseChange.id, descending=True)},
    filters={"q": is_called, "by": is_by, "part": is_of_part,
             "about": lambda text: HouseChange.about_id == row_id(text),
             "from": lambda text: HouseChange.at >= start_of(date.fromisoformat(text), workspace().time_zone),
             "to": lambda text: HouseChange.at <= end_of(date.fromisoformat(text), workspace().time_zone)})


def worded(rows):
    return [Told(row, str(PARTS.get(row.part, row.part)), [line_of(row, *field) for field in row.fields.items()])
            for row in rows]


def line_of(row, name, sides):
    if row.part == "roles":
        before, after = (None, sides[1]) if name == "copied" else sides
        return Line(str(OF_A_ROLE.get(name, name)), *(said(name, side) for side in (before, after)))
    label, reads = FIELDS.get(name, (name, str))
    return Line(str(label), *(NOTHING if side is None else reads(side) for side in sides))


def reach_of(grants):
    """What a token may do, in words."""
    return _(", ").join(f"{DOMAINS.get(domain, domain)}{_(': ')}{LEVELS.get(level, level)}"
                        for domain, level in grants.items()) or NOTHING


def filed(listing):
    """(change, line) for a file: a row for each thing that changed; what has none to tell is one, too."""
    for change in worded(listing.all_rows(500)):
        for line in change.lines or [Line("", "", "")]:
            yield change, line


FILE_COLUMNS = (
    Column(_l("When"), lambda row: row[0].row.at),
    Column(_lp("audit", "Who"), lambda row: row[0].row.by or _("the system")),
    Column(_l("Part"), lambda row: row[0].what),
    Column(_lp("audit", "What"), lambda row: row[0].row.title),
    Column(_lp("audit", "What happened"), lambda row: str(VERBS[row[0].row.verb])),
    Column(_l("Field"), lambda row: row[1].label),
    Column(_lp("audit", "Before"), lambda row: row[1].before),
    Column(_lp("audit", "After"), lambda row: row[1].after),
)
