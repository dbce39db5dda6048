"""The one place that limits what a principal reads and writes. It fails closed.

Every ORM read of a scoped table gets the principal's criterion; a session without a principal raises. Every flush is
checked against the principal's write scope. Ways around the ORM (Core selects, ORM UPDATE) are refused here unless
they name a reason: `execution_options(unscoped="why")`, which a law allows in few files.
"""
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import with_loader_criteria
from sqlalchemy.sql import visitors

from core.principal import HAT_DOMAINS
from models import (
    Address,
    ContactPoint,
    CustomerProfile,
    Hat,
    LifecycleEvent,
    Order,
    OrderLine,
    Party,
    PartyLink,
    Record,
    SearchDoc,
    TwoModeSession,
    db,
)


class NoPrincipal(RuntimeError):
    """Somebody's data was touched without saying who asks."""


class OutOfScope(Exception):
    """The principal may not write this row."""


hats = Hat.__table__
worn = Hat.__table__.alias("worn")  # names of their own: a query may read the same tables itself
links = PartyLink.__table__.alias("linked")
orders = Order.__table__.alias("ordered")


def principal_of(session):
    return session.info.get("principal")


@contextmanager
def acting_as(principal):
    """Run a block as `principal` (jobs, the shell, sign-in)."""
    before = db.session.info.get("principal")
    db.session.info["principal"] = principal
    try:
        yield principal
    finally:
        db.session.info["principal"] = before


def within(principal, level, table=worn, roles=tuple(HAT_DOMAINS)):
    """The condition on a row of `hats` that `principal` reaches at `level`; None when it reaches all of them."""
    if all(principal.grants.scope(HAT_DOMAINS[role], level) == "all" for role in roles):
        return None if len(roles) == len(HAT_DOMAINS) else table.c.role.in_(roles)
    reached = []
    for role in roles:
        scope = principal.grants.scope(HAT_DOMAINS[role], level)
        if scope is None:
            continue
        owned = table.c.owner_id == principal.id
        in_team = sa.or_(owned, table.c.team_id.in_(sorted(principal.grants.team_ids)))
        rows = {"own": owned, "team": in_team, "all": sa.true()}[scope]
        reached.append(sa.and_(table.c.role == role, rows))
    return sa.or_(sa.false(), *reached)


def _wears(party_id, condition):
    return _exists(worn, worn.c.party_id == party_id, condition)


def _works_for(party_id, condition):
    """A person without a hat of their own is seen through the organisations they work or worked for."""
    employed = _exists(links.join(worn, worn.c.party_id == links.c.other_id), links.c.party_id == party_id,
                       links.c.kind == "employment", condition)
    return sa.and_(employed, sa.not_(_wears(party_id, sa.true())))


def _customer_of_order(order_id, condition):
    return _exists(orders.join(worn, worn.c.party_id == orders.c.party_id), orders.c.id == order_id, condition)


def _exists(source, *conditions):
    found = sa.select(sa.literal(1)).select_from(source).where(*conditions)
    return found.correlate_except(worn, links, orders).exists()


def criteria(principal, level="read"):
    """For each scoped model the condition that limits it to what `principal` reaches."""
    anyone = within(principal, level)
    customer = within(principal, level, roles=("customer",))
    if anyone is None:
        return {}

    def seen(party_id):
        return sa.or_(_wears(party_id, anyone), _works_for(party_id, anyone))

    return {
        Party: seen(Party.id),
        Hat: within(principal, level, table=hats),
        ContactPoint: seen(ContactPoint.party_id),
        Address: seen(Address.party_id),
        PartyLink: sa.or_(_wears(PartyLink.party_id, anyone), _wears(PartyLink.other_id, anyone)),
        SearchDoc: seen(SearchDoc.record_id),
        Record: seen(Record.id),
        CustomerProfile: _wears(CustomerProfile.party_id, customer),
        LifecycleEvent: _wears(LifecycleEvent.party_id, customer),
        Order: _wears(Order.party_id, customer),
        OrderLine: _customer_of_order(OrderLine.order_id, customer),
    }


SCOPED = (Party, Hat, ContactPoint, Address, PartyLink, SearchDoc, CustomerProfile, LifecycleEvent, Order, OrderLine)
SCOPED_TABLES = frozenset(model.__table__.name for model in SCOPED) | {"records"}

_models_in = WeakKeyDictionary()  # statement -> scoped models in it; statements built once are looked at once


def _scoped_models(statement):
    found = _models_in.get(statement)
    if found is None:
        classes, bare = set(), set()
        for element in visitors.iterate(statement):
            mapper = element._annotations.get("parentmapper")
            if mapper is not None:
                classes.add(mapper.class_)
            elif isinstance(element, sa.Table):
                bare.add(element.name)
        found = _models_in[statement] = (classes, bare)
    return found


@event.listens_for(TwoModeSession, "do_orm_execute")
def _limit(state):
    reason = state.execution_options.get("unscoped")
    if reason or state.is_column_load:  # a refresh of a row that was read within the scope before
        state.update_execution_options(scope_checked=True)
        return
    classes, bare = _scoped_models(state.statement)
    mapped = {cls.__table__.name for cls in classes} | {base.__table__.name for cls in classes for base in cls.__mro__
                                                        if "__table__" in base.__dict__}
    if not state.is_select and (mapped | bare) & SCOPED_TABLES:
        raise OutOfScope("ORM update(), delete() and insert() bypass scope, version and history: see core/bulk.py")
    if beside := bare & SCOPED_TABLES - mapped:
        raise OutOfScope(f"A Core statement on {sorted(beside)}: select the models instead")
    touched = [model for model in SCOPED if model in classes]
    if Record in classes and not any(issubclass(cls, Record) and cls is not Record for cls in classes):
        touched.append(Record)
    if touched:
        _add_criteria(state, touched)
    state.update_execution_options(scope_checked=True)


def _add_criteria(state, touched):
    principal = principal_of(state.session)
    if principal is None:
        raise NoPrincipal(f"Reading {touched[0].__name__} without a principal")
    if principal.is_system or principal.grants.sees_all:
        return
    limits = principal.grants.limits.get(principal.id)
    if limits is None:
        limits = principal.grants.limits[principal.id] = criteria(principal)
    state.statement = state.statement.options(*(
        with_loader_criteria(model, limits[model], include_aliases=True, propagate_to_loaders=False)
        for model in touched
    ))
