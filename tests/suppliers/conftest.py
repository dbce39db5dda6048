"""Orders of suppliers, as the tests of this domain need them."""
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from blueprints.suppliers.actions import lines as acts
from blueprints.suppliers.actions import orders
from core.periods import containing
from core.principal import SYSTEM
from models import Party, PurchaseLine, db
from tests.world import days_ago


@pytest.fixture
def supplier(make):
    """make a supplier: `supplier("Acme")`, of team North."""
    return lambda title="Blue Lake", **facts: make(Party, title=title, role="supplier", **facts)


@pytest.fixture
def ordered(inside):
    """Order something: `ordered(party, promised=days_ago(5), arrived=[(days_ago(6), 10)])` gives the line's id."""
    made = iter(range(1, 1000))

    def order(party, *, quantity=10, promised=None, arrived=(), on=date(2020, 1, 1), item="Pump"):
        with inside():
            line = orders.enter_order(
                db.session.get(Party, party.id), number=f"PO-{next(made)}", ordered_on=on, currency="GBP", by=SYSTEM,
                lines=[orders.LineFacts(item, Decimal(quantity), promised or days_ago(5), Decimal("2.5"))]).lines[0]
            for day, pieces in arrived:
                acts.receive(line, quantity=Decimal(pieces), arrived_on=day, more_is_meant=True, by=SYSTEM)
            db.session.commit()
            return line.id
    return order


@pytest.fixture
def line_of(inside):
    """The facts of a line as they are now."""
    def read(line_id):
        with inside():
            line = db.session.get(PurchaseLine, line_id)
            return SimpleNamespace(received=line.received, completed_on=line.completed_on, held_to_on=line.held_to_on,
                                   promised_on=line.promised_on, promised_first=line.promised_first)
    return read


def quarter(back=1):
    """The quarter before this one, or one further back."""
    found = containing("quarter", days_ago(0))
    for _step in range(back):
        found = found.previous
    return found


@pytest.fixture
def delivered(supplier, ordered):
    """A supplier with lines due in a quarter that is over: `delivered(good=4, late=1)`."""
    def deliver(title="Blue Lake", good=0, late=0, missing=0, back=1):
        party, day = supplier(title), quarter(back).first + timedelta(days=10)
        for number in range(good + late + missing):
            came = day if number < good else day + timedelta(days=3)
            arrived = [] if number >= good + late else [(came, 10)]
            ordered(party, promised=day, arrived=arrived, item=f"Pump {number}")
        return party
    return deliver


def computed(browse, party, who="mara"):
    return browse(who).open(f"/suppliers/{party.id}/scorecard").submit(button="Compute anew")
