"""Pages of tiers, offers and introductions in a real browser: light, dark, narrow, Chinese."""
import pytest

from models import Order, Party, Ticket, db
from tests.browser.looks import IN_CHINESE, LOOKS, look_at_all
from tests.loyalty.conftest import given, introduced, looked, offered, tier  # noqa: F401  fixtures
from tests.world import days_ago, inside

PAGES = ["/loyalty/tiers", "/loyalty/tiers/new", "/loyalty/tiers/1/edit", "/loyalty/offers", "/loyalty/offers/new",
         "/loyalty/offers/1", "/loyalty/offers/1/edit", "/loyalty/offers/1/give", "/loyalty/codes",
         "/loyalty/codes/{code}", "/loyalty/introductions", "/loyalty/ambassadors", "/customers/{party}",
         "/loyalty/customers/{party}/tier", "/loyalty/customers/{party}/offers/new", "/sales/orders/{order}",
         "/service/tickets/{ticket}"]


@pytest.fixture
def paths(make, tier, looked, offered, given, introduced):  # noqa: F811
    party, friend = make(Party, title="Blue Lake 蓝湖贸易", owner="ada"), make(Party, title="Red Hill", owner="ada")
    order = make(Order, party=party, on=days_ago(3))
    tier("Gold", 1, least_orders=1, benefits="Free delivery\nA visit each quarter")
    tier("Platinum", 2, least_orders=9)
    introduced(party, by=friend, since=days_ago(9))
    looked()
    code = given(party, offered())
    ticket = make(Ticket, title="Mould", party_id=party.id, kind_of="complaint")
    return [page.format(code=code, party=party.id, order=order.id, ticket=ticket.id) for page in PAGES]


def test_pages_are_accessible_and_fit(window, paths):
    look_at_all(window, paths, LOOKS)


def test_pages_in_chinese(window, paths, make):
    ada = make.user("ada")
    with inside(make.app):
        db.session.merge(ada).language = "zh"
        db.session.commit()
    look_at_all(window, paths, IN_CHINESE, "zh")
