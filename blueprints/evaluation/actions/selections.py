"""Choosing among suppliers or partners: make a selection, its criteria, its candidates, what was found."""
from dataclasses import dataclass
from decimal import Decimal

from blueprints.evaluation.comparing import home_price
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.rules import Rules
from core.page import Refused
from core.rates import RateTable
from core.search import index_record
from core.words import _, _p
from core.workspace import workspace
from models import (
    SelectionCandidate,
    SelectionComparison,
    SelectionCriterion,
    SelectionInterest,
    SelectionValue,
    db,
    now,
)

FACTS = ("title", "need", "owner_id", "team_id", "cost_per_return")
MOST_CRITERIA, MOST_CANDIDATES = 9, 20
MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True)
class Criterion:
    """A criterion as entered; `id` is that of the one it changes."""

    name: str
    weight: Decimal = Decimal(0)
    worst: Decimal = Decimal(0)
    best: Decimal = Decimal(100)
    least: Decimal | None = None
    filled_from: str | None = None
    id: int | None = None


def begin(room, facts, *, by, template=None, invites=(), parties=()):
    """A new selection with the criteria of a published template, or the usual ones, and its first candidates."""
    selection = room.selection(title="", state="open", created_by_id=by.id, role=room.role, need="", rationale="",
                               despite="", weights_from="direct", ri_table="saaty_2005")
    db.session.add(selection)
    write(selection, facts)
    quotes = [invite for invite in invites if invite.answered_at and invite.unit_price is not None]
    for at, each in enumerate(criteria_from(template) if template else usual_criteria(room, quotes)):
        db.session.add(made(selection, each, at))
    add_candidates(selection, invites=invites, parties=parties)
    return selection


def revise(selection, facts, *, by):
    refuse_closed(selection)
    write(selection, facts)


def write(selection, facts):
    for name in FACTS:
        if name in facts and getattr(selection, name) != facts[name]:
            setattr(selection, name, facts[name])
    selection.updated_at = now()
    db.session.flush()
    index_record(selection, selection.title, selection.need)


def criteria_from(template):
    """The criteria of a template, each in points of 0 to 100 here."""
    leaves = Rules(template).leaves[:MOST_CRITERIA]
    shares = dict(share_of(Rules(template)))
    whole = sum(shares[each.id] for each in leaves)
    weights = rounded([100 * shares[each.id] / whole for each in leaves]) if whole else []
    return [Criterion(each.name, weight, least=each.gate) for each, weight in zip(leaves, weights, strict=False)]


def share_of(rules, parent_id=None, share=Decimal(1)):
    """(criterion id, share of the whole weight) down the tree."""
    beside = rules.below[parent_id]
    whole = sum(each.weight for each in beside)
    for each in beside:
        own = share * each.weight / whole if whole else Decimal(0)
        yield each.id, own
        yield from share_of(rules, each.id, own)


def rounded(weights):
    """The weights to two decimals; the first one takes what is left to 100."""
    found = [round(weight, 2) for weight in weights]
    return [found[0] + 100 - sum(found), *found[1:]] if found else []


def usual_criteria(room, quotes):
    """Of who delivers quality, price, delivery and service: with quotes, the lowest price gives 100 points and twice of
    it none. Of others what makes people fit for each other."""
    if not room.is_delivering:
        return [Criterion(_("Task fit"), Decimal(35)),
                Criterion(_("Learning fit"), Decimal(20)),
                Criterion(_("Partnering fit"), Decimal(25)),
                Criterion(_("Risk fit"), Decimal(20))]
    rates = RateTable(workspace().currency)
    prices = [price for quote in quotes if (price := home_price(quote, rates))]
    days = [quote.lead_days for quote in quotes if quote.lead_days]
    return [Criterion(_("Quality"), Decimal(35)),
            span(_("Price"), 35, prices, "price"), span(_("Days until delivery"), 15, days, "lead_days"),
            Criterion(_p("criterion", "Service"), Decimal(15))]


def span(name, weight, found, filled_from):
    if not found:
        return Criterion(name, Decimal(weight))
    least = Decimal(min(found)).quantize(MILLIONTH)
    return Criterion(name, Decimal(weight), worst=2 * least, best=least, filled_from=filled_from)


def made(selection, each, position):
    return SelectionCriterion(record_id=selection.id, position=position, name=each.name, weight=each.weight,
                              worst=each.worst, best=each.best, least=each.least, filled_from=each.filled_from)


