"""Who reaches a record, and by which of their rights.

Nothing is decided here. Whether somebody reads a record is asked of the conditions that limit every read
(core/reach.py), whether they write it of the check before every flush (core/write_guard.py). Why they do is asked of
the same, once for each right by itself: of somebody who had that one right and nothing else.
"""
from dataclasses import dataclass

import sqlalchemy as sa

from core.principal import DOMAINS, Grants, Principal
from core.reach import Reach
from core.whose import exists, records
from core.write_guard import reaches_record
from models import LEVELS, Record, db

NOBODY_ID = 0  # of whoever owns nothing: what a right to all, or to a team's, gives does not depend on who has it
AT_ONCE = 40  # conditions in one statement
MODELS = {kind: mapper.class_ for kind, mapper in sa.inspect(Record).polymorphic_map.items()}


@dataclass(frozen=True)
class Right:
    """One right by itself: `level` in `domain` as far as `scope`, for a person's own or for a team's. Without a domain
    it is what needs no role: that something is their own task, say, or was shared with them."""

    domain: str
    level: str
    scope: str
    person_id: int | None = None
    team_id: int | None = None

    @property
    def holder(self):
        """Somebody who has this right and no other."""
        role = [{self.domain: [self.level, self.scope]}] if self.domain else []
        return Principal(id=self.person_id or NOBODY_ID, grants=Grants.of(role, [self.team_id] if self.team_id else []))


def rights_of(person, level):
    """What somebody's roles and teams come to at `level` or above, one right at a time."""
    for domain in ("", *DOMAINS):
        held = person.grants.reach.get(domain, {}) if domain else {level: "team"}
        highest = {held[each]: each for each in LEVELS[LEVELS.index(level):] if each in held}  # of each scope
        for scope, each in highest.items():
            if scope == "all":
                yield Right(domain, each, "all")
                continue
            yield Right(domain, each, "own", person_id=person.id)
            if scope == "team":
                yield from (Right(domain, each, "team", team_id=team_id) for team_id in sorted(person.grants.team_ids))


def readers(record, people):
    """{person: their Rights to read it} of those of `people` (principals) who do."""
    def read(principals):
        limited = _asked([each for each in principals if not each.grants.sees_all], lambda each: exists(
            records, where=sa.and_(records.c.id == record.id, _limit_of(each, [record.kind]))))
        return {each for each in principals if each.grants.sees_all} | {each for each, found in limited if found}
    return _reaching(people, "read", read)


def writers(record, people):
    """{person: their Rights to write it} of those of `people` who may."""
    return _reaching(people, "write", lambda principals: {
        each for each in principals if reaches_record(db.session, each, record.id)})


def name_cards(party, people):
    """{person: a record about the party that they read}: by it they see its name, if nothing else of it."""
    kinds = db.session.scalars(_unscoped(sa.select(records.c.kind).where(records.c.party_id == party.id).distinct()))
    kinds = sorted(set(kinds) & MODELS.keys())
    about = _asked(people if kinds else [], lambda each: sa.select(sa.func.max(records.c.id)).where(
        records.c.party_id == party.id, _limit_of(each, kinds)).scalar_subquery())
    return {person: record_id for person, record_id in about if record_id is not None}


def _reaching(people, level, reached):
    """`reached` gives those of many principals who reach the record: asked of people, then of holders of one right."""
    found = reached(people)
    holders = {right: right.holder for person in found for right in rights_of(person, level)}
    effective = reached(list(holders.values()))
    return {person: _needed([right for right in rights_of(person, level) if holders[right] in effective])
            for person in people if person in found}


def _needed(rights):
    """Without those that only repeat what is so without any role."""
    plain = {(right.person_id, right.team_id) for right in rights if not right.domain}
    return [right for right in rights
            if not right.domain or right.scope == "all" or (right.person_id, right.team_id) not in plain]


def _limit_of(person, kinds):
    """The condition on `records` of these kinds that limits what the person reads."""
    rules = Reach(person).rules()
    return sa.or_(*(sa.and_(records.c.kind == kind, rules[MODELS[kind]](records.c)) for kind in kinds))


def _asked(principals, question):
    """(principal, answer) for each, many in one statement."""
    for first in range(0, len(principals), AT_ONCE):
        some = principals[first:first + AT_ONCE]
        columns = (question(each).label(f"of_{number}") for number, each in enumerate(some))
        yield from zip(some, db.session.execute(_unscoped(sa.select(*columns))).one(), strict=True)


def _unscoped(statement):
    return statement.execution_options(unscoped="who else reads it: yes or no, an id and the kinds")
