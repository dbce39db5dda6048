"""What whoever answers a ticket sees of tier and offers."""
from models import Order, Party, Ticket
from tests.loyalty.conftest import given, looked, offered, tier  # noqa: F401  fixtures


def test_tier_benefits_and_codes_stand_beside_a_ticket(browse, make, tier, looked, offered, given):  # noqa: F811
    amber = make(Party, title="Amber")
    make(Order, party=amber)
    tier("Gold", 1, least_orders=1, benefits="Answered first")
    given(amber, offered())
    looked()
    ticket = make(Ticket, title="A question", party_id=amber.id)
    text = browse("ada").open(f"/service/tickets/{ticket.id}").text
    assert "Gold" in text and "Answered first" in text and "SPRING-AAA111" in text


def test_nothing_is_said_where_there_is_none(browse, make):
    ticket = make(Ticket, title="A question", party_id=make(Party, title="Amber").id)
    assert "Offers they can use" not in browse("ada").open(f"/service/tickets/{ticket.id}").text
