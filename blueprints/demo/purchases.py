"""Two years of orders of ours, and how punctual each supplier was."""
from datetime import timedelta
from decimal import Decimal
from functools import partial

from blueprints.sales.actions.products import code_key
from blueprints.suppliers.actions.lines import settled
from blueprints.suppliers.actions.profile import PROFILE
from core.money import minor_units
from models import PromiseMove, PurchaseLine, PurchaseOrder, Receipt, db

A_STEP, SUPPLIERS = 6, 30
LONGEST = 21  # days a delivery is promised after its order
GAPS = (18, 25, 40, 60)  # days between the orders to one supplier
LATE = (2, 5, 8, 12, 20, 35)  # of a hundred lines
RISKS = ("low", "low", "medium", "low", "high")


def make_purchases(start, stage):
    """The orders to some of the suppliers, what came of them and when; a few promises moved, some are open."""
    products = stage.words.PRODUCTS
    for place, party in enumerate(stage.parties("supplier", start, start + A_STEP), start):
        stage.at = stage.moment(715)
        PROFILE.write(party, {"risk": RISKS[place % len(RISKS)], "is_single_source": place % 9 == 4})
        days, gap = 720 - place, GAPS[place % len(GAPS)]
        while days > 3:
            # the newest order whose days have all passed: of the least punctual suppliers it is awaited still
            is_missing = LATE[place % len(LATE)] == max(LATE) and LONGEST < days <= LONGEST + gap
            order = new_order(f"GX-P{20_001 + place * 100 + days // 18}", party, days, stage)
            for number in range(stage.chance.choice((1, 1, 2, 3))):
                _code, name, price = stage.chance.choice(products)
                order.lines.append(new_line(order, number + 1, name, Decimal(price), place, stage,
                                            is_missing=is_missing))
            db.session.add(order)
            days -= gap


def new_order(number, party, days, stage):
    return PurchaseOrder(number=number, number_key=code_key(number), party_id=party.id, currency=stage.home.currency,
                         ordered_on=stage.today - timedelta(days=days), created_at=stage.moment(days))


def new_line(order, ordinal, name, price, place, stage, *, is_missing):
    chance, quantity = stage.chance, Decimal(stage.chance.choice((10, 20, 50, 100)))
    promised = order.ordered_on + timedelta(days=chance.choice((10, 14, LONGEST)))
    late = chance.randint(1, 12) if chance.randrange(100) < LATE[place % len(LATE)] else -chance.randint(0, 3)
    arrived, number = promised + timedelta(days=late), f"{order.number}-{ordinal}"
    line = PurchaseLine(
        party_id=order.party_id, number=number, number_key=code_key(number), item=name, quantity=quantity,
        value_cents=minor_units(quantity * price * 6 / 10, order.currency), promised_first=promised,
        promised_on=promised, held_to_on=promised)
    if late > 6 and chance.random() < 0.5:
        line.moves.append(PromiseMove(party_id=order.party_id, before=promised, after=arrived, moved_by="supplier",
                                      at=stage.moment((stage.today - promised).days)))
        line.promised_on = arrived
    if arrived <= stage.today and not is_missing:
        line.receipts.append(Receipt(party_id=order.party_id, arrived_on=arrived, recorded_on=arrived,
                                     quantity=quantity))
    for fact, value in settled(quantity, line.receipts).items():
        setattr(line, fact, value)
    return line


STEPS = [partial(make_purchases, start) for start in range(0, SUPPLIERS, A_STEP)]
