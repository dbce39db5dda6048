"""What a person is called and reached by, as it may stand in any text: the needles a search looks for."""
import json
import re
from dataclasses import dataclass, field

import sqlalchemy as sa

from core.persons.belongings import UNSCOPED
from core.search import IS_CJK, fold, name_key, words
from models import Address, Change, ContactPoint, Party, Record, db

MARK = "[…]"  # what stands where something was erased
EVERYWHERE = ("email", "phone", "number")  # nobody else has them; names and streets others may bear, too
SHORTEST = {"name": 4, "email": 6, "phone": 6, "number": 5, "street": 6}


@dataclass(frozen=True)
class Needle:
    """A text to look for. `hints`: what a row must hold to be looked at; `words`: as the index of the search has it."""

    kind: str  # name, email, phone, number, street
    text: str
    pattern: object = field(compare=False)
    hints: tuple = ()
    words: object = field(default=None, compare=False)


def needles(person_ids):
    """All needles of these persons, the longest first."""
    found = set()
    for kind, text in _texts(person_ids):
        text = " ".join((text or "").split())
        if len(text) >= (2 if IS_CJK.search(text) else SHORTEST[kind]):
            found.add(_needle(kind, text))
    return sorted(found, key=lambda needle: (-len(needle.text), needle.text))


def is_name_theirs(person_ids):
    """Does nobody else bear one of their names? Then it means them wherever it stands."""
    keys = db.session.scalars(sa.select(Party.name_key).where(Party.id.in_(person_ids)).execution_options(**UNSCOPED))
    others = sa.select(Party.id).where(Party.name_key.in_(list(keys)), Party.id.not_in(person_ids)).limit(1)
    return db.session.scalar(others.execution_options(**UNSCOPED)) is None


def points_of(person_ids):
    """[(kind, key, value)] of what reaches them and nobody else we know."""
    own = db.session.execute(sa.select(ContactPoint.kind, ContactPoint.value_key, ContactPoint.value).where(
        ContactPoint.party_id.in_(person_ids)).order_by(ContactPoint.id).execution_options(**UNSCOPED)).all()
    keys = [row.value_key for row in own]
    shared = set(db.session.scalars(sa.select(ContactPoint.value_key).where(
        ContactPoint.value_key.in_(keys), ContactPoint.party_id.not_in(person_ids)).execution_options(**UNSCOPED)))
    return [tuple(row) for row in own if row.value_key not in shared]


KINDS = {"email": "email", "phone": "phone", "mobile": "phone", "fax": "phone", "wechat": "number"}


def _texts(person_ids):
    def read(*columns, of):
        return db.session.execute(sa.select(*columns).where(of).execution_options(**UNSCOPED))

    for title, tax_number in read(Record.title, Party.tax_number, of=sa.and_(
            Record.id == Party.id, Party.id.in_(person_ids))):
        yield from (("name", title), ("number", tax_number))
    yield from ((KINDS[kind], value) for kind, _key, value in points_of(person_ids) if kind in KINDS)
    for (street,) in read(Address.street, of=Address.party_id.in_(person_ids)):
        yield "street", street
    for part, fields in read(Change.part, Change.fields, of=Change.record_id.in_(person_ids)):
        for before_and_after in ([fields["title"]] if part == "parties" and "title" in fields else []):
            yield from (("name", text) for text in before_and_after if isinstance(text, str))
        for text in (fields.get("value") or []) if part == "contact_points" else ():
            if isinstance(text, str) and "@" in text and not _is_others(text, person_ids):
                yield "email", text


def _is_others(address, person_ids):
    query = sa.select(ContactPoint.id).where(ContactPoint.value_key == fold(address).strip(),
                                             ContactPoint.party_id.not_in(person_ids)).limit(1)
    return db.session.scalar(query.execution_options(**UNSCOPED)) is not None


def _needle(kind, text):
    if kind == "phone":
        digits = "".join(filter(str.isdigit, text))
        inner = r"[\s().\-/]*".join(digits[-10:])
        pattern = re.compile(rf"(?:\+?\d[\s().\-/]*)*{inner}(?!\d)" if len(digits) >= 7 else re.escape(text))
        hints = (digits[-4:],)
    else:
        spelt = sorted({text, fold(text), name_key(text)}, key=lambda each: (-len(each), each))
        edge = r"(?<!\w){}(?!\w)" if not IS_CJK.search(text) else "{}"
        alternatives = "|".join(r"\s+".join(map(re.escape, each.split())) for each in spelt)
        pattern = re.compile(edge.format(f"(?:{alternatives})"), re.IGNORECASE)
        hints = tuple(sorted({each.split()[0] for each in spelt}))
    said = words(text).split()
    if IS_CJK.search(text) and len(said) > 1:
        said = said[:-1]  # the last sign alone closes a run: within a longer one it is not there
    if kind == "phone":
        return Needle(kind, text, pattern, hints, pattern)
    indexed = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, said)) + r"(?!\S)") if said else None
    escaped = tuple(json.dumps(hint)[1:-1] for hint in hints if not hint.isascii())
    return Needle(kind, text, pattern, hints + escaped, indexed)
