"""Rights in words: domains, levels, scopes, and what was done to a role."""
from core.words import _, _l, _lp, _p

DOMAINS = {"customers": _l("Customers"), "sales": _l("Sales"), "marketing": _l("Marketing"), "service": _l("Service"),
           "suppliers": _l("Suppliers"), "partners": _l("Partners"), "people": _lp("domain", "People"),
           "imports": _l("Imports"), "admin": _l("Administration")}
LEVELS = {"none": _lp("right", "Nothing"), "read": _l("Read"),
          "write": _lp("right", "Write"), "manage": _lp("right", "Manage")}
SCOPES = {"own": _lp("reach", "own"), "team": _lp("reach", "team"), "all": _lp("reach", "all")}
VERBS = {"copied": _l("copied from another role"), "changed": _l("changed"), "archived": _l("archived"),
         "restored": _l("taken out of the archive")}
PARTS = DOMAINS | {"name": _l("Name"), "copied": _l("Copied from"), "factor": _l("Second factor")}


def said(part, value):
    """One side of a change, as people read it."""
    if part in DOMAINS:
        level, scope = value or ("none", "own")
        return str(LEVELS[level]) if level == "none" else f"{LEVELS[level]} · {SCOPES[scope]}"
    if part == "factor":
        return _p("second factor", "Asked for") if value else _("As each likes")
    return value or "—"
