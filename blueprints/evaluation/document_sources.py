"""Documents as a criterion: how much of a period the required ones were valid."""
from dataclasses import dataclass
from datetime import timedelta

from blueprints.evaluation.queries import documents as queries
from blueprints.evaluation.sources import NOTHING, PERCENT, FactLine, Source, register, share
from core.access import of
from core.words import _, _l
from measures.qualification import days_covered
from models import SCORED_ROLES, PartyDocument, db

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shown:
    """A kind that is asked for, and the spans in which somebody had a valid one."""

    name: str
    spans: tuple


def reader(role):
    def read(party_ids, first, last, settings):
        chosen = settings.get("document_kind")
        kinds = [kind for kind in queries.kinds(role) if kind.id == chosen] if chosen else [
            kind for kind in queries.required(role, last) if kind.category_id is None]
        rows = of(PartyDocument, PartyDocument.party_id, PartyDocument.kind_id, PartyDocument.valid_from,
                  PartyDocument.valid_until, PartyDocument.revoked_on).where(
            PartyDocument.role == role, PartyDocument.party_id.in_(party_ids), queries.HELD).order_by(PartyDocument.id)
        spans = {}
        for row in db.session.execute(rows) if kinds else ():
            ends = min(row.valid_until, row.revoked_on - DAY) if row.revoked_on else row.valid_until
            spans.setdefault((row.party_id, row.kind_id), []).append((row.valid_from, ends))
        return {party_id: [Shown(kind.name, tuple(spans.get((party_id, kind.id), ()))) for kind in kinds]
                for party_id in party_ids}
    return read


def covered(shown, first, last, as_of):
    """(days covered, days) until today."""
    last = min(last, as_of)
    return days_covered(shown.spans, first, last), (last - first).days + 1


def find(shown, first, last, as_of, settings):
    if not shown or as_of < first:
        return NOTHING
    pairs = [covered(each, first, last, as_of) for each in shown]
    return share(sum(part for part, _whole in pairs), sum(whole for _part, whole in pairs), n=len(shown), certain=False)


def lines(shown, first, last, as_of, settings):
    told = [(each, *covered(each, first, last, as_of)) for each in shown]
    return [FactLine(each.name, _("valid on %(part)s of %(whole)s days", part=part, whole=whole), part == whole)
            for each, part, whole in told]


register(*(Source(
    f"{role}-documents", role, _l("Documents valid, of the days of the period"), PERCENT, worst=0, best=100,
    read=reader(role), find=find, lines=lines, key=lambda settings: (settings.get("document_kind"),),
    settings=("document_kind",), is_whole=True) for role in SCORED_ROLES))
