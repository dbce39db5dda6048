"""What a quote comes to: net, tax, total.

Lines are rounded half up to the minor unit one by one. Tax is reckoned once for each rate: the sum of the lines that
bear it, times the rate, rounded half up. So the tax of a quote follows from the figures printed on it, however many
lines they come in, as Article 226 of the EU VAT directive has it shown: the taxable amount for each rate.
"""
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class TaxOfRate:
    """The lines of one rate (a share), in minor units: what they come to without tax, and the tax on it."""

    rate: Decimal
    net_cents: int
    tax_cents: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Minor units. `rates` hold one TaxOfRate for each rate there is, the highest first."""

    net_cents: int
    tax_cents: int
    total_cents: int
    rates: tuple


def sum_up(lines):
    """The Sums of (cents without tax, rate) pairs."""
    by_rate = {}
    for cents, rate in lines:
        by_rate[rate] = by_rate.get(rate, 0) + cents
    rates = tuple(TaxOfRate(rate, net, tax_of(net, rate)) for rate, net in sorted(by_rate.items(), reverse=True))
    net, tax = sum(each.net_cents for each in rates), sum(each.tax_cents for each in rates)
    return Sums(net, tax, net + tax, rates)


def tax_of(cents, rate):
    """Half a unit is rounded away from zero, so that what is given back mirrors what was sold."""
    return int((cents * rate).quantize(Decimal(1), ROUND_HALF_UP))
