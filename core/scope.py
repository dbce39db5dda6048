"""The one place that limits what a principal reads and writes. It fails closed.

Every ORM read of a scoped table gets the principal's criterion; a session without a principal raises. Every flush is
checked against the principal's write scope. Ways around the ORM (Core selects, ORM UPDATE) are refused here unless
they name a reason: `execution_options(unscoped="why")`, which a law allows in few files.
"""
from contextlib import contextmanager
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import with_loader_criteria
from sqlalchemy.sql import visitors

from core import ready
from core.parts import (
    ARTICLE_PARTS,
    COOP_PARTS,
    CORRECTIVE_PARTS,
    DEAL_PARTS,
    HANGING,
    JUDGED,
    LED,
    LOYAL,
    PARTNERED,
    PARTY_PARTS,
    SELECTION_PARTS,
    SUPPLIED,
    TICKET_PARTS,
)
from core.reach import Reach
from models import (
    AccessRequest,
    Address,
    Agreement,
    Article,
    ContactPoint,
    CoopPlan,
    CorrectiveAction,
    CustomerProfile,
    Deal,
    DealSum,
    Hat,
    LifecycleEvent,
    Mention,
    Order,
    OrderLine,
    OrderStep,
    PartnerAction,
    PartnerAgreement,
    PartnerPlan,
    PartnerRisk,
    PartnerSelection,
    Party,
    PartyLink,
    PoolEvent,
    PoolPlace,
    Quote,
    QuoteLine,
    Record,
    Registration,
    Risk,
    Selection,
    SoldItem,
    Suggestion,
    Task,
    Ticket,
    TrialMove,
    TwoModeSession,
    db,
)


class NoPrincipal(RuntimeError):
    """Somebody's data was touched without saying who asks."""


class OutOfScope(Exception):
    """The principal may not write this row."""


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


SCOPED = (Party, Task, Deal, DealSum, *DEAL_PARTS, Ticket, *TICKET_PARTS, Article, *ARTICLE_PARTS, SoldItem, Hat,
          ContactPoint, Address, *PARTY_PARTS, AccessRequest, PartyLink, CustomerProfile, LifecycleEvent, PoolPlace,
          PoolEvent, Order, OrderLine, OrderStep, Quote, QuoteLine, Suggestion, TrialMove, *LED, *LOYAL, *SUPPLIED,
          *JUDGED, Registration, Selection, PartnerSelection, *SELECTION_PARTS, CoopPlan, PartnerPlan, Agreement,
          PartnerAgreement, *COOP_PARTS, Risk, PartnerRisk, CorrectiveAction, PartnerAction, *CORRECTIVE_PARTS,
          *PARTNERED, *HANGING, Mention)
SCOPED_TABLES = frozenset(model.__table__.name for model in SCOPED) | {"records"}

LIMITING = ("unscoped", "seen_through", "walked")  # options by which a statement is limited in another way

_read_by = WeakKeyDictionary()  # statement -> what _reads found; statements built once are looked at once
_read_along = {}  # way of a relationship -> the same: SQLAlchemy builds a new statement each time somebody walks it


def _reads(statement):
    """(what a statement reads that is limited, names of limited tables in it, those it goes around the models for)"""
    found = _read_by.get(statement)
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
        mapped = {cls.__table__.name for cls in classes} | {base.__table__.name for cls in classes
                                                            for base in cls.__mro__ if "__table__" in base.__dict__}
        touched = [sa.inspect(model) for model in SCOPED if model in classes] + list(aliases)
        if _reads_any_kind(statement, classes):
            touched.append(sa.inspect(Record))
        found = _read_by[statement] = touched, (mapped | bare) & SCOPED_TABLES, bare & SCOPED_TABLES - mapped
    return found


def _reads_along(state):
    """The same of a relationship that is walked, looked at once."""
    way = state.lazy_loaded_from is None, state.loader_strategy_path.path
    if way not in _read_along:
        _read_along[way] = _reads(state.statement)
    return _read_along[way]


def _reads_any_kind(statement, classes):
    """Does it read records whatever their kind? Names of the spine in a select of one kind mean that kind's rows."""
    if Record not in classes:
        return False
    begins_with = (statement._from_obj or statement._raw_columns[:1]) if isinstance(statement, sa.Select) else ()
    alone = any(source._annotations.get("parententity") is sa.inspect(Record) for source in begins_with)
    return alone or not any(issubclass(cls, Record) and cls is not Record for cls in classes)


