"""What the groups of work are called, and where the whole of one is listed."""
from core.kinds import work_kinds
from core.words import _l, _lp

GROUPS = {"overdue": _l("Overdue"), "today": _l("Today"), "week": _l("Next 7 days"), "none": _l("Without a date"),
          "later": _l("Later")}

ENTRY_KINDS = {"note": _l("Note"), "call": _l("Call"), "meeting": _l("Meeting"), "visit": _l("Visit"),
               "email": _lp("entry", "E-mail"), "sms": _l("SMS"), "chat": _l("Chat"), "letter": _l("Letter"),
               "message": _l("Message")}


def lists_of(**filters):
    """(name of a kind, address of its list with these filters) for each kind of work that has one."""
    return [(str(kind.plural), kind.list_url(**filters)) for kind in work_kinds() if kind.listing]
