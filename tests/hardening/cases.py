"""Which rows a role is asked for at an address: all of them with WHOLE_MATRIX=1, else one of each kind of case.

Cases are of one kind where the application cannot tell them apart: without the right a view is not even entered, so
whose the row is plays no part; who reaches all rows of a domain is limited by nothing there; roles whose grants are the
same in the domain of a right are the same at its addresses. docs/decisions/0035-hardening-again.md says what it costs.
"""
import os

from core.access import passes
from core.principal import OF_EITHER
from tests.hardening.everyone import GRANTS, SHIPPED, principal

WHOLE = bool(os.environ.get("WHOLE_MATRIX"))
WHOSE = ("missing", "own", "team", "other", "archived")  # rows, seen from whoever asks
OTHERS = {"other", "archived other"}
EITHER = ("suppliers", "partners")
OF_ALL = ("missing", "other", "archived")


def is_let_in(role, right):
    return bool(passes(principal(role), right))


def held(role, right):
    """The role's (level, scope) in each domain that a right is about; in all of them if it is about none."""
    domain = right.partition(".")[0]
    domains = EITHER if domain in OF_EITHER else (domain,) if domain in SHIPPED["administrator"] else [*GRANTS[role]]
    return {each: tuple(GRANTS[role][each]) for each in domains if each in GRANTS[role]}


def is_about_a_domain(right):
    return right.partition(".")[0] in (*OF_EITHER, *SHIPPED["administrator"])


def reaches_others(role, right):
    """Does it reach rows of other teams in the domain of this right; where it is of none, in any?"""
    return "all" in {scope for _level, scope in held(role, right).values()}


def is_like_one_before(role, right):
    """Does a role that was asked before it hold the same there?"""
    same = [each for each in SHIPPED if held(each, right) == held(role, right)]
    return is_about_a_domain(right) and same[0] != role


def rows_asked(role, right):
    """Of these somebody with the role is asked for the row of an address that asks for this right."""
    if WHOLE:
        return WHOSE
    if not is_let_in(role, right):
        return ("missing", "other")
    if is_like_one_before(role, right):
        return ()
    limited = {scope for _level, scope in held(role, right).values()} & {"own", "team"}
    return WHOSE if limited else OF_ALL