def set_criteria(selection, entered, *, weights_from, ri_table):
    """All criteria anew, in their order. One that is not entered any more goes, with what was found by it."""
    refuse_closed(selection)
    known = {each.id: each for each in queries.criteria_of(selection)}
    for at, each in enumerate(entered):
        held = known.pop(each.id, None)
        if held is None:
            db.session.add(made(selection, each, at))
            continue
        held.position = at
        for name in ("name", "weight", "worst", "best", "least", "filled_from"):
            if getattr(held, name) != getattr(each, name):
                setattr(held, name, getattr(each, name))
    for gone in known.values():
        db.session.delete(gone)
    selection.weights_from, selection.ri_table, selection.updated_at = weights_from, ri_table, now()
    db.session.flush()
    fill_from_quotes(selection)


def add_candidates(selection, *, invites=(), parties=()):
    """Add parties, and those asked in a request with their quotes. Whoever is there already gets the quote."""
    refuse_closed(selection)
    known = {each.party_id: each for each in queries.candidates_of(selection)}
    for invite in invites:
        held = known.get(invite.party_id)
        if held is None:
            known[invite.party_id] = SelectionCandidate(record_id=selection.id, party_id=invite.party_id,
                                                        invite_id=invite.id, out_because="")
        else:
            held.invite_id = invite.id
    for party in parties:
        known.setdefault(party.id, SelectionCandidate(record_id=selection.id, party_id=party.id, out_because=""))
    if len(known) > MOST_CANDIDATES:
        raise Refused(_("At most %(num)s candidates", num=MOST_CANDIDATES))
    db.session.add_all(known.values())
    db.session.flush()
    fill_from_quotes(selection)


def fill_from_quotes(selection):
    """What quotes say becomes a value wherever none is known yet."""
    criteria = [each for each in queries.criteria_of(selection) if each.filled_from]
    candidates = queries.candidates_of(selection)
    quotes, held = queries.quotes_of(candidates), queries.values_of(selection)
    rates = RateTable(workspace().currency)
    for candidate in candidates:
        quote = quotes.get(candidate.invite_id)
        for each in criteria if quote and quote.answered_at else ():
            value = home_price(quote, rates) if each.filled_from == "price" else quote.lead_days
            if value is not None and (candidate.id, each.id) not in held:
                candidate.values.append(SelectionValue(record_id=selection.id, criterion_id=each.id,
                                                       value=Decimal(value).quantize(MILLIONTH)))


def knock_out(selection, candidate, reason):
    refuse_closed(selection)
    candidate.out_because = reason


def bring_back(selection, candidate):
    refuse_closed(selection)
    candidate.out_because = ""


def remove(selection, candidate):
    refuse_closed(selection)
    db.session.delete(candidate)


def put_values(selection, found, *, by):
    """What was found: {(candidate id, criterion id): a number, or None for unknown}."""
    refuse_closed(selection)
    refuse_undeclared(selection, by)
    held = queries.values_of(selection)
    for (candidate_id, criterion_id), value in found.items():
        row = held.get((candidate_id, criterion_id))
        if row is None and value is not None:
            db.session.add(SelectionValue(record_id=selection.id, candidate_id=candidate_id,
                                          criterion_id=criterion_id, value=value))
        elif row is not None and value is None:
            db.session.delete(row)
        elif row is not None and row.value != value:
            row.value = value
    selection.updated_at = now()


def compare(selection, judged, *, by):
    """How one person compares the criteria; the group's weights follow."""
    refuse_closed(selection)
    refuse_undeclared(selection, by)
    row = queries.comparison_of(selection, by)
    if row is None:
        db.session.add(SelectionComparison(record_id=selection.id, rater_id=by.id, judged=judged))
    else:
        row.judged, row.at = judged, now()


def withdraw_comparison(selection, *, by):
    refuse_closed(selection)
    row = queries.comparison_of(selection, by)
    if row is not None:
        db.session.delete(row)


def declare(selection, interest, *, by):
    """What somebody says of an interest of their own; "" is none. It is said once."""
    if queries.has_declared(selection, by):
        return
    db.session.add(SelectionInterest(record_id=selection.id, person_id=by.id, interest=interest))
    db.session.flush()


def refuse_undeclared(selection, by):
    if not queries.has_declared(selection, by):
        raise Refused(_("Say first whether you have an interest of your own in this selection"))


def refuse_closed(selection):
    if selection.state != "open":
        raise Refused(_("%(selection)s is closed: reopen it first", selection=selection.title))
