"""Quotes: written, sent, answered. A version that was sent never changes; another wish makes the next version."""
from dataclasses import dataclass
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from blueprints.sales.actions import deals, moves, steps
from blueprints.sales.actions.orders import LARGEST_CENTS, LineFacts, check_customer, enter_order, following
from blueprints.sales.actions.products import Products, code_key, codes_of
from core import money, timeline, times
from core.page import Refused
from core.times import format_day
from core.words import _, language
from core.workspace import workspace
from measures.quotes import sum_up
from models import Quote, QuoteLine, db, now

FACTS = ("currency", "issued_on", "valid_until", "terms")


@dataclass
class QuoteLineFacts(LineFacts):
    """One line as given; `tax_rate` is a share."""

    tax_rate: Decimal = Decimal(0)


def write_quote(party, facts, lines, *, number, deal=None, by):
    """A new draft for a customer, of a deal or not. `facts` holds names of FACTS, `lines` QuoteLineFacts.

    Refused: a party that is no customer, a number in use, a last day before the first, an amount too large.
    """
    check_customer(party)
    if deal is not None and deal.party_id != party.id:
        raise Refused(_("%(deal)s is a deal of another customer", deal=deal.title))
    if number_in_use(number):
        raise _taken(number)
    quote = Quote(number=number, number_key=code_key(number), party=party, party_id=party.id, deal=deal,
                  deal_id=deal.id if deal else None, state="draft", created_by_id=by.id)
    _write(quote, facts, lines)
    _add(quote)
    return quote


def revise_quote(quote, facts, lines):
    """Change a draft; its lines are replaced by the ones given."""
    _refuse_unless_draft(quote)
    _write(quote, facts, lines)


def _write(quote, facts, lines):
    for name in FACTS:
        setattr(quote, name, facts[name])
    if quote.valid_until < quote.issued_on:
        raise Refused(_("A quote cannot end before it begins"))
    products, kept = Products(), {line.ordinal: line for line in quote.lines}
    for ordinal, given in enumerate(lines, start=1):
        line = kept.pop(ordinal, None)
        if line is None:
            line = QuoteLine(ordinal=ordinal)
            quote.lines.append(line)
        with db.session.no_autoflush:
            _fill(line, given, products, quote.currency)
    for line in kept.values():
        quote.lines.remove(line)
    _sum_up(quote)


def _fill(line, given, products, currency):
    line.product_id = products.id_of(given.code, given.description) if given.code else None
    line.description, line.quantity, line.unit_price = given.description, given.quantity, given.unit_price
    line.discount, line.tax_rate = given.discount, given.tax_rate
    line.line_cents = money.line_cents(given.quantity, given.unit_price, currency, given.discount)


def _sum_up(quote):
    sums = sum_up((line.line_cents, line.tax_rate) for line in quote.lines)
    if max(abs(sums.net_cents), abs(sums.total_cents)) > LARGEST_CENTS:
        raise Refused(_("The total of %(number)s is too large to be true", number=quote.number))
    quote.net_cents, quote.tax_cents, quote.total_cents = sums.net_cents, sums.tax_cents, sums.total_cents


def _add(quote):
    number = quote.number  # a flush that fails takes the attributes away
    db.session.add(quote)
    try:
        db.session.flush()
    except IntegrityError:  # somebody took the number, or made this version, a moment ago
        raise _taken(number) from None


def _taken(number):
    return Refused(_("There is a quote %(number)s already", number=number))


def send_quote(quote, *, by):
    """The customer has it: from now on this version stays as it is."""
    _refuse_unless_draft(quote)
    if quote.valid_until < times.today(workspace()):
        raise _expired(quote)
    quote.state, quote.sent_at = "sent", now()
    _note(quote, "quote-sent", by=by)


