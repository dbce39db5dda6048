"""Entering, editing, moving, handing over, linking, putting away; many at once."""
import sqlalchemy as sa

from models import Order, Party, Product, Ticket, TicketLink, db
from tests.imports.files import upload, work


def test_a_new_ticket_of_a_customer_we_know(make, browse):
    lake = make(Party, title="Blue Lake")
    make(Order, party=lake, number="A-7")
    page = browse("mara").open("/service/queue").follow("New ticket").follow("Blue Lake")
    page = page.submit(button="Save", title="It leaks", body="Water everywhere", kind_of="complaint", product="tea",
                       order_id="1")
    assert page.toasts == ["Ticket T-2 opened"] or page.toasts[0].startswith("Ticket T-")
    assert "Water everywhere" in page.text and "A-7" in page.text


def test_a_new_ticket_of_nobody_we_know(browse, inside):
    page = browse("sam").open("/service/tickets/new")
    page = page.submit(button="Save", title="", status=422)
    assert page.field_errors == {"title": "Please fill this in"}
    page = page.submit(button="Save", title="Opening hours", asker="Jo Park", product="nonsense", status=422)
    assert page.field_errors == {"product": "There is no product of this code or name"}
    page = page.submit(button="Save", product="")
    assert "Jo Park" in page.text and page.h1 == "Opening hours"


def test_what_two_change_at_once_is_shown_side_by_side(make, browse):
    ticket = make(Ticket, title="It leaks")
    mine = browse("sam").open(f"/service/tickets/{ticket.id}/edit")
    browse("mara").open(f"/service/tickets/{ticket.id}/edit").submit(button="Save", title="The kettle leaks")
    assert mine.submit(button="Save", title="It drips", status=409)
    kept = browse("sam").open(f"/service/tickets/{ticket.id}/edit").submit(button="Save", priority="high")
    assert kept.h1 == "The kettle leaks"


def test_moving_on_and_closing(make, browse):
    ticket = make(Ticket, said="Hello")
    page = browse("sam").open(f"/service/tickets/{ticket.id}").follow("Move on")
    refused = page.submit(button="Move it", state_="closed", status=409)
    assert "not resolved yet" in refused.text
    page = page.submit(button="Move it", state_="resolved", reason="Sent a new one")
    assert "Sent a new one" in page.text and page.toasts == [f"{ticket.number} is now: Resolved"]


def test_handing_over_beyond_one_s_reach_leads_to_the_queue(make, browse):
    ticket = make(Ticket, owner="sam")
    page = browse("sam").open(f"/service/tickets/{ticket.id}").follow("Hand over")
    page = page.submit(button="Hand over", owner="", team="2")
    assert page.h1 == "Queue" and page.toasts == [f"{ticket.number} handed over"]
    page = browse("tess").open(f"/service/tickets/{ticket.id}").submit(button="Take it")
    assert page.toasts == [f"{ticket.number} is yours"]


def test_links_never_to_itself_nor_in_a_circle(make, browse, inside):
    one, two = make(Ticket, title="One"), make(Ticket, title="Two")
    page = browse("sam").open(f"/service/tickets/{one.id}/links")
    assert page.submit(button="Link", number="T-999", status=422).field_errors == {
        "number": "There is no such ticket that you may see"}
    assert "cannot be linked to itself" in page.submit(button="Link", number=one.number, status=409).text
    page = page.submit(button="Link", number=two.number)
    assert "is a duplicate of" in page.text
    back = browse("sam").open(f"/service/tickets/{two.id}")
    assert "has the duplicate" in back.text
    assert "already" in browse("sam").open(f"/service/tickets/{two.id}/links").submit(
        button="Link", number=one.number, status=409).text
    back.submit(button=f"Take the link to {one.number} off")
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(TicketLink)) == 0


def test_spam_goes_and_comes_back(make, browse):
    ticket = make(Ticket, title="Buy now")
    page = browse("sam").open(f"/service/tickets/{ticket.id}").submit(button="Archive: spam, a mistake")
    assert "The queue is empty" in page.text
    page = page.submit(button="Undo")
    assert page.h1 == "Buy now" and page.toasts == [f"{ticket.number} is back"]


def test_many_at_once_and_back_again(make, browse, house, inside):
    tickets = [make(Ticket, title=f"Ticket {number}") for number in range(3)]
    ids = [str(ticket.id) for ticket in tickets[:2]]
    page = browse("sam").open("/service/queue").submit(form="bulk", button="Move on", ids=ids)
    page = page.submit(state_="resolved")
    work(house)
    with inside():
        states = dict(db.session.execute(sa.select(Ticket.id, Ticket.state)).all())
        assert [states[ticket.id] for ticket in tickets] == ["resolved", "resolved", "new"]


def test_tickets_are_listed_filed_and_imported_from_the_page(make, browse, house):
    make(Ticket, title="It leaks", party_id=make(Party, title="Blue Lake").id)
    page = browse("mara").open("/service/tickets?columns=all")
    assert page.table()[1][0].startswith("It leaks T-") and "Blue Lake" in page.table()[1][0]
    assert "It leaks" in page.download("This view as CSV").text
    text = "Ticket number,Opened,Subject,Colour\nA-1,2026-03-02,It drips,red\n"
    page = upload(browse, text, target="tickets").submit(button="Check what it would change", keep_others=True)
    work(house)
    page.browser.open(page.path).submit(button="Write it")
    work(house)
    listed = browse("mara").open("/service/tickets?q=drips&columns=all").table()
    assert listed[0][-1] == "Colour" and listed[1][-1] == "red"


def test_products_are_found_by_name_too(make, browse, inside):
    with inside():
        db.session.add(Product(code="K1", code_key="k1", name="Kettle", name_key="kettle"))
        db.session.commit()
    page = browse("sam").open("/service/tickets/new").submit(button="Save", title="It leaks", product="kettle")
    assert "Kettle" in page.text
