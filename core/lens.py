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
from models import LEVELS, db

NOBODY_ID = 0  # of whoever owns nothing: what a right to all, or to a team's, gives does not depend on who has it
AT_ONCE = 40  # conditions in one statement


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


def readers(record_id, people):
    """{person: their Rights to read it} of those of `people` (principals) who do."""
    return _reaching(people, "read", {person for person in people if person.grants.sees_all} | set(
        _reads(record_id, [person for person in people if not person.grants.sees_all])),
        lambda holders: _reads(record_id, holders))


def writers(record_id, people):
    """{person: their Rights to write it} of those of `people` who may."""
    def writes(principals):
        return [each for each in principals if reaches_record(db.session, each, record_id)]
    return _reaching(people, "write", set(writes(people)), writes)


def _reaching(people, level, found, asked):
    """`asked` gives those of many principals who reach the record. What is theirs anyway needs no right of a role."""
    holders = {right: right.holder for person in people if person in found for right in rights_of(person, level)}
    effective = set(asked(list(holders.values())))
    reasons = {person: [right for right in rights_of(person, level) if holders[right] in effective]
               for person in people if person in found}
    return {person: _needed(rights) for person, rights in reasons.items()}


def _needed(rights):
    """Without those that only repeat what is so without any role."""
    plain = {(right.person_id, right.team_id) for right in rights if not right.domain}
    return [right for right in rights
            if not right.domain or right.scope == "all" or (right.person_id, right.team_id) not in plain]


def _reads(record_id, principals):
    """Those of the principals whose limit on reading lets the record through."""
    def question(person):
        return exists(records, where=sa.and_(records.c.id == record_id, Reach(person).record(records.c)))
    return [person for person, admitted in _asked(principals, question) if admitted]


def name_cards(party_id, people):
    """{person: the newest record about the party that they read}: by it they see its name, if nothing else of it."""
    about = _asked(people, lambda person: sa.select(sa.func.max(records.c.id)).where(
        records.c.party_id == party_id, Reach(person).record(records.c)).scalar_subquery())
    return {person: record_id for person, record_id in about if record_id is not None}


def _asked(principals, question):
    """(principal, answer) for each, many in one statement."""
    for first in range(0, len(principals), AT_ONCE):
        some = principals[first:first + AT_ONCE]
        statement = sa.select(*(question(each).label(f"of_{number}") for number, each in enumerate(some)))
        answers = db.session.execute(statement.execution_options(unscoped="who else reads it: yes or no, and an id"))
        yield from zip(some, answers.one(), strict=True)
