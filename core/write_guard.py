"""Refuses a flush that would write outside the principal's scope, whatever code path led there."""
import sqlalchemy as sa
from sqlalchemy import event

from core.parts import ARTICLE_PARTS, DEAL_PARTS, JUDGED, LED, LOYAL, OF_A_RECORD, PARTNERED, SUPPLIED
from core.principal import HAT_DOMAINS, KIND_DOMAINS, SHARED_KINDS
from core.reach import Reach
from core.scope import SCOPED, NoPrincipal, OutOfScope, principal_of
from core.whose import links, records, tasks, within, worn
from models import (
    Agreement,
    Article,
    Change,
    CoopPlan,
    CorrectiveAction,
    Deal,
    Entry,
    Hat,
    Judgement,
    Mention,
    Order,
    OrderLine,
    OrderStep,
    Party,
    PartyLink,
    PoolPlace,
    Quote,
    QuoteLine,
    Registration,
    Risk,
    Selection,
    SoldItem,
    Task,
    Ticket,
    TwoModeSession,
    Watcher,
)

# the models of the kinds in KIND_DOMAINS
OF_DOMAINS = (Deal, Ticket, Registration, Selection, CoopPlan, Agreement, CorrectiveAction, Risk)
RECORDS = (Party, Task, Article, SoldItem, *OF_DOMAINS)
MANY = 5  # rows in one flush from which their records are asked about in one statement


@event.listens_for(TwoModeSession, "before_flush")
def _refuse_foreign(session, _context, _instances):
    touched = [row for row in (*session.new, *session.dirty, *session.deleted) if isinstance(row, SCOPED)]
    if not touched:
        return
    principal = principal_of(session)
    if principal is None:
        raise NoPrincipal(f"Writing {type(touched[0]).__name__} without a principal")
    if principal.is_system:
        return
    answers = _asked_at_once(session, principal, touched) if len(touched) > MANY else {}
    for row in touched:
        if not _may_write(session, principal, row, answers):
            raise OutOfScope(f"{principal.name} may not write {type(row).__name__} {sa.inspect(row).identity}")


def _asked_at_once(session, principal, touched):
    """What is known beforehand of the records touched: only a yes; whatever is not there is asked about by itself."""
    ids = {row.id if isinstance(row, RECORDS) else row.record_id for row in touched
           if isinstance(row, (*RECORDS, *OF_A_RECORD))}  # what else hangs on a party comes with the party itself
    may = reached(session, principal, [row_id for row_id in ids if row_id is not None])
    return dict.fromkeys(may, True) | dict.fromkeys(((row_id, tuple(HAT_DOMAINS)) for row_id in may), True)


def _may_write(session, principal, row, answers):
    if isinstance(row, Hat):
        return _may_write_hat(principal, row)
    if isinstance(row, Change) or (isinstance(row, Entry) and row.kind == "system"):
        return row in session.new  # noted by the system beside what was allowed; never changed afterwards
    if isinstance(row, Watcher) and row.user_id == principal.id:
        return True  # whoever may read a record may watch it: loading it was the check
    if isinstance(row, Judgement) and row.rater_id == principal.id:
        return True  # and may say what they think of it
    if isinstance(row, Mention):
        row = row.entry or sa.inspect(row).attrs.entry.history.deleted[0]  # named no more
    if isinstance(row, Task):
        return answers.get(row.id) or _may_write_task(session, principal, row)
    if isinstance(row, (Article, *ARTICLE_PARTS, SoldItem)):
        return principal.grants.scope(SHARED_KINDS["article"], "write") is not None
    if isinstance(row, OF_DOMAINS):
        return answers.get(row.id) or _may_write_owned(session, principal, row)
    if isinstance(row, DEAL_PARTS):
        return _may_write_part(session, principal, _whole_of(row, "deal"), answers)
    if isinstance(row, OF_A_RECORD):
        return _may_write_part(session, principal, row.record_id, answers)
    if isinstance(row, QuoteLine):
        row = _whole(row, "quote")
    if isinstance(row, Quote) and row.deal_id is not None:
        return _may_write_part(session, principal, row.deal_id, answers)
    roles = _deciding(row)
    for party in _parties(row):
        if party in session.new:
            return any(principal.grants.scope(domain, "write") for domain in HAT_DOMAINS.values())
        asked = party if isinstance(party, int) else party.id, roles
        if asked not in answers:
            answers[asked] = reaches_party(session, principal, *asked)
        if answers[asked]:
            return True
    return False


def _deciding(row):
    """The hats through which a fact of a party may be written."""
    if isinstance(row, SUPPLIED):
        return ("supplier",)
    if isinstance(row, JUDGED):
        return (row.role,)
    if isinstance(row, PARTNERED):
        return ("partner",)
    of_customer = (Order, OrderLine, OrderStep, PoolPlace, Quote, *LED, *LOYAL)
    return ("customer",) if isinstance(row, of_customer) else tuple(HAT_DOMAINS)


def _may_write_hat(principal, hat):
    """Both what the hat was and what it becomes must be within reach: nobody hands a customer to a stranger's team."""
    state = sa.inspect(hat)
    held = [(hat.owner_id, hat.team_id)]
    if state.persistent:
        before = {name: state.attrs[name].history.deleted for name in ("owner_id", "team_id")}
        held += [tuple(before[name][0] if before[name] else getattr(hat, name) for name in before)]
    return all(principal.reaches(HAT_DOMAINS[hat.role], "write", *who) for who in held)


