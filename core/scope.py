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
    Attachment,
    Change,
    ContactPoint,
    CustomerProfile,
    Entry,
    Hat,
    LifecycleEvent,
    Mention,
    Order,
    OrderLine,
    Party,
    PartyLink,
    Record,
    RecordTag,
    SearchDoc,
    Task,
    TwoModeSession,
    Watcher,
    db,
)


class NoPrincipal(RuntimeError):
    """Somebody's data was touched without saying who asks."""


class OutOfScope(Exception):
    """The principal may not write this row."""


worn = Hat.__table__.alias("worn")  # names of their own: a query may read the same tables itself
links = PartyLink.__table__.alias("linked")
orders = Order.__table__.alias("ordered")
records = Record.__table__.alias("held")
tasks = Task.__table__.alias("tasked")
about = Record.__table__.alias("about_it")
entries = Entry.__table__.alias("entered")


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


def _exists(*sources, on=None, where):
    """Is there a row of `sources` (one, or two joined by `on`) that meets `where`, which may name rows around it?"""
    source = sources[0] if on is None else sources[0].join(sources[1], on)
    return sa.select(sa.literal(1)).select_from(source).where(where).correlate_except(*sources).exists()


class Reach:
    """The conditions on rows of any kind that `principal` may read (or write), built once for each principal."""

    def __init__(self, principal, level="read"):
        self.principal, self.level = principal, level
        limited = within(principal, level)
        self.is_all = limited is None
        self.anyone = sa.true() if self.is_all else limited
        self.customer = within(principal, level, roles=("customer",))

    def wears(self, party_id, condition):
        return _exists(worn, where=sa.and_(worn.c.party_id == party_id, condition))

    def party(self, party_id):
        """A person without a hat of their own is seen through the organisations they work or worked for."""
        employed = _exists(links, worn, on=worn.c.party_id == links.c.other_id, where=sa.and_(
            links.c.party_id == party_id, links.c.kind == "employment", self.anyone))
        return sa.or_(self.wears(party_id, self.anyone),
                      sa.and_(employed, sa.not_(self.wears(party_id, sa.true()))))

    def task(self, row):
        """Whose it is, who made it, their team, and whoever sees what it is about."""
        me, teams = self.principal.id, sorted(self.principal.grants.team_ids)
        through = _exists(tasks, about, on=about.c.id == tasks.c.about_id, where=sa.and_(
            tasks.c.id == row.id, about.c.kind == "party", self.party(about.c.id)))
        return sa.or_(row.owner_id == me, row.created_by_id == me, row.team_id.in_(teams), through)

    def record(self, row):
        """`row` is the model, an alias or the columns of `records`: each kind has its rule."""
        return sa.or_(sa.and_(row.kind == "party", self.party(row.id)), sa.and_(row.kind == "task", self.task(row)))

    def hanging(self, record_id):
        """What hangs on a record is seen by whoever sees the record."""
        return _exists(records, where=sa.and_(records.c.id == record_id, self.record(records.c)))

    def rules(self):
        """For each scoped model a function from it, or from an alias of it, to the condition that limits it."""
        def of_line(line):
            return _exists(orders, worn, on=worn.c.party_id == orders.c.party_id, where=sa.and_(
                orders.c.id == line.order_id, self.customer))

        def of_mention(mention):
            return _exists(entries, where=sa.and_(
                entries.c.id == mention.entry_id, self.hanging(entries.c.record_id)))

        def of_link(link):
            return sa.or_(self.wears(link.party_id, self.anyone), self.wears(link.other_id, self.anyone))

        return {
            Record: self.record, Task: self.task, Party: lambda party: self.party(party.id), PartyLink: of_link,
            Hat: lambda hat: within(self.principal, self.level, hat), OrderLine: of_line, Mention: of_mention,
            CustomerProfile: lambda profile: owned(self.principal, "customers", profile, self.level),
            **dict.fromkeys((ContactPoint, Address), lambda row: self.party(row.party_id)),
            **dict.fromkeys((LifecycleEvent, Order), lambda row: self.wears(row.party_id, self.customer)),
            **dict.fromkeys(HANGING, lambda row: self.hanging(row.record_id)),
        }


