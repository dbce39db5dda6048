"""Whose something is, when it is handed on."""
from core.page import Refused
from core.words import _


def given(record, values):
    """(whose it was, whose it becomes) as {owner_id, team_id}; `values` holds what of both changes."""
    before = {"owner_id": record.owner_id, "team_id": record.team_id}
    return before, before | values


def refuse_to_lose(domain, hands, by):
    """Refused when whoever gives it away could not work on it any more: nothing goes to a stranger's team."""
    if not by.is_system and not by.reaches(domain, "write", hands["owner_id"], hands["team_id"]):
        raise Refused(_("You could not open it any more: choose your own team, or yourself as owner"))
