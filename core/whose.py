"""Conditions on rows that say whose they are, and the tables that are asked beside a query."""
import sqlalchemy as sa

from core.principal import HAT_DOMAINS
from models import Entry, Hat, Order, PartyLink, Quote, Record, Task

worn = Hat.__table__.alias("worn")  # names of their own: a query may read the same tables itself
links = PartyLink.__table__.alias("linked")
orders = Order.__table__.alias("ordered")
quotes = Quote.__table__.alias("quoted")
records = Record.__table__.alias("held")
tasks = Task.__table__.alias("tasked")
about = Record.__table__.alias("about_it")
entries = Entry.__table__.alias("entered")


def within(principal, level, row=worn.c, roles=tuple(HAT_DOMAINS)):
    """The condition on a row of `hats` that `principal` reaches at `level`; None when it reaches all of them."""
    if all(principal.grants.scope(HAT_DOMAINS[role], level) == "all" for role in roles):
        return None if len(roles) == len(HAT_DOMAINS) else row.role.in_(roles)
    reached = [sa.and_(row.role == role, owned(principal, HAT_DOMAINS[role], row, level)) for role in roles
               if principal.grants.scope(HAT_DOMAINS[role], level) is not None]
    return sa.or_(sa.false(), *reached)


def owned(principal, domain, row, level="read"):
    """The condition on rows that say themselves whose they are (`owner_id`, `team_id`)."""
    scope = principal.grants.scope(domain, level)
    mine, of_team = row.owner_id == principal.id, row.team_id.in_(sorted(principal.grants.team_ids))
    return {None: sa.false(), "own": mine, "team": sa.or_(mine, of_team), "all": sa.true()}[scope]


def exists(*sources, on=None, where):
    """Is there a row of `sources` (one, or two joined by `on`) that meets `where`, which may name rows around it?"""
    source = sources[0] if on is None else sources[0].join(sources[1], on)
    return sa.select(sa.literal(1)).select_from(source).where(where).correlate_except(*sources).exists()