HANGING = (SearchDoc, Entry, Attachment, RecordTag, Watcher, Change)
SCOPED = (Party, Task, Hat, ContactPoint, Address, PartyLink, CustomerProfile, LifecycleEvent, Order, OrderLine,
          *HANGING, Mention)
SCOPED_TABLES = frozenset(model.__table__.name for model in SCOPED) | {"records"}

_models_in = WeakKeyDictionary()  # statement -> scoped models in it; statements built once are looked at once


def _scoped_models(statement):
    """(models in it, names of bare tables, aliases of scoped models, whether it reads records of any kind)"""
    found = _models_in.get(statement)
    if found is None:
        classes, bare, aliases = set(), set(), set()
        for element in visitors.iterate(statement):
            entity, mapper = (element._annotations.get(name) for name in ("parententity", "parentmapper"))
            if mapper is not None:
                classes.add(mapper.class_)
            elif isinstance(element, sa.Table):
                bare.add(element.name)
            if entity is not None and entity.is_aliased_class and entity.mapper.class_ in (Record, *SCOPED):
                aliases.add(entity)
        found = _models_in[statement] = (classes, bare, aliases, _reads_any_kind(statement, classes))
    return found


def _reads_any_kind(statement, classes):
    """Does it read records whatever their kind? Names of the spine in a select of one kind mean that kind's rows."""
    if Record not in classes:
        return False
    begins_with = (statement._from_obj or statement._raw_columns[:1]) if isinstance(statement, sa.Select) else ()
    alone = any(source._annotations.get("parententity") is sa.inspect(Record) for source in begins_with)
    return alone or not any(issubclass(cls, Record) and cls is not Record for cls in classes)


@event.listens_for(TwoModeSession, "do_orm_execute")
def _limit(state):
    reason = state.execution_options.get("unscoped")
    if reason or state.is_column_load:  # a refresh of a row that was read within the scope before
        state.update_execution_options(scope_checked=True)
        return
    classes, bare, aliases, reads_any_kind = _scoped_models(state.statement)
    mapped = {cls.__table__.name for cls in classes} | {base.__table__.name for cls in classes for base in cls.__mro__
                                                        if "__table__" in base.__dict__}
    if not state.is_select and (mapped | bare) & SCOPED_TABLES:
        raise OutOfScope("ORM update(), delete() and insert() bypass scope, version and history: see core/bulk.py")
    if beside := bare & SCOPED_TABLES - mapped:
        raise OutOfScope(f"A Core statement on {sorted(beside)}: select the models instead")
    touched = [sa.inspect(model) for model in SCOPED if model in classes] + list(aliases)
    if reads_any_kind:
        touched.append(sa.inspect(Record))
    through = state.execution_options.get("seen_through")
    if through is not None:  # whoever sees a row of it sees all it is joined to: a list says so once
        touched = [entity for entity in touched if entity.mapper.class_ is through]
    if touched:
        _add_criteria(state, touched)
    state.update_execution_options(scope_checked=True)


def _add_criteria(state, touched):
    """Limit the statement, each alias by conditions of its own; one that is kept is limited once for each principal."""
    principal = principal_of(state.session)
    if principal is None:
        raise NoPrincipal(f"Reading {touched[0].mapper.class_.__name__} without a principal")
    if principal.is_system or principal.grants.sees_all:
        return
    limited = principal.grants.limits.setdefault(("limited", principal.id), WeakKeyDictionary())
    if state.statement not in limited:
        limited[state.statement] = state.statement.options(*(_limit_on(entity, principal) for entity in touched))
    state.statement = limited[state.statement]


def _limit_on(entity, principal):
    """The criterion on a model, made once for each principal, or on an alias, whose conditions are its own."""
    held = principal.grants.limits
    if (entity, principal.id) in held:
        return held[entity, principal.id]
    rules = held.get(principal.id) or held.setdefault(principal.id, Reach(principal).rules())
    condition = rules[entity.mapper.class_](entity.entity)
    criterion = with_loader_criteria(entity.entity, condition, propagate_to_loaders=False)
    if not entity.is_aliased_class:
        held[entity, principal.id] = criterion
    return criterion
