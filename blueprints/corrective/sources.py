"""What corrective actions say of suppliers and partners on their scorecards: whether what was mended stayed mended."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial

from blueprints.evaluation.sources import COUNT, NOTHING, PERCENT, FactLine, Found, Source, register, share
from core.access import of
from core.times import format_day
from core.words import _, _l, language
from measures.corrective import lasting
from models import SCORED_ROLES, CorrectiveEvent, NameCard, db


@dataclass(frozen=True)
class Proof:
    """An action that was proven, and when it came back, if it did."""

    title: str
    proven_on: date
    came_back: date | None


def read_proofs(role, party_ids, first, last, settings):
    """{party id: proofs that were given or watched in the span}, in two statements."""
    theirs = (CorrectiveEvent.role == role, CorrectiveEvent.party_id.in_(party_ids))
    columns = (CorrectiveEvent.id, CorrectiveEvent.record_id, CorrectiveEvent.party_id, CorrectiveEvent.on)
    returns = defaultdict(list)
    for row in db.session.execute(of(CorrectiveEvent, *columns).where(
            *theirs, CorrectiveEvent.what == "recurred").order_by(CorrectiveEvent.id)):
        returns[row.record_id].append(row)
    found = defaultdict(list)
    for row in db.session.execute(of(CorrectiveEvent, *columns, NameCard.title).join(
            NameCard, NameCard.id == CorrectiveEvent.record_id).where(
            *theirs, CorrectiveEvent.what == "met", CorrectiveEvent.on <= last, CorrectiveEvent.until >= first,
            ).order_by(CorrectiveEvent.on, CorrectiveEvent.id)):
        came_back = next((each.on for each in returns[row.record_id] if each.id > row.id), None)
        found[row.party_id].append(Proof(row.title, row.on, came_back))
    return found


def as_known(proofs, as_of):
    """The proofs that were given by a day, as they stood then."""
    return [Proof(each.title, each.proven_on, each.came_back if each.came_back and each.came_back <= as_of else None)
            for each in proofs if each.proven_on <= as_of]


def find_lasting(proofs, first, last, as_of, settings):
    return share(*lasting((each.proven_on, each.came_back) for each in as_known(proofs, as_of)
                          if each.proven_on >= first))


def find_returned(proofs, first, last, as_of, settings):
    known = as_known(proofs, as_of)
    back = sum(each.came_back is not None and first <= each.came_back <= last for each in known)
    return Found(back, back, None, len(known)) if known else NOTHING


def proofs_told(proofs, first, last, as_of, settings):
    return [FactLine(each.title,
                     _("Proven on %(day)s", day=format_day(each.proven_on, language())) if each.came_back is None else
                     _("Proven on %(day)s, came back on %(back)s", day=format_day(each.proven_on, language()),
                       back=format_day(each.came_back, language())), each.came_back is None)
            for each in as_known(proofs, as_of)]


READ = {role: partial(read_proofs, role) for role in SCORED_ROLES}
CODES = {"supplier": "", "partner": "partner-"}  # a code belongs to one role
for role in SCORED_ROLES:
    register(
        Source(CODES[role] + "actions-lasting", role, _l("Corrective actions that lasted"), PERCENT, worst=50, best=100,
               read=READ[role], find=find_lasting, lines=proofs_told),
        Source(CODES[role] + "actions-returned", role, _l("Corrective actions that came back"), COUNT, worst=3, best=0,
               read=READ[role], find=find_returned, lines=proofs_told),
    )
