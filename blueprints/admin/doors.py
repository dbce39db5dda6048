"""The way to everything an administrator keeps, in groups; what the menu has and nobody named here comes last."""
from dataclasses import dataclass

from flask import current_app, url_for

from core.access import can
from core.navigation import navigation
from core.words import _, _l, _lp


@dataclass(frozen=True)
class Door:
    """A link with what lies behind it. `right` is that of the page, which may be another domain's."""

    label: object
    endpoint: str
    icon: str
    about: object = ""
    arguments: tuple = ()

    @property
    def url(self):
        return url_for(self.endpoint, **dict(self.arguments))

    @property
    def is_open(self):
        return can(current_app.view_functions[self.endpoint].needs)


GROUPS = (
    (_lp("administration", "People"), (
        Door(_l("Users"), "admin.users", "users", _l("Invite, deactivate, reset, sign out, hand over")),
        Door(_l("Teams"), "admin.teams", "users-group", _l("Who works together, since when, and who leads")),
        Door(_l("Roles"), "rights.roles", "shield", _l("Who may do what, and who needs a second factor")),
        Door(_lp("administration", "Seen as"), "rights.sights", "eye", _l("Who looked as somebody else, when and why")),
        Door(_l("Company sign-in"), "admin.company_sign_in", "login", _l("How it is set, and whether it answers")),
        Door(_l("API tokens"), "admin.api_tokens", "key", _l("Programs that come in, and whose they are")),
    )),
    (_l("The company"), (
        Door(_l("Workspace"), "admin.workspace", "building", _l("Name, country, currency, time zone, language")),
        Door(_l("Calendars"), "service.settings", "calendar", _l("Working hours and holidays, promises, assignment")),
        Door(_l("Rates"), "sales.rates", "coin", _l("What other currencies are worth, by day")),
    )),
    (_l("Words and fields"), (
        Door(_l("Dictionaries"), "admin.dictionaries", "list-details",
             _l("What people choose from: order, merge, archive")),
        Door(_l("Tags"), "admin.tags", "tags", _l("Words people stick on records")),
        Door(_l("Fields"), "admin.fields", "forms", _l("Fields of your own per kind of record")),
        Door(_l("Pipelines"), "sales.pipelines", "layout-kanban", _l("Stages deals go through")),
    )),
    (_l("Data"), (
        Door(_l("Audit"), "admin.audit", "history", _l("Who changed what, of records, people and rights; who came in")),
        Door(_l("Imports"), "imports.imports", "file-import", _l("Files brought in, and taken back")),
        Door(_l("Duplicates"), "customers.duplicates", "copy", _l("Customers that may be the same")),
        Door(_l("Privacy"), "privacy.erasures", "eye-off", _l("Erasures and their certificates")),
    )),
    (_l("Running it"), (
        Door(_l("Jobs"), "admin.jobs", "activity", _l("What runs, waits or failed, and when what runs by night")),
        Door(_l("Health"), "health.health", "chart-line", _l("Times and errors of every page")),
        Door(_l("Storage"), "admin.storage", "database", _l("What takes room: database, files, backups")),
        Door(_l("Backups"), "backups.backups", "restore", _l("What is kept, and whether it can be restored")),
    )),
)

ELSEWHERE = (  # dictionaries with more to them than a word, kept where they are used
    Door(_l("Tags"), "admin.tags", "tags"),
    Door(_l("Pipelines"), "sales.pipelines", "layout-kanban"),
    Door(_l("Price lists"), "sales.price_lists", "receipt"),
    Door(_l("Tiers"), "loyalty.tiers", "heart"),
    Door(_l("Requirements of suppliers"), "evaluation.requirements", "truck", "", (("role", "supplier"),)),
    Door(_l("Requirements of partners"), "evaluation.requirements", "heart-handshake", "", (("role", "partner"),)),
    Door(_l("Steps, policies and calendars"), "service.settings", "headset"),
)


def doors():
    """(title, [Door]) of what the one who asks may open."""
    found = [(str(title), [door for door in group if door.is_open]) for title, group in GROUPS]
    named = {door.endpoint for _title, group in GROUPS for door in group} | {"admin.home"}
    rest = [Door(link.entry.label, link.entry.endpoint, link.entry.icon) for link in navigation().links
            if str(link.entry.group) == _("Administration") and link.entry.endpoint not in named]
    return [(title, group) for title, group in [*found, (_("More"), rest)] if group]


def elsewhere():
    return [door for door in ELSEWHERE if door.is_open]