def next_version(quote, *, by):
    """A draft with the same lines, valid for as many days from today; only the last version can be followed by one."""
    _refuse_unless_latest(quote)
    if quote.state == "draft":
        raise Refused(_("%(number)s is a draft: it can be changed as it is", number=named(quote)))
    if quote.state == "accepted":
        raise Refused(_("%(number)s is accepted: write a new quote for what comes on top", number=named(quote)))
    today = times.today(workspace())
    made = Quote(number=quote.number, number_key=quote.number_key, revision=quote.revision + 1, party=quote.party,
                 party_id=quote.party_id, deal_id=quote.deal_id, state="draft", currency=quote.currency,
                 terms=quote.terms, created_by_id=by.id, issued_on=today,
                 valid_until=today + (quote.valid_until - quote.issued_on))
    made.lines = [QuoteLine(**{name: getattr(line, name) for name in (
        "ordinal", "product_id", "description", "quantity", "unit_price", "discount", "tax_rate", "line_cents")})
        for line in quote.lines]
    quote.is_latest = False
    _sum_up(made)
    _add(made)
    return made


def accept_quote(quote, *, number, by, win=False):
    """The customer says yes: the quote becomes an order, and with `win` its deal is won at what was agreed.

    Refused, so that it happens once: a draft, a version that another one replaced, one answered already, one whose
    last day is over.
    """
    refuse_unless_waiting(quote)
    if quote.valid_until < times.today(workspace()):
        raise _expired(quote)
    codes = codes_of(quote.lines)
    order = enter_order(quote.party, number=number, ordered_at=now(), currency=quote.currency, by=by, lines=[
        LineFacts(line.quantity, line.unit_price, codes.get(line.product_id), line.description, line.discount)
        for line in quote.lines])
    steps.confirm(order, by=by)
    quote.order = order
    _answer(quote, "accepted", by=by)
    if win and quote.deal is not None:
        win_deal(quote, by=by)
    return order


def win_deal(quote, *, by):
    """Win the deal of an accepted quote at its amount without tax. Refused as moves.win is: unticked criteria."""
    if quote.state != "accepted" or quote.deal is None:
        raise Refused(_("Only the deal of an accepted quote is won by it"))
    deals.revise(quote.deal, {"amount_cents": quote.net_cents, "currency": quote.currency}, by=by)
    moves.win(quote.deal, by=by)


def decline_quote(quote, *, because, by):
    """The customer says no to this version."""
    refuse_unless_waiting(quote)
    quote.declined_because = because
    _answer(quote, "declined", by=by)


def _answer(quote, state, *, by):
    quote.state, quote.decided_at, quote.decided_by_id = state, now(), by.id
    db.session.flush()
    _note(quote, f"quote-{state}", by=by)


def _note(quote, verb, *, by):
    """Told on the timeline of the deal; a quote without one is told on the customer's."""
    timeline.note(quote.deal or quote.party, verb, by=by, quote=named(quote), quote_id=quote.id)


def _refuse_unless_draft(quote):
    _refuse_unless_latest(quote)
    if quote.state != "draft":
        raise Refused(_("%(number)s was sent and stays as it is: make the next version", number=named(quote)))


def refuse_unless_waiting(quote):
    if quote.state == "accepted":
        raise Refused(_("%(number)s is accepted already", number=named(quote)))
    if quote.state == "declined":
        raise Refused(_("%(number)s is declined already", number=named(quote)))
    _refuse_unless_latest(quote)
    if quote.state == "draft":
        raise Refused(_("%(number)s is still a draft: send it first", number=named(quote)))


def _refuse_unless_latest(quote):
    if not quote.is_latest:
        raise Refused(_("There is a newer version of %(number)s", number=named(quote)))


def _expired(quote):
    return Refused(_("%(number)s was valid until %(day)s: make the next version", number=named(quote),
                     day=format_day(quote.valid_until, language())))


def named(quote):
    """As people speak of a version: Q-1001, and from the second on Q-1001 v2."""
    return quote.number if quote.revision == 1 else f"{quote.number} v{quote.revision}"


def number_in_use(number):
    """Is there a quote of this number, whether or not the asker may see it?"""
    taken = sa.select(Quote.id).where(Quote.number_key == code_key(number)).limit(1)
    return db.session.scalar(taken.execution_options(unscoped="uniqueness is everybody's")) is not None


def next_number():
    """A free number that goes on from the last quote's: Q-0099 is followed by Q-0100."""
    last = sa.select(Quote.number).order_by(Quote.id.desc()).limit(1)
    number = db.session.scalar(last.execution_options(unscoped="numbers are everybody's")) or "Q-1000"
    for _attempt in range(100):
        number = following(number)
        if not number_in_use(number):
            return number
    return ""
