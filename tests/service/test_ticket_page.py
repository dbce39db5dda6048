"""The page of a ticket: what is said on it, never lost, never sent by mistake; its clock explained."""
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from models import Draft, Entry, Message, Party, Ticket, db
from tests.world import inside

MONDAY = datetime(2025, 12, 1, 10, tzinfo=UTC)


@pytest.fixture
def desk(make, browse):
    """sam looks at a ticket of Blue Lake: (page, ticket)"""
    def open_page(**facts):
        lake = make(Party, title="Blue Lake")
        ticket = make(Ticket, title="It leaks", said="Water everywhere", party_id=lake.id, **facts)
        return browse("sam").open(f"/service/tickets/{ticket.id}"), ticket
    return open_page


def turns(page):
    return [" ".join(turn.text(separator=" ").split()) for turn in page.css(".said-in .typed, .said-out .typed")]


def test_an_answer_goes_out_and_the_ticket_waits(desk, house):
    page, ticket = desk()
    page = page.submit(button="Send", body="We send a new one")
    assert turns(page) == ["Water everywhere", "We send a new one"]
    assert "Waiting for customer" in page.text and "Take it back" in page.text
    with inside(house):
        message = db.session.scalars(sa.select(Message).order_by(Message.entry_id.desc())).first()
        assert (message.channel, message.before["state"]) == ("web", "new")


def test_taken_back_its_text_is_a_draft_again(desk):
    page, _ticket = desk()
    page = page.submit(button="Send", body="To the wrong one").submit(button="Take it back")
    assert turns(page) == ["Water everywhere"]
    assert page.css("#reply-body")[0].text().strip() == "To the wrong one"


def test_a_note_is_for_us_and_tells_who_is_named(desk, make, house):
    page, _ticket = desk()
    page = page.submit(button="Note it", body="Ask @Mara first")
    assert turns(page) == ["Water everywhere"] and "For us alone" in page.text
    with inside(house):
        assert db.session.scalar(sa.select(Entry.kind).order_by(Entry.id.desc())) == "note"


def test_what_the_customer_says_by_phone(desk):
    page, _ticket = desk()
    page = page.submit(button="Add it", body="Still leaking", channel="phone")
    assert turns(page) == ["Water everywhere", "Still leaking"] and "noted by Sam" in page.text


@pytest.mark.parametrize(("text", "told"), [
    ("See the attached photo", "The text speaks of an attachment, but there is none."),
    ("请看附件", "The text speaks of an attachment, but there is none."),
    ("Your order for Harbour Cafe is here", "The text names another customer: Harbour Cafe."),
    ("Their credit is exhausted, do not tell them so", "This stands in an internal note"),
])
def test_before_sending_it_asks_once(desk, make, text, told):
    make(Ticket, owner="sam", party_id=make(Party, title="Harbour Cafe").id)
    page, _ticket = desk()
    page = page.submit(button="Note it", body="Their credit is exhausted, do not tell them so")
    asked = page.submit(button="Send", body=text, status=409)
    assert told in asked.text and asked.css("#reply-body")[0].text().strip() == text
    assert text in turns(asked.submit(button="Send"))


def test_names_of_customers_whose_tickets_are_others(desk, make):
    for name in ("Underhay Ceramics Ltd.", "杭州明前茶叶有限公司", "Delivery"):
        make(Party, title=name)
    page, _ticket = desk()
    for text, name in [("As we told “Underhay  ceramics Ltd”, it is late", "Underhay Ceramics Ltd."),
                       ("我们已经通知杭州明前茶叶有限公司了", "杭州明前茶叶有限公司")]:
        asked = page.submit(button="Send", body=text, status=409)
        assert f"The text names another customer: {name}" in asked.text
    assert turns(page.submit(button="Send", body="Delivery is on Friday"))[-1] == "Delivery is on Friday"


def test_another_name_than_the_one_sent_past_is_asked_about(desk, make):
    for name in ("Harbour Cafe", "Stone Mill"):
        make(Ticket, owner="sam", party_id=make(Party, title=name).id)
    page, _ticket = desk()
    asked = page.submit(button="Send", body="Dear Harbour Cafe", status=409)
    again = asked.submit(button="Send", body="Dear Stone Mill", status=409)
    assert "The text names another customer: Stone Mill." in again.text
    assert turns(again.submit(button="Send"))[-1] == "Dear Stone Mill"


