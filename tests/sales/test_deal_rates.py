"""What open deals are worth follows the rates; what was decided stays as it was."""
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import rates
from core.access import of
from core.principal import SYSTEM
from models import Deal, StageEvent, db
from tests.imports.files import work
from tests.world import days_ago


@pytest.fixture
def enter(house, inside):
    """`enter("EUR", days_ago(1), "0.80")` enters a rate and lets the worker do the rest."""
    def run(currency, day, home_per_unit):
        with inside():
            rates.enter_rate(currency, day, Decimal(home_per_unit), by=SYSTEM)
            db.session.commit()
        work(house)
    return run


def worth(deal):
    return db.session.execute(of(Deal, Deal.home_cents, Deal.home_rate).where(Deal.id == deal.id)).one()


def test_open_deals_are_worth_what_the_newest_rate_says(make, enter, inside):
    deal, home = make(Deal, amount=10_000, currency="EUR"), make(Deal, amount=10_000)
    enter("EUR", days_ago(1), "0.80")
    enter("EUR", days_ago(0), "0.90")
    with inside():
        assert (worth(deal), worth(home)) == ((9_000, Decimal("0.9")), (10_000, Decimal(1)))
        assert db.session.scalar(of(Deal, Deal.version).where(Deal.id == deal.id)) == 1  # nobody edited it
        steps = sa.select(StageEvent.verb, StageEvent.home_cents).where(StageEvent.deal_id == deal.id)
        assert db.session.execute(steps.order_by(StageEvent.id)).all() == [
            ("opened", None), ("revised", 8_000), ("revised", 9_000)]


def test_a_decided_deal_keeps_its_rate(make, enter, inside):
    enter("EUR", days_ago(9), "0.80")
    deal = make(Deal, amount=10_000, currency="EUR", stage="Won")
    enter("EUR", days_ago(0), "0.90")
    with inside():
        assert worth(deal) == (8_000, Decimal("0.8"))


def test_one_decided_before_any_rate_was_known_gets_the_one_of_its_day(make, enter, inside):
    deal = make(Deal, amount=10_000, currency="EUR", stage="Won")
    enter("EUR", date(2001, 1, 1), "0.70")
    with inside():
        assert worth(deal) == (7_000, Decimal("0.7"))
        events = sa.select(sa.func.count(StageEvent.id)).where(StageEvent.deal_id == deal.id)
        assert db.session.scalar(events) == 2
