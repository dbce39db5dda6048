"""Whose rows are asked for, and how far a role reaches in the domain of a right."""
from core.access import passes
from core.principal import OF_EITHER
from tests.hardening.everyone import GRANTS, SHIPPED, principal

WHOSE = ("missing", "own", "team", "other", "archived")  # rows, seen from whoever asks
OTHERS = {"other", "archived other"}
EITHER = ("suppliers", "partners")


def is_let_in(role, right):
    return bool(passes(principal(role), right))


def held(role, right):
    """The role's (level, scope) in each domain that a right is about; in all of them if it is about none."""
    domain = right.partition(".")[0]
    domains = EITHER if domain in OF_EITHER else (domain,) if domain in SHIPPED["administrator"] else [*GRANTS[role]]
    return {each: tuple(GRANTS[role][each]) for each in domains if each in GRANTS[role]}


def reaches_others(role, right):
    """Does it reach rows of other teams in the domain of this right; where it is of none, in any?"""
    return "all" in {scope for _level, scope in held(role, right).values()}
