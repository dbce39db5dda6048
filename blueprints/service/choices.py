"""What the queue and the list of tickets offer to choose; asked of the database only when drawn."""
from functools import cached_property
from types import SimpleNamespace

from blueprints.service import labels
from blueprints.service.queries.queue import FOLDERS, counts_asked, folder_counts
from blueprints.service.queries.settings import category_choices
from core.counting import counted
from core.people import owner_filter, teams
from core.words import _, _l, _lp, language

FOLDER_NAMES = {"all": _l("All open"), "mine": _l("Mine"), "team": _l("My team's"), "unassigned": _l("Unassigned"),
                "waiting": _lp("ticket", "Waiting"), "overdue": _l("Overdue")}
REASONS = {"overdue": _l("it is overdue"), "due": _l("it is due first"), "oldest": _l("it waits longest")}


class Choices:
    """(value, text) pairs for `ui.select_box`; the first of each is what holds when nothing is chosen."""

    @property
    def kinds(self):
        return [("", _("All kinds")), *labels.KINDS.items()]

    @property
    def priorities(self):
        return [("", _("Any priority")), *labels.PRIORITIES.items()]

    @property
    def channels(self):
        return [("", _("All channels")), *labels.CHANNELS.items()]

    @property
    def article_states(self):
        return [("", _("Drafts and published")), *labels.ARTICLE_STATES.items(), ("archived", _("In the archive"))]

    @property
    def audiences(self):
        return [("", _("For us and for everybody")), *labels.AUDIENCE_NAMES.items()]

    @property
    def warranties(self):
        offered = ("in", "out", "voided", "unknown")
        return [("", _("Under warranty or not")), *((state, labels.WARRANTY_WORDS[state]) for state in offered)]

    @property
    def states(self):
        return [("", _("Open and closed")), ("open-ones", _("All open")), *labels.STATES.items(),
                ("archived", _("In the archive"))]

    @cached_property
    def categories(self):
        return [("", _("All categories")), *category_choices()]

    @cached_property
    def owners(self):
        return owner_filter(_("All agents"))

    @cached_property
    def teams(self):
        return [("", _("All teams")), ("mine", _("My teams'")), ("none", _("No team")), *map(tuple, teams())]


def folders_of(listing):
    """The folders of the queue with how many tickets stand in each; the filters in force stay in force."""
    asked, promised = counts_asked(), listing.filters["promised"]
    listing.send_ahead(asked)
    counts = folder_counts(asked)
    active = "promised" if promised else listing.filters["folder"] or "all"
    tabs = [(name, FOLDER_NAMES[name], listing.url(folder=name, promised="")) for name in FOLDERS]
    tabs.append(("promised", _("Promised for today"), listing.url(folder="", promised="today")))
    return [SimpleNamespace(label=label, url=url, active=name == active, count=counted(counts[name], language()))
            for name, label, url in tabs]
