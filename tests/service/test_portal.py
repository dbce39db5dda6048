"""The customer's side: asking without signing in, the signed link, an answer, a score given once."""
import re

import pytest
import sqlalchemy as sa

from blueprints.service.actions import promises, states, talk, tickets
from blueprints.service.signed import token_of
from core.principal import SYSTEM
from models import Entry, Message, Party, Satisfaction, Ticket, db, now
from tests.world import days_on, inside, keep_waiting

ASKED = {"asker": "Jo Park", "asker_email": "jo@example.org", "title": "It leaks", "body": "Water everywhere"}


def asked(browse, **facts):
    return browse().open("/portal/ticket/new").submit(button="Send", **ASKED | facts)


@pytest.fixture
def link(make, house):
    """`link(ticket)`: the customer's page of it."""
    def of(ticket):
        with house.app_context():
            return f"/portal/ticket/{token_of(ticket.id)}"
    return of


def test_who_asks_sees_where_it_stands_and_the_team_sees_the_ticket(browse):
    page = asked(browse, files=[(b"\x89PNG\r\n\x1a\n", "photo.png")])
    assert page.h1 == "It leaks" and "Water everywhere" in page.text and page.path.startswith("/portal/ticket/1-")
    assert page.download("photo.png").body == b"\x89PNG\r\n\x1a\n"
    row = browse("sam").open("/service/queue").table()[1]
    assert row[0].startswith("It leaks T-1 · Jo Park")


def test_what_is_wrong_is_said_and_nothing_is_lost(browse):
    page = browse().open("/portal/ticket/new").submit(
        button="Send", status=422, **ASKED | {"asker_email": "jo@"})
    assert page.field_errors.keys() == {"asker_email"} and page.values("/portal/ticket/new")["body"] == ASKED["body"]


def test_a_robot_is_thanked_and_nothing_is_kept(browse, house):
    page = asked(browse, website="https://spam.example")
    assert page.toasts == ["Thank you, we have received this"]
    with inside(house):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Ticket)) == 0


def test_too_many_from_one_address_wait(house, browse):
    page = browse().open("/portal/ticket/new")
    for number in range(20):
        page.submit(button="Send", **ASKED | {"title": f"Number {number}"})
    keep_waiting(house)
    page.submit(button="Send", status=429, **ASKED | {"title": "One more"})


def test_a_known_address_finds_its_customer(make, browse, house):
    lake = make(Party, title="Blue Lake", email="jo@example.org")
    asked(browse)
    with inside(house):
        assert db.session.scalars(sa.select(Ticket)).one().party_id == lake.id


def test_only_the_link_itself_opens_it(make, browse, link):
    ticket = make(Ticket, said="Hello")
    browse().open(link(ticket))
    for wrong in (link(ticket)[:-1] + "x", f"/portal/ticket/{ticket.id}", "/portal/ticket/nonsense",
                  "/portal/ticket/9-9"):
        browse().open(wrong, status=404)


def test_notes_and_answers_on_their_way_are_not_shown(make, browse, link, house):
    ticket = make(Ticket, said="Hello")
    with inside(house):
        kept = db.session.get(Ticket, ticket.id)
        talk.note(kept, "Do not tell them", by=SYSTEM)
        said = talk.reply(kept, "We are coming", by=SYSTEM)
        promises.promise(kept, "I will call you", days_on(1), by=SYSTEM)
        db.session.commit()
    page = browse().open(link(ticket))
    assert "Do not tell them" not in page.text and "We are coming" not in page.text
    assert "I will call you (by" in page.text
    with inside(house):
        db.session.get(Message, said.entry.id).sends_at = now()
        db.session.commit()
    assert "We are coming" in browse().open(link(ticket)).text


def test_an_answer_reaches_the_agent_and_a_poll_costs_nothing_until_then(make, browse, link, house):
    ticket = make(Ticket, owner="sam", said="Hello")
    tag = browse().open(link(ticket), htmx_target="#talk").headers["HX-PTag"]
    browse().open(link(ticket), status=304, htmx_target="#talk", headers={"HX-PTag": tag})
    page = browse().open(link(ticket)).submit(form=link(ticket) + "/answer", button="Send", body="Still leaking")
    assert "Still leaking" in page.text
    assert "Still leaking" in browse("sam").open(f"/service/tickets/{ticket.id}").text
    assert browse("sam").open("/notices").css("main .unread, main li")


def test_a_merged_ticket_s_link_leads_to_the_one_it_is_part_of(make, browse, link, house):
    one, two = make(Ticket, title="One", said="First"), make(Ticket, title="Two", said="Second")
    with inside(house):
        from blueprints.service.actions import merging
        merging.merge(db.session.get(Ticket, one.id), db.session.get(Ticket, two.id), [], by=SYSTEM)
        db.session.commit()
    page = browse().open(link(one))
    assert page.h1 == "Two" and "First" in page.text and "Second" in page.text


def test_how_it_was_is_asked_once_it_is_done_and_counted_with_how_sure_that_is(make, browse, link, house):
    ticket = make(Ticket, owner="sam", said="Hello")
    assert not browse().open(link(ticket)).css("[name=score]")
    with inside(house):
        states.move(db.session.get(Ticket, ticket.id), "resolved", by=SYSTEM)
        db.session.commit()
    page = browse().open(link(ticket))
    with inside(house):
        assert db.session.get(Satisfaction, ticket.id) is None  # opening it is no vote
    done = page.submit(button="Tell us", score="4", word="Quick")
    assert done.toasts == ["Thank you for telling us"] and not done.css("[name=score]")
    assert "answered already" in page.submit(button="Tell us", score="1", status=409).text
    assert "rates it 4 of 5: Quick" in browse("sam").open(f"/service/tickets/{ticket.id}").text
    assert "Too few answers: 1 of 1 customers answered (100 %)." in browse("sam").open("/service/reports").text


def test_what_is_spam_has_no_page(make, browse, link, house):
    ticket = make(Ticket, said="Buy now")
    with inside(house):
        tickets.archive(db.session.get(Ticket, ticket.id), by=SYSTEM)
        db.session.commit()
    browse().open(link(ticket), status=404)


def test_a_file_of_a_note_is_not_reached_from_outside(make, browse, link, house):
    ticket = make(Ticket, said="Hello")
    page = browse("mara").open(f"/service/tickets/{ticket.id}")
    page.submit(button="Note it", body="Ours", files=[(b"x", "ours.txt")])
    with inside(house):
        from models import Attachment
        file_id = db.session.scalar(sa.select(Attachment.id))
        assert db.session.scalar(sa.select(Entry.kind).order_by(Entry.id.desc())) == "note"
    browse().open(f"{link(ticket)}/files/{file_id}", status=404)


def test_the_agent_has_the_link_to_give(make, browse, link):
    ticket = make(Ticket, said="Hello")
    page = browse("sam").open(f"/service/tickets/{ticket.id}")
    assert re.search(r"http://localhost" + re.escape(link(ticket)), page.html)
