"""A promise to a customer: due with its day, kept or broken, and how many were."""
from datetime import timedelta

import sqlalchemy as sa

from core.due import due_at
from models import NOTHING_DUE, Promise, Ticket, db, now
from tests.world import days_ago, days_on, inside


def promised(page, what="I will call you", day=None):
    page = page.follow("Promise something")
    return page.submit(button="Promise it", what=what, day=(day or days_on(2)).isoformat())


def test_a_ticket_that_waits_is_due_with_its_promise(make, browse, house):
    ticket = make(Ticket, said="Hello")
    page = browse("sam").open(f"/service/tickets/{ticket.id}").submit(button="Send", body="Wait, please")
    page = promised(page)
    assert page.toasts == ["Promised"] and "I will call you" in page.text
    with inside(house):
        kept = db.session.get(Ticket, ticket.id)
        assert (kept.state, kept.due_at) == ("waiting-customer", due_at(days_on(2)))
    page = page.submit(button="Kept: I will call you")
    assert "kept the promise: I will call you" in page.text
    with inside(house):
        assert db.session.get(Ticket, ticket.id).due_at == NOTHING_DUE


def test_a_day_that_is_over_is_not_promised(make, browse):
    ticket = make(Ticket)
    page = browse("sam").open(f"/service/tickets/{ticket.id}/promises/new")
    page = page.submit(button="Promise it", what="Call", day=days_ago(1).isoformat(), status=422)
    assert page.field_errors == {"day": "Choose a day from today on"}


def test_the_queue_and_the_list_of_promises(make, browse):
    today, later = make(Ticket, title="Today"), make(Ticket, title="Later")
    promised(browse("sam").open(f"/service/tickets/{today.id}"), "Call", days_on(0))
    promised(browse("sam").open(f"/service/tickets/{later.id}"), "Visit", days_on(9))
    page = browse("sam").open("/service/queue").follow("Promised for today 1")
    assert [row[0].partition(" T-")[0] for row in page.table()[1:]] == ["Today"]
    page = browse("sam").open("/service/promises")
    assert [row[0] for row in page.table()[1:]] == ["Call", "Visit"]
    assert [row[0] for row in page.follow("Due today").table()[1:]] == ["Call"]
    assert not browse("tess").open("/service/promises").css("table")


def test_what_was_broken_stays_broken_and_withdrawn_counts_for_nothing(make, browse, house):
    ticket = make(Ticket)
    page = browse("sam").open(f"/service/tickets/{ticket.id}")
    for what in ("Call", "Write", "Visit"):
        page = promised(page, what)
    page = page.submit(button="Withdraw: Visit")
    with inside(house):
        made = db.session.scalars(sa.select(Promise).where(Promise.what == "Write")).one()
        made.due_at = now() - timedelta(days=1)
        db.session.commit()
    page = browse("sam").open(f"/service/tickets/{ticket.id}").submit(button="Kept: Call")
    browse("sam").open(page.path).submit(button="Kept: Write")
    with inside(house):  # as if its day were over
        kept = db.session.scalars(sa.select(Promise).where(Promise.what == "Call")).one()
        kept.kept_at, kept.due_at = now() - timedelta(hours=3), now() - timedelta(hours=2)
        db.session.commit()
    told = browse("sam").open("/service/promises?state=any")
    assert "1 of 2 promises kept in time; too few to call it a rate." in told.text and len(told.table()) == 4
    assert [row[0].split()[0] for row in told.follow("Broken").table()[1:]] == ["Write"]


def test_kept_or_withdrawn_it_is_over(make, browse):
    ticket = make(Ticket)
    page = promised(browse("sam").open(f"/service/tickets/{ticket.id}"))
    assert page.submit(button="Withdraw: I will call you")
    assert "already" in page.submit(button="Kept: I will call you", status=409).text
    browse("tess").open(f"/service/tickets/{ticket.id}/promises/new", status=404)