def _parties(row):
    """The parties (object or id) any of which decides about `row`."""
    if isinstance(row, Party):
        return [row]
    if isinstance(row, PartyLink):
        return [row.party or row.party_id, row.other or row.other_id]
    if isinstance(row, (OrderLine, OrderStep)):
        return _parties(_whole(row, "order"))
    party = sa.inspect(row).dict.get("party")
    return [party if party is not None else row.party_id]


def _whole(part, name):
    """What a row is part of; taken out of it, what it was part of."""
    return getattr(part, name) or sa.inspect(part).attrs[name].history.deleted[0]


def _may_write_part(session, principal, record_id, answers):
    """`record_id` may be the new record itself, whose id is not known yet."""
    if isinstance(record_id, RECORDS):
        return _may_write(session, principal, record_id, answers)
    if record_id not in answers:
        new = next((row for row in session.new if isinstance(row, RECORDS) and row.id == record_id), None)
        answers[record_id] = (reaches_record(session, principal, record_id) if new is None
                              else _may_write(session, principal, new, answers))
    return answers[record_id]


def _whole_of(part, name):
    """The id of the record a row is part of, or the record itself while it is new; taken out of it, the one it was."""
    whole = sa.inspect(part).dict.get(name)
    if whole is not None and sa.inspect(whole).pending:
        return whole
    known = getattr(part, f"{name}_id") or (whole and whole.id)  # a new part of a known record has the record alone
    return known or sa.inspect(part).attrs[name].history.deleted[0].id


def _may_write_owned(session, principal, row):
    """A new one by whoever writes in its domain at all; a known one by whoever reached it before this change."""
    if row in session.new:
        return principal.grants.scope(KIND_DOMAINS[row.kind], "write") is not None
    return reaches_record(session, principal, row.id)


def _may_write_task(session, principal, task):
    """A new one on anything one may write; a known one as it was before this change."""
    if task in session.new:
        return task.about_id is None or reaches_record(session, principal, task.about_id)
    return reaches_record(session, principal, task.id)


def reached(session, principal, record_ids, roles=tuple(HAT_DOMAINS)):
    """Those of many records that `principal` may write, in one statement; parties through a hat of one of `roles`."""
    asked = principal.id, "write", roles
    query = principal.grants.limits.get(asked)
    if query is None:
        query = principal.grants.limits[asked] = _reached(principal, roles)
    with session.no_autoflush:
        return set(session.scalars(query, {"record_ids": list(record_ids)}))


def _reached(principal, roles):
    reach = Reach(principal, "write")
    condition = reach.record(records.c)
    if roles != tuple(HAT_DOMAINS):
        condition = sa.and_(condition, reach.wears(records.c.id, within(principal, "write", roles=roles)))
    query = sa.select(records.c.id).where(records.c.id.in_(sa.bindparam("record_ids", expanding=True)), condition)
    return query.execution_options(unscoped="the scope check itself")


ROW_ID = sa.bindparam("row_id", type_=sa.Integer)
FACTS = sa.select(
    records.c.kind, records.c.owner_id, records.c.created_by_id, records.c.team_id, tasks.c.about_id,
).select_from(records.outerjoin(tasks, tasks.c.id == records.c.id)).where(records.c.id == ROW_ID).execution_options(
    unscoped="the scope check itself")
_hat = sa.select(worn.c.party_id, worn.c.role, worn.c.owner_id, worn.c.team_id)
HATS = sa.union_all(  # its own and those of employers; OR would read all hats on PostgreSQL
    _hat.where(worn.c.party_id == ROW_ID),
    _hat.join(links, links.c.other_id == worn.c.party_id).where(
        links.c.party_id == ROW_ID, links.c.kind == "employment")).execution_options(unscoped="the scope check itself")


def _known(session, statement, row_id):
    """What the check goes by; a session that only reads asks once."""
    kept = session.info.setdefault("known", {}) if session.info["mode"] == "read" else {}
    if (statement, row_id) not in kept:
        with session.no_autoflush:
            kept[statement, row_id] = session.execute(statement, {"row_id": row_id}).all()
    return kept[statement, row_id]


def reaches_record(session, principal, record_id, level="write"):
    """May `principal` write it: a party through a hat; a task as owner, maker or team, or by what it is about?

    At `level` "manage" being its owner, maker or team is not enough.
    """
    row = next(iter(_known(session, FACTS, record_id)), None)
    if row is None:
        return False
    if row.kind == "party":
        return reaches_party(session, principal, record_id, level=level)
    if row.kind in KIND_DOMAINS:
        return principal.reaches(KIND_DOMAINS[row.kind], level, row.owner_id, row.team_id)
    if row.kind in SHARED_KINDS:
        return principal.grants.scope(SHARED_KINDS[row.kind], level) is not None
    is_theirs = principal.id in (row.owner_id, row.created_by_id) or row.team_id in principal.grants.team_ids
    if is_theirs and level == "write":
        return True
    if row.about_id is not None:
        return reaches_record(session, principal, row.about_id, level)
    return principal.grants.scope("admin", "manage") == "all"


def reaches_party(session, principal, party_id, roles=tuple(HAT_DOMAINS), level="write"):
    """May `principal` write this party: through a hat of its own (one of `roles`); without one, of an employer?"""
    rows = _known(session, HATS, party_id)
    own = [row for row in rows if row.party_id == party_id]
    return any(principal.reaches(HAT_DOMAINS[row.role], level, row.owner_id, row.team_id)
               for row in own or rows if row.role in roles)
