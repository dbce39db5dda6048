"""Many tickets closed, or merged into one, from the queue; and back."""
import sqlalchemy as sa

from models import Party, Ticket, db
from tests.bulk.screen import opened, reopened, stats, ticked, work
from tests.bulk.test_changing import changed
from tests.bulk.test_undoing import undone
from tests.world import inside


def states(house):
    with inside(house):
        return list(db.session.scalars(sa.select(Ticket.state).order_by(Ticket.id)))


def tick(browse, *tickets, button):
    return ticked(browse("sam"), *tickets, button=button, path="/service/queue")


def test_many_are_closed_and_opened_again(make, browse, house):
    tickets = [make(Ticket, title=f"Ticket {number}") for number in range(3)]
    page = changed(house, tick(browse, *tickets[:2], button="Close"))
    assert states(house) == ["closed", "closed", "new"]
    assert stats(undone(house, page)) == {"Undone": "2"}
    assert states(house) == ["open", "open", "new"]


def test_many_become_one_and_are_many_again(make, browse, house):
    first, second, third = (make(Ticket, title=f"It leaks {number}", said=f"Water {number}") for number in range(3))
    page = changed(house, tick(browse, first, second, third, button="Merge"), number=first.number)
    shown = browse("sam").open(f"/service/tickets/{first.id}").text
    assert "Water 1" in shown and "Water 2" in shown and states(house) == ["new", "closed", "closed"]
    assert opened(page, "Changed")[0][0].startswith("It leaks 1")
    page = undone(house, page)
    shown = browse("sam").open(f"/service/tickets/{first.id}")
    assert states(house) == ["new", "new", "new"]
    assert not [text for text in shown.css(".said-in") if "Water 1" in text.text()]


def test_another_customer_s_ticket_is_merged_only_when_asked_for(make, browse, house):
    mine, other = (make(Ticket, party_id=make(Party, title=name).id) for name in ("Amber", "Birch"))
    page = changed(house, tick(browse, other, button="Merge"), number=mine.number)
    assert states(house) == ["new", "new"] and stats(page)["Refused"] == "1"
    assert f"{other.number} is another customer's" in opened(page, "Refused")[0][1]
    changed(house, tick(browse, other, button="Merge"), number=mine.number, others=True)
    assert states(house) == ["new", "closed"]


def test_never_into_what_is_not_there_or_part_of_another(make, browse, house):
    one, two = make(Ticket), make(Ticket)
    page = tick(browse, one, button="Merge")
    assert page.submit(form=page.path, number="T-999", status=422).field_errors == {
        "number": "There is no such ticket that you may see"}
    changed(house, page, number=two.number)
    page = tick(browse, two, button="Merge")
    page = page.submit(form=page.path, number=one.number, status=422)
    assert page.field_errors == {"number": f"{one.number} was merged into another one already"}
    work(house)
    assert reopened(page).status == 200