@event.listens_for(TwoModeSession, "do_orm_execute")
def _limit(state):
    asked, limited_for = state.statement, None
    reason = state.execution_options.get("unscoped")
    if not reason and not state.is_column_load:  # else a refresh of a row that was read within the scope before
        touched = _touched(state)
        if touched:
            _add_criteria(state, touched, state.execution_options.get("walked"))
            limited_for = principal_of(state.session)
    state.update_execution_options(scope_checked=True)
    if not state.is_select:
        return None
    own = asked.get_execution_options()
    as_ever = all(state.execution_options.get(name) == own.get(name) for name in LIMITING)
    return ready.answered(state, asked, limited_for, as_ever=as_ever)


def _touched(state):
    """What the statement reads that is limited; refuses what goes around the models."""
    touched, tables, beside = _reads_along(state) if state.is_relationship_load else _reads(state.statement)
    if tables and not state.is_select:
        raise OutOfScope("ORM update(), delete() and insert() bypass scope, version and history: see core/bulk.py")
    if beside:
        raise OutOfScope(f"A Core statement on {sorted(beside)}: select the models instead")
    through = state.execution_options.get("seen_through")
    if through is not None:  # whoever sees a row of it sees all it is joined to: a list says so once
        touched = [entity for entity in touched if entity.mapper.class_ is through]
    return touched


def _add_criteria(state, touched, walked):
    """Limit the statement, each alias by conditions of its own; one that is kept is limited once for all who have equal
    rights in the same teams."""
    principal = principal_of(state.session)
    if principal is None:
        raise NoPrincipal(f"Reading {touched[0].mapper.class_.__name__} without a principal")
    if principal.is_system or principal.grants.sees_all:
        return
    limited = principal.grants.limits.setdefault("limited", WeakKeyDictionary())
    if state.statement not in limited:
        if walked and walked.are_all_of(principal):
            touched = [entity for entity in touched if entity.mapper.class_ is not walked.model]
        criteria = (_limit_on(entity, principal) for entity in touched)
        limited[state.statement] = state.statement.options(*(each for each in criteria if each is not None))
    state.statement = limited[state.statement]


@dataclass(frozen=True)
class Walked:
    """What a statement is limited to by itself: the rows of `model` of these teams, and of whoever asks elsewhere."""

    model: type
    domain: str
    team_ids: tuple

    def are_all_of(self, principal):
        """Is that what this principal's own limit would come to? If not, the limit is added as ever."""
        return (principal.grants.scope(self.domain) == "team"
                and self.team_ids == tuple(sorted(principal.grants.team_ids)))


class Value(sa.BindParameter):
    """A value in a criterion. Criteria hold copies of their values under the same hash, which SQLAlchemy tells apart by
    `==` each time a statement is executed: for a plain parameter that builds an expression (3 ms a page of My day)."""

    inherit_cache = True
    __hash__ = sa.BindParameter.__hash__

    def __eq__(self, other):
        return hash(self) == hash(other)


# What limits one limits all of equal rights: who it is goes into it when it is asked.
WHOEVER_ASKS = sa.bindparam("whoever_asks", callable_=lambda: principal_of(db.session).id, type_=sa.Integer)


def compared_as_they_are(condition):
    for element in visitors.iterate(condition):
        if type(element) is sa.BindParameter:
            element.__class__ = Value
    return condition


def _limit_on(entity, principal):
    """The criterion on a model, made once for all of equal rights, or on an alias, whose conditions are its own; None
    where nothing is out of reach."""
    held = principal.grants.limits
    if entity in held:
        return held[entity]
    rules = held.get("rules") or held.setdefault("rules", Reach(replace(principal, id=WHOEVER_ASKS)).rules())
    condition = compared_as_they_are(rules[entity.mapper.class_](entity.entity))
    is_all = isinstance(condition, sa.True_)
    criterion = None if is_all else with_loader_criteria(entity.entity, condition, propagate_to_loaders=False)
    if not entity.is_aliased_class:
        held[entity] = criterion
    return criterion
