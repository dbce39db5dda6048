"""A quote as it is handed to the customer, in the language asked for: drawn by a page or as a PDF."""
from dataclasses import dataclass

from blueprints.sales.actions.quotes import named
from blueprints.sales.queries import quotes as queries
from core.countries import country_name
from core.money import format_money, format_number, format_price, format_share
from core.times import format_day
from core.words import _, language
from core.workspace import workspace


@dataclass(frozen=True)
class Sheet:
    """All as text. `head` is [(label, is a figure)], `rows` one text for each of them; `sums` are (label, amount)
    pairs, the last of which is what is to be paid."""

    sender: str
    title: str
    to: list
    facts: list
    head: list
    rows: list
    sums: list
    terms: str


def sheet_of(quote):
    lines, facts = queries.lines_of(quote), queries.facts_of(quote)
    speaks = language()
    return Sheet(
        sender=workspace().name, title=_("Quote %(number)s", number=named(quote)),
        to=[facts.customer, *address_lines(queries.address_of(quote), speaks)],
        facts=[(_("Date"), format_day(quote.issued_on, speaks)),
               (_("Valid until"), format_day(quote.valid_until, speaks)), (_("Your contact"), facts.by or "")],
        head=[(_("Product"), False), (_("Quantity"), True), (_("Unit price"), True), (_("Discount"), True),
              (_("Tax"), True), (_("Line total"), True)],
        rows=[row_of(line, quote.currency, speaks) for line in lines],
        sums=sums_of(quote, queries.sums_of(lines), speaks), terms=quote.terms)


def address_lines(address, speaks):
    if address is None:
        return []
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    country = country_name(address.country, speaks) if address.country else ""
    return [part for part in (address.street, town, address.region, country) if part]


def row_of(line, currency, speaks):
    return [line.description or line.name or "—", format_number(line.quantity.normalize(), speaks),
            format_price(line.unit_price, currency, speaks),
            format_share(line.discount, speaks) if line.discount else "",
            format_share(line.tax_rate, speaks) if line.tax_rate else "",
            format_money(line.line_cents, currency, speaks)]


def sums_of(quote, sums, speaks):
    def told(cents):
        return format_money(cents, quote.currency, speaks)
    taxes = [(_("Tax %(rate)s on %(amount)s", rate=format_share(each.rate, speaks), amount=told(each.net_cents)),
              told(each.tax_cents)) for each in sums.rates if each.rate]
    return [(_("Without tax"), told(sums.net_cents)), *taxes, (_("Total"), told(sums.total_cents))]
