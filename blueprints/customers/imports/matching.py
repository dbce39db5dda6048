"""Which customer a file means, and which other parties a new one may be the same as."""
from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from blueprints.customers.queries.duplicates import UNSCOPED, teams_of
from core.access import of
from core.point_keys import point_key, tax_key
from core.search import name_key
from measures.names import bare_name
from models import ContactPoint, Hat, Party, db

BY_NAME = "="  # begins the key of a customer without a number
PHONES = ("phone", "mobile")
MOST_LISTED = 5


@dataclass(frozen=True)
class Match:
    """The customer behind a key.

    is_former   only in the archive, or no customer any more; several: cannot be told which
    """

    party_id: int | None = None
    is_former: bool = False
    several: bool = False


def key_of(code, name):
    """How a file's customers are told apart: by number, without one by name. None when a row gives neither."""
    if code:
        return code
    folded = name_key(name) if name else ""
    return BY_NAME + folded if folded else None


def find_customers(keys, role="customer"):
    """{key: Match} of the customers that are here, or of who wears another hat, in two statements at most."""
    codes = [key for key in keys if not key.startswith(BY_NAME)]
    names = [key.removeprefix(BY_NAME) for key in keys if key.startswith(BY_NAME)]
    found = defaultdict(list)
    if codes:
        rows = sa.select(Hat.code, Hat.party_id, Hat.until).where(Hat.role == role, Hat.code.in_(codes))
        for code, party_id, until in db.session.execute(rows):
            found[code].append((party_id, until))
    if names:
        rows = of(Party, Party.name_key, Hat.party_id, Hat.until).join(Hat, Hat.party_id == Party.id).where(
            Hat.role == role, Party.name_key.in_(names))
        for name, party_id, until in db.session.execute(rows):
            found[BY_NAME + name].append((party_id, until))
    return _still_here({key: _match(worn) for key, worn in found.items()}, role)


def _still_here(matches, role):
    """Under a number that ended when two were merged, the one that stayed is meant: it is a customer by another one."""
    former = {match.party_id for match in matches.values() if match.is_former}
    if not former:
        return matches
    worn = sa.select(Hat.party_id).where(Hat.party_id.in_(former), Hat.role == role, Hat.until.is_(None))
    current = set(db.session.scalars(worn))
    return {key: Match(match.party_id) if match.is_former and match.party_id in current else match
            for key, match in matches.items()}


def _match(worn):
    current = {party_id for party_id, until in worn if until is None}
    if len(current) > 1:
        return Match(several=True)
    if current:
        return Match(current.pop())
    newest = max(worn, key=lambda hat: hat[1])
    return Match(newest[0], is_former=True)


class Resemblances:
    """Finds parties that share a name, tax number, e-mail or phone with a new one, here or earlier in the file."""

    def __init__(self):
        self._earlier = {}

    def of(self, newcomers):
        """For each (label, facts) a list of {"id", "title", "why"}, or None; `title` in facts is the name as given.

        Of one in another team's hands, unseen by the importer: the team, and "elsewhere", its id.
        """
        wanted = [list(_keys(facts)) for _label, facts in newcomers]
        known = _known({key for keys in wanted for key in keys})
        found = []
        for (label, _facts), keys in zip(newcomers, wanted, strict=True):
            alike = {}
            for key in keys:
                for party_id, told in known.get(key, ())[:MOST_LISTED]:
                    alike.setdefault(party_id, {**told, "why": key[0]})
                if key not in known and key in self._earlier:
                    earlier = self._earlier[key]
                    alike.setdefault(earlier, {"id": None, "title": earlier, "why": key[0]})
                self._earlier.setdefault(key, label)
            found.append(list(alike.values()) or None)
        return found


def _keys(facts):
    if facts.get("title"):
        yield "name", bare_name(name_key(facts["title"]))
    if facts.get("tax_number"):
        yield "tax_number", tax_key(facts["tax_number"])
    if facts.get("email"):
        yield "email", point_key("email", facts["email"])
    for kind in PHONES:
        if facts.get(kind):
            yield "phone", point_key(kind, facts[kind])


def _known(keys):
    """{(why, key): [(party id, {"id", "title"})]} of the parties here that are not in the archive."""
    by_why, found = defaultdict(set), []
    for why, key in keys:
        by_why[why].add(key)
    for why, column in (("name", Party.bare_key), ("tax_number", Party.tax_key)):
        if by_why[why]:
            rows = sa.select(column, Party.id).where(column.in_(by_why[why]), Party.is_open)
            found += ((why, *row) for row in db.session.execute(rows.execution_options(**UNSCOPED)))
    for why, kinds in (("email", ("email",)), ("phone", PHONES)):
        if by_why[why]:
            rows = sa.select(ContactPoint.value_key, Party.id).join(
                Party, Party.id == ContactPoint.party_id).where(
                ContactPoint.kind.in_(kinds), ContactPoint.value_key.in_(by_why[why]), Party.is_open)
            found += ((why, *row) for row in db.session.execute(rows.execution_options(**UNSCOPED)))
    told, known = _told({party_id for _why, _key, party_id in found}), defaultdict(list)
    for why, key, party_id in sorted(found):
        known[why, key].append((party_id, told[party_id]))
    return known


def _told(party_ids):
    """{party id: what whoever imports may know of it}: its name, or only whose it is."""
    if not party_ids:
        return {}
    titles = dict(db.session.execute(of(Party, Party.id, Party.title).where(Party.id.in_(party_ids))).all())
    seen = {party_id: {"id": party_id, "title": title} for party_id, title in titles.items()}
    strangers = dict(teams_of(party_ids - seen.keys()))
    return {party_id: {"id": None, "title": strangers.get(party_id) or "", "elsewhere": party_id}
            for party_id in party_ids} | seen
