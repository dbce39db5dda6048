"""Which products go together: association rules over what each customer ever bought (Agrawal, Imieliński, Swami 1993).

Of `customers` customers, `with_because` bought one product, `with_product` another, `with_both` both of them:

    support     with_both / customers
    confidence  with_both / with_because: of those who bought the one, the share who bought the other
    lift        confidence / (with_product / customers): how many times more often than among all customers

A basket is all that one customer bought, however often, since the question is what a customer lacks. Customers are the
bits of a whole number for each product, so that two products are compared in a microsecond: 1,000 products and 20,000
customers take about a second.
"""
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True, slots=True)
class Demands:
    """What a rule must have before anybody is told of it.

    customers     fewer customers with a purchase than this are not enough to say anything
    least, share  both products were bought by at least `least` customers, and by this share of all of them
    confidence, lift  at least
    products      only so many, those with most customers, are compared
    """

    customers: int = 30
    least: int = 5
    share: Fraction = Fraction(1, 100)
    confidence: Fraction = Fraction(1, 5)
    lift: Fraction = Fraction(3, 2)
    products: int = 1000

    def support(self, customers):
        """How many customers must have bought both."""
        return max(self.least, ceil(self.share * customers))


@dataclass(frozen=True, slots=True)
class Rule:
    """Who bought `because` is likely to want `product`."""

    because: object
    product: object
    with_both: int
    with_because: int
    with_product: int
    customers: int

    @property
    def support(self):
        return Fraction(self.with_both, self.customers)

    @property
    def confidence(self):
        return Fraction(self.with_both, self.with_because)

    @property
    def lift(self):
        return Fraction(self.with_both * self.customers, self.with_because * self.with_product)


def rules(baskets, demands=None):
    """{product: [Rule because of it]} from {customer: set of products}; each list the strongest first.

    The strongest has the highest lift, then the most customers behind it. Empty when there are too few customers.
    """
    demands = demands or Demands()
    customers = len(baskets)
    if customers < demands.customers:
        return {}
    least = demands.support(customers)
    bought_by = _bits(baskets, least, demands.products)
    counts = {product: bits.bit_count() for product, bits in bought_by.items()}
    found = {}
    products = sorted(bought_by)
    for at, one in enumerate(products):
        for other in products[at + 1:]:
            both = (bought_by[one] & bought_by[other]).bit_count()
            if both >= least:
                for because, product in ((one, other), (other, one)):
                    rule = Rule(because, product, both, counts[because], counts[product], customers)
                    if rule.confidence >= demands.confidence and rule.lift >= demands.lift:
                        found.setdefault(because, []).append(rule)
    for listed in found.values():
        listed.sort(key=_strength)
    return found


def _bits(baskets, least, most):
    """{product: whole number with a bit for each customer who bought it}, of the products bought by enough of them."""
    counts = Counter(product for basket in baskets.values() for product in basket)
    kept = sorted((product for product, count in counts.items() if count >= least),
                  key=lambda product: (-counts[product], product))[:most]
    holders = {product: bytearray(len(baskets) // 8 + 1) for product in kept}
    for place, basket in enumerate(baskets.values()):
        for product in basket:
            if product in holders:
                holders[product][place // 8] |= 1 << place % 8
    return {product: int.from_bytes(held, "little") for product, held in holders.items()}


def _strength(rule):
    return -rule.lift, -rule.with_both, rule.because, rule.product


def suggested(basket, found, most=3):
    """The rules that speak to who has this basket: the strongest for each product they lack, at most `most`."""
    best = {}
    for because in basket:
        for rule in found.get(because, ()):
            known = best.get(rule.product)
            if rule.product not in basket and (known is None or _strength(rule) < _strength(known)):
                best[rule.product] = rule
    return sorted(best.values(), key=_strength)[:most]
