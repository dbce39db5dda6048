"""Two tickets made one lose nothing and can be made two again; one made two as well."""
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.records.actions.tags import add_tag
from blueprints.service.actions import drafts, talk
from core.principal import SYSTEM
from models import Entry, Message, Party, RecordTag, Ticket, TicketMerge, User, Watcher, db, now
from tests.service.test_ticket_page import turns
from tests.world import inside


@pytest.fixture
def two(make, house):
    """Two tickets of Blue Lake; the first has a tag, a watcher, half a draft and another priority."""
    lake = make(Party, title="Blue Lake")
    first = make(Ticket, title="It leaks", said="Water everywhere", party_id=lake.id, priority="high", serial="K-1")
    second = make(Ticket, title="Kettle", said="The kettle leaks", party_id=lake.id)
    with inside(house):
        sam = db.session.scalars(sa.select(User).where(User.name == "Sam")).one()
        ticket = db.session.get(Ticket, first.id)
        add_tag(ticket, "VIP", by=SYSTEM)
        db.session.add(Watcher(record_id=ticket.id, user_id=sam.id))
        drafts.save(ticket, "reply", "Half a sen", by=sam)
        db.session.commit()
    return first, second


def merged(browse, first, second, **choices):
    page = browse("sam").open(f"/service/tickets/{first.id}").follow("Merge into another ticket")
    return page.submit(button="Compare", number=second.number).submit(button="Merge them", **choices)


def test_all_of_both_is_in_one_and_comes_apart_again(two, browse, house):
    first, second = two
    page = merged(browse, first, second, take_priority="source")
    assert page.toasts == [f"{first.number} is part of {second.number} now"]
    assert sorted(turns(page)) == ["The kettle leaks", "Water everywhere"]
    assert "VIP" in page.text and page.css("#reply-body")[0].text().strip() == "Half a sen"
    with inside(house):
        target, source = db.session.get(Ticket, second.id), db.session.get(Ticket, first.id)
        assert (target.priority, target.serial, target.title) == ("high", "K-1", "Kettle")
        assert (source.state, source.is_open) == ("closed", False)
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Watcher).where(
            Watcher.record_id == second.id)) == 1
    back = undone(page)
    assert turns(back) == ["The kettle leaks"]
    with inside(house):
        target, source = db.session.get(Ticket, second.id), db.session.get(Ticket, first.id)
        assert (target.priority, target.serial, source.state, source.is_open) == ("normal", "", "new", True)
        assert set(db.session.scalars(sa.select(RecordTag.record_id))) == {first.id}
        assert set(db.session.scalars(sa.select(Message.record_id))) == {first.id, second.id}


def undone(page):
    page = page.browser.open(page.path)  # without the message that offers the same
    action = page.css("main form[action$='/undo']")[0].attributes["action"]
    return page.submit(form=action, button="Undo")


def test_the_customer_s_other_tickets_are_offered(two, browse):
    first, second = two
    page = browse("sam").open(f"/service/tickets/{first.id}/merge").follow("Kettle").submit(button="Merge them")
    assert page.toasts == [f"{first.number} is part of {second.number} now"]


def test_what_was_written_since_stays_where_it_was_written(two, browse, house):
    first, second = two
    page = merged(browse, first, second).submit(button="Note it", body="After the merge")
    page = undone(browse("sam").open(page.path))
    assert "After the merge" in page.text
    assert turns(browse("sam").open(f"/service/tickets/{first.id}")) == ["Water everywhere"]


def test_what_somebody_changed_since_stays_changed(two, browse, house):
    first, second = two
    page = merged(browse, first, second, take_priority="source")
    browse("sam").open(f"/service/tickets/{second.id}/edit").submit(button="Save", priority="urgent")
    undone(browse("sam").open(page.path))
    with inside(house):
        assert db.session.get(Ticket, second.id).priority == "urgent"


def test_never_into_itself_nor_in_a_circle(two, browse):
    first, second = two
    at = f"/service/tickets/{first.id}/merge?number="
    assert "cannot be merged into itself" in browse("sam").open(at + first.number, status=409).text
    assert browse("sam").open(at + "T-999", status=422).field_errors == {
        "number": "There is no such ticket that you may see"}
    merged(browse, first, second)
    told = browse("sam").open(f"/service/tickets/{second.id}/merge?number={first.number}", status=409)
    assert f"{first.number} was merged into another one already" in told.text


def test_after_thirty_days_it_stays(two, browse, house):
    page = browse("sam").open(merged(browse, *two).path)
    with inside(house):
        db.session.scalars(sa.select(TicketMerge)).one().at = now() - timedelta(days=31)
        db.session.commit()
    action = page.css("main form[action$='/undo']")[0].attributes["action"]
    assert "more than 30 days ago" in page.submit(form=action, button="Undo", status=409).text
    assert not browse("sam").open(page.path).css("main form[action$='/undo']")


def test_one_made_two_and_one_again(make, browse, house):
    ticket = make(Ticket, title="Two things", said="It leaks")
    with inside(house):
        talk.receive(db.session.get(Ticket, ticket.id), "And where is my order?", by=SYSTEM, channel="web")
        db.session.commit()
        second = db.session.scalar(sa.select(Entry.id).where(Entry.body.like("And%")))
    page = browse("sam").open(f"/service/tickets/{ticket.id}").follow("Split")
    assert page.submit(button="Split it off", title="Where is it?", status=409)
    page = page.submit(button="Split it off", title="Where is it?", entries=[str(second)])
    assert page.h1 == "Where is it?" and turns(page) == ["And where is my order?"]
    assert turns(browse("sam").open(f"/service/tickets/{ticket.id}")) == ["It leaks"]
    whole = undone(page)
    assert turns(whole) == ["It leaks", "And where is my order?"] and whole.h1 == "Two things"


def test_another_team_s_ticket_is_no_place_to_merge_into(two, make, browse):
    other = make(Ticket, team="South")
    page = browse("sam").open(f"/service/tickets/{two[0].id}/merge?number={other.number}", status=422)
    assert page.field_errors == {"number": "There is no such ticket that you may see"}