def test_with_the_file_it_does_not_ask(desk):
    page, _ticket = desk()
    page = page.submit(button="Send", body="See the attached photo", files=[(b"\x89PNG\r\n\x1a\n", "photo.png")])
    assert "photo.png" in page.text


def test_a_customer_who_wrote_meanwhile_is_read_first(desk, make, house):
    page, ticket = desk()
    with inside(house):
        from blueprints.service.actions import talk
        from core.principal import SYSTEM
        talk.receive(db.session.get(Ticket, ticket.id), "Never mind", by=SYSTEM, channel="web")
        db.session.commit()
    asked = page.submit(button="Send", body="We are coming", status=409)
    assert "The customer wrote meanwhile" in asked.text and "Never mind" in turns(asked)
    assert turns(asked.submit(button="Send"))[-1] == "We are coming"


def test_a_draft_is_kept_for_its_writer_alone(desk, browse, house):
    page, ticket = desk()
    at = f"/service/tickets/{ticket.id}"
    token = page.css("input[name=csrf_token]")[0].attributes["value"]
    browse("sam").open(f"{at}/draft", status=204, method="POST",
                       data={"part": "reply", "body": "Half a sen", "csrf_token": token})
    assert browse("sam").open(at).css("#reply-body")[0].text().strip() == "Half a sen"
    assert browse("mara").open(at).css("#reply-body")[0].text().strip() == ""
    assert "Sam is writing here" in browse("mara").open(at).text
    with inside(house):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Draft)) == 1


def test_news_tell_what_others_did(desk, browse):
    page, ticket = desk()
    at = f"/service/tickets/{ticket.id}"
    poll = browse("sam").open(f"{at}?after=999", htmx_target="#news")
    assert "changed this ticket" not in poll.html
    browse("mara").open(f"{at}/move").submit(button="Move it", state_="waiting-supplier", reason="Pump ordered")
    last = page.css("#news")[0].attributes["hx-get"]
    assert "Mara changed this ticket." in browse("sam").open(last, htmx_target="#news").html
    shown = browse("sam").open(at, htmx_target="#conversation").html
    assert "Pump ordered" in shown and "reply-body" not in shown


def test_a_ready_answer_is_filled_in(desk, browse):
    page, ticket = desk()
    page = page.follow("We are looking into it")
    assert page.css("#reply-body")[0].text().strip().startswith(
        f"Dear Blue Lake,\n\nthank you for telling us. We are looking into “It leaks” ({ticket.number})")


def test_markup_in_a_message_is_text(make, browse):
    ticket = make(Ticket, title="<b>bold</b> 🐙 مرحبا", said="<script>alert(1)</script>")
    page = browse("sam").open(f"/service/tickets/{ticket.id}")
    assert page.h1 == "<b>bold</b> 🐙 مرحبا" and turns(page) == ["<script>alert(1)</script>"]


def test_why_it_is_due_then_to_the_second(make, browse):
    ticket = make(Ticket, kind_of="complaint", at=datetime(2025, 12, 1, 16, 30, 10, tzinfo=UTC), said="It leaks")
    page = browse("sam").open(f"/service/tickets/{ticket.id}").follow("Why is it due then?")
    used = "1 h 29 min 50 s"
    assert page.table()[1:] == [
        ["open: it counts", "Mon 1 Dec 2025, 16:30:10", "Mon 1 Dec 2025, 18:00:00", used, used],
        ["closed", "Mon 1 Dec 2025, 18:00:00", "Tue 2 Dec 2025, 09:00:00", "0 s", used],
        ["open: it counts", "Tue 2 Dec 2025, 09:00:00", "Tue 2 Dec 2025, 11:30:10", "2 h 30 min 10 s", "4 h"]]
    assert "So it is due Tue 2 Dec 2025, 11:30:10." in page.text


def test_what_if_it_were_paused_now(make, browse):
    ticket = make(Ticket)
    page = browse("sam").open(f"/service/tickets/{ticket.id}/clock")
    rows = page.table(1)
    assert rows[0] == ["Paused for", "Then it is due"]
    assert [row[0] for row in rows[1:]] == ["1 h", "4 h", "24 h", "72 h"]


def test_another_team_s_ticket_is_not_there(make, browse):
    ticket = make(Ticket, team="South", said="Hello")
    for way in ("", "/clock", "/edit"):
        browse("sam").open(f"/service/tickets/{ticket.id}{way}", status=404)
    browse("vic").open(f"/service/tickets/{ticket.id}")
    browse("vic").open(f"/service/tickets/{ticket.id}/edit", status=403)
