"""The pages of the pool and of hand-overs with something on them, for those who look at all pages."""
import functools

import pytest

from blueprints.pool.actions import leaving
from blueprints.pool.actions.rules import set_rule
from models import Party, PoolPlace, db
from tests.world import _user, days_ago, days_on, inside

POOL_PAGES = ("/pool", "/pool/warned", "/pool/ledger", "/pool/rules", "/pool/rules/new", "/pool/terms",
              "/pool/{pooled}/assign", "/pool/{party}/release", "/hand-over/users/{leaver}", "{hand_over}",
              "{hand_over}/customers", "/hand-over/customers/{party}", "/account/calendar")


@pytest.fixture
def pool_pages(make, browse):
    """What the addresses of POOL_PAGES need, made when it is called."""
    @functools.cache
    def furnish():
        browse("ada").open("/account/calendar").submit(button="Make an address")
        rita, hand_over = handed_over(make, browse)
        return {"pooled": fill_pool(make), "leaver": rita, "hand_over": hand_over}
    return furnish


def fill_pool(make):
    """A rule, a customer in the pool (its id is given), and one that is warned of."""
    lies, warned = make(Party, title="Idle Ltd 闲置", owner="rita"), make(Party, title="Nearly idle", owner="rita")
    with inside(make.app):
        rule = set_rule(None, lifecycle=None, team_id=None, idle_days=90, warn_days=7, is_open=True)
        db.session.flush()
        for party in (lies, warned):
            leaving.warn(db.session.get(Party, party.id).profile, rule, days_ago(90), days_on(7))
        db.session.flush()
        leaving.give_back(db.session.get(PoolPlace, lies.id), rule, days_ago(97))
        db.session.commit()
    return lies.id


def handed_over(make, browse):
    """(rita's id, the address of a hand-over of what she has)."""
    with inside(make.app):
        rita, mara = _user("rita").id, _user("mara").id
    page = browse("ada").open(f"/hand-over/users/{rita}").submit(button="Hand over", to_sales_deals=str(mara))
    return rita, page.path

