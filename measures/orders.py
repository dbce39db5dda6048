"""What an order comes to, and whether it counts as a purchase.

An order is a credit note when it is marked as one or holds only lines with quantity < 0. A line with price <= 0 is kept
but counts for nothing. An order is a purchase when it is completed, no credit note, and has at least one valid line:
quantity > 0 and price > 0.
"""
from dataclasses import dataclass
from decimal import Decimal

CANCELLED, CREDIT_NOTE, NO_PRICE, NO_QUANTITY = ("cancelled", "credit_note", "no_price", "no_quantity")


@dataclass(frozen=True)
class Line:
    quantity: Decimal
    unit_price: Decimal
    cents: int  # quantity × price less discount, in minor units, rounded half up


@dataclass(frozen=True)
class Summary:
    """Minor units of the order's currency. `valid_cents` is what the purchase is worth; 0 when it is none."""

    is_credit_note: bool
    is_purchase: bool
    total_cents: int
    valid_cents: int


def summarise(lines, *, marked_credit_note=False, completed=True):
    """The Summary of an order with these Lines."""
    lines = list(lines)
    credit = marked_credit_note or (bool(lines) and all(line.quantity < 0 for line in lines))
    priced = [line for line in lines if line.unit_price > 0]
    valid = [line.cents for line in priced if line.quantity > 0]
    purchase = completed and not credit and bool(valid)
    return Summary(credit, purchase, sum(line.cents for line in priced), sum(valid) if purchase else 0)


def why_not(line, *, is_credit_note=False, completed=True):
    """Why a line does not count as bought: CANCELLED, CREDIT_NOTE, NO_PRICE, NO_QUANTITY; None when it counts."""
    if not completed:
        return CANCELLED
    if is_credit_note:
        return CREDIT_NOTE
    if line.unit_price <= 0:
        return NO_PRICE
    return NO_QUANTITY if line.quantity <= 0 else None
