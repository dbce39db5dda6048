"""The suppliers of the large sample: of a hundred customers three supply us as well, with 100 order lines each."""
import random
from datetime import timedelta
from decimal import Decimal

from bench import names
from core.search import name_key
from models import NO_DAY, Hat, Inspection, PurchaseLine, PurchaseOrder, Receipt, SupplierProfile

TABLES = (Hat, SupplierProfile, PurchaseOrder, PurchaseLine, Receipt, Inspection)
LINES = 100  # of each supplier, in orders of five, over two years
OF_AN_ORDER, EVERY = 5, 33


def number_of(rows):
    """How many suppliers a sample of so many customers has."""
    return rows * 3 // 100


class Suppliers:
    """Makes the rows of one supplier by its number: a customer, too, so that one party has two hats."""

    def __init__(self, today, people, team_of):
        self.today, self.people, self.team_of = today, people, team_of

    def __call__(self, number):
        dice, party = random.Random(number * 23), number * EVERY
        owner = dice.randint(1, self.people)
        yield Hat, {"party_id": party, "role": "supplier", "code": f"S{number}", "owner_id": owner,
                    "team_id": self.team_of(owner), "since": self.today - timedelta(days=900),
                    "name_key": name_key(names.company(party))}
        yield SupplierProfile, {"party_id": party, "is_own": False, "is_single_source": number % 9 == 0, "terms": "",
                                "risk": dice.choice(("low", "medium", "high")), "risk_note": ""}
        punctual = dice.uniform(0.7, 1)
        for place in range(LINES):
            yield from self.line(number, party, place, punctual, dice)

    def line(self, number, party, place, punctual, dice):
        order, line = ((number - 1) * LINES + place) // OF_AN_ORDER + 1, (number - 1) * LINES + place + 1
        ordered_on = self.today - timedelta(days=730 - place // OF_AN_ORDER * 37)
        promised, quantity = ordered_on + timedelta(days=20), Decimal(dice.randint(1, 200))
        late = 0 if dice.random() < punctual else dice.randint(1, 15)
        is_here = promised + timedelta(days=late) < self.today
        if place % OF_AN_ORDER == 0:
            yield PurchaseOrder, {"id": order, "number": f"PO{order}", "number_key": f"po{order}", "party_id": party,
                                  "ordered_on": ordered_on, "currency": "GBP", "version": 1}
        yield PurchaseLine, {
            "id": line, "order_id": order, "party_id": party, "number": f"PO{order}-{place}", "version": 1,
            "number_key": f"po{order}-{place}", "item": f"Item {place % 7}", "quantity": quantity,
            "value_cents": int(quantity) * dice.randint(900, 1_100), "promised_first": promised,
            "promised_on": promised, "held_to_on": promised, "received": quantity if is_here else 0,
            "completed_on": promised + timedelta(days=late) if is_here else NO_DAY}
        if is_here:
            came = promised + timedelta(days=late)
            yield Receipt, {"id": line, "line_id": line, "party_id": party, "arrived_on": came, "recorded_on": came,
                            "quantity": quantity}
            if dice.random() < 0.2:
                yield Inspection, {"receipt_id": line, "party_id": party, "kind": "full", "inspected_on": came,
                                   "inspected": quantity, "rejected": Decimal(dice.random() < 0.1),
                                   "is_accepted": True, "defect": ""}
