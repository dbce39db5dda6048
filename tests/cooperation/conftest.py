"""Plans and agreements, as the tests of this domain need them."""
from decimal import Decimal

import pytest

from blueprints.cooperation.actions import agreements, goals, plans
from core.principal import SYSTEM
from models import Party, db
from tests.partners.conftest import hire, partner  # noqa: F401  fixtures
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures
from tests.world import days_ago, days_on

GOAL = {"title": "Fewer returns", "unit": "pieces", "side": "them", "weight": Decimal(60), "measure": None,
        "window_days": 90, "baseline": Decimal(40), "target": Decimal(10)}


@pytest.fixture
def planned(inside):
    """A plan with somebody: `planned(party, goals=[{"title": …}], agreed=True)` gives its id."""
    def plan(party, role="supplier", *, title="Better tins", with_goals=({},), agreed=False, owner=None, **facts):
        with inside():
            made = plans.begin(db.session.get(Party, party.id), role, {
                "title": title, "purpose": "", "starts_on": days_ago(100), "ends_on": days_on(200),
                "exit_terms": "Three months", "next_review_on": days_on(3), "owner_id": owner, "team_id": 1,
                **facts}, by=SYSTEM)
            for goal in with_goals:
                goals.add(made, {**GOAL, **goal})
            if agreed:
                plans.agree(made, by=SYSTEM)
            db.session.commit()
            return made.id
    return plan


@pytest.fixture
def signed(inside):
    """An agreement with somebody: `signed(party, ends=days_on(100), notice=90)` gives its id."""
    def sign(party, role="supplier", *, title="Framework 2026", ends=None, notice=90, ahead=30, renews=0, owner=None):
        with inside():
            made = agreements.enter(db.session.get(Party, party.id), role, {
                "title": title, "number": "FA-1", "sort": "framework", "starts_on": days_ago(400), "ends_on": ends,
                "notice_days": notice, "ahead_days": ahead, "renews_months": renews, "terms": "", "owner_id": owner,
                "team_id": 1}, by=SYSTEM)
            db.session.commit()
            return made.id
    return sign
