"""Customers nobody touched, and the rules that send them to the pool, as the tests of this domain need them."""
from datetime import UTC, datetime, timedelta

import pytest

from blueprints.pool.actions import rules as acts
from core.worker import Worker
from models import Party, PoolPlace, db


@pytest.fixture
def idle(make, inside):
    """A customer entered so many days ago, and not touched since: `idle("Blue Lake", 120, owner="rita")`."""
    def enter(title="Blue Lake", days=120, *, owner="rita", **facts):
        party = make(Party, title=title, owner=owner, **facts)
        with inside():
            db.session.get(Party, party.id).created_at = datetime.now(UTC) - timedelta(days=days)
            db.session.commit()
        return party
    return enter


@pytest.fixture
def rule(inside):
    """A rule: `rule(idle_days=30)`; any class, any team unless said."""
    def write(*, lifecycle=None, team_id=None, idle_days=90, warn_days=7, is_open=True):
        with inside():
            acts.set_rule(None, lifecycle=lifecycle, team_id=team_id, idle_days=idle_days, warn_days=warn_days,
                          is_open=is_open)
            db.session.commit()
    return write


@pytest.fixture
def night(house, browse, inside):
    """A night passes: the rules are applied; `night(8)` after as many days, which is said of the warnings."""
    def pass_by(days=0):
        with inside():
            for place in db.session.query(PoolPlace).filter_by(state="warned"):
                place.since -= timedelta(days=days)
            db.session.commit()
        browse("mara").open("/pool/rules").submit(button="Apply now")
        with house.app_context():
            Worker().run_until_idle()
    return pass_by


@pytest.fixture
def pooled(idle, rule, night):
    """Customers in the pool by the rules: `pooled("Blue Lake", "Green Hill")` gives them."""
    def lose(*titles, owner="rita", **facts):
        parties = [idle(title, owner=owner, **facts) for title in titles or ["Blue Lake"]]
        rule()
        night()
        night(8)
        return parties if len(parties) > 1 else parties[0]
    return lose
