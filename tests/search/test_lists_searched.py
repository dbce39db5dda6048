"""The search box of a list finds what a plain look through all words would find, however it is looked up."""
import pytest

from blueprints.service.queries.tickets import TICKETS
from core import searched
from core.search import asked, index_record, words
from models import Ticket, db
from tests.world import inside

TITLES = ("Delivery is late", "Late deliveries of bearings", "delivered twice", "轴承订单延误", "承轴 delivery",
          "Über-Lager", "DELIVERY", "late_delivery of 2026-11", "x.y@late-delivery.example", "a_1.5_b", "１２３ straße",
          "1e5", " ".join(f"lagerung{number}" for number in range(9)))
TEXTS = ("delivery", "deliver", "d", "late delivery", "轴承", "承", "承轴", "订单延误", "uber", "über lager", "a",
         "bearings delivery", "deliveryx", "%", "delivery'", '"late"', "late_delivery", "late_", "late_del",
         "late-delivery", "x.y@late", "_", "a_1", "1.5", "5_b", "123", "strasse", "1e5", "1e", "-1", "late & delivery",
         "late | twice", "!late", "late:*", "\\late", "de<->li", "lagerung", "lagerung1", "lagerungen")
WAYS = {"read one by one": (1_000, 10_000), "ids given on": (0, 10_000), "asked of the index": (0, 0)}


def plainly(text, title):
    """Does every word stand there, the last letters of a word still missing where it is not a Chinese pair?"""
    kept = words(title).split()
    return bool(asked(text)) and all(
        any(word.startswith(term) if unfinished else word == term for word in kept) for term, unfinished in asked(text))


@pytest.fixture
def tickets(make):
    made = [make(Ticket, title=title) for title in TITLES]
    with inside(make.app):
        for ticket in made:
            index_record(db.session.get(Ticket, ticket.id), ticket.title)
        db.session.commit()
    return made


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", ["/service/queue", "/service/tickets"])
def test_a_list_finds_what_a_plain_look_finds(browse, monkeypatch, tickets, path, way):
    few, most = WAYS[way]
    monkeypatch.setattr(searched, "FEW", few)
    monkeypatch.setattr(searched, "MOST", most)
    ada = browse("ada")
    for text in TEXTS:
        page = ada.open(path, query_string={"q": text})
        found = {link.text().strip() for link in page.css("#results tbody th a")}
        assert found == {title for title in TITLES if plainly(text, title)}, text


def test_whoever_asks_for_its_rows_alone_gets_those_of_the_text(make, tickets):
    with inside(make.app):
        asked_for = TICKETS.open_query("q=late+deliveries", "/service/tickets").query()
        found = {row.title for row in db.session.execute(asked_for)}
    assert found == {"Late deliveries of bearings"}
