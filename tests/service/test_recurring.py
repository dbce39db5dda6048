"""The third complaint of one cause, with one product or lot, within thirty days opens one problem."""
import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from blueprints.service.actions import complaints, incidents
from core.principal import SYSTEM
from models import Membership, Party, Product, Recurrence, RootCause, Ticket, TicketLink, User, db, now
from tests.notices.test_page import sentences
from tests.service.test_complaints import put, url
from tests.world import inside


@pytest.fixture
def plant(make, house):
    """Ids of a cause, a product and a supplier; sam leads his team."""
    kiln = make(Party, title="Kiln Works", role="supplier")
    with inside(house):
        kettle = Product(code="KETTLE", code_key="kettle", name="Kettle", name_key="kettle")
        db.session.add(kettle)
        sam = db.session.scalars(sa.select(User).where(User.name == "Sam")).one()
        db.session.scalars(sa.select(Membership).where(Membership.user_id == sam.id)).one().is_lead = True
        db.session.commit()
        cause = db.session.scalars(sa.select(RootCause.id).where(RootCause.path == "Transport / Packing")).one()
        return cause, kettle.id, kiln.id


def complain(make, house, days=0, cause=None, **facts):
    made = make(Ticket, kind_of="complaint", at=now() - timedelta(days=days), **facts)
    put(house, made, "investigation")
    if cause:
        settle_on(house, made, cause)
    return made


def settle_on(house, ticket, cause):
    with inside(house):
        complaints.write(db.session.get(Ticket, ticket.id), "investigation", {"cause_id": cause}, by=SYSTEM)
        db.session.commit()


def problems(house):
    """{title of a problem: numbers of the complaints it caused}"""
    with inside(house):
        found = db.session.scalars(sa.select(Ticket).where(Ticket.kind_of == "problem").order_by(Ticket.id)).all()
        return {problem.title: sorted(db.session.scalars(sa.select(TicketLink.record_id).where(
            TicketLink.other_id == problem.id, TicketLink.kind == "caused-by"))) for problem in found}


TITLE = "Transport / Packing, again: Kettle (3 complaints in 30 days)"


def test_the_third_opens_a_problem_and_the_fourth_joins_it(browse, make, house, plant):
    cause, kettle, _kiln = plant
    three = [complain(make, house, days, cause, product_id=kettle) for days in (29, 10)]
    assert problems(house) == {}
    third = complain(make, house, product_id=kettle)
    browse("sam").open(url(third)).submit(button="Save", cause_id=str(cause))
    three.append(third)
    assert problems(house) == {TITLE: [one.id for one in three]}
    fourth = complain(make, house, 0, cause, product_id=kettle)
    assert problems(house) == {TITLE: [one.id for one in (*three, fourth)]}
    page = browse("sam").open(f"/service/tickets/{fourth.id}").follow(TITLE)
    assert page.h1 == TITLE and "Sam" in page.text and "3 complaints of one cause in 30 days" in page.text
    told = sentences(browse("sam").open("/notices"))
    assert f"Unread: Guanxi assigned {TITLE} to you" in told and f"Unread: News on {TITLE} by Guanxi" in told


def test_others_do_not_count(make, house, plant):
    cause, kettle, _kiln = plant
    complain(make, house, 31, cause, product_id=kettle)  # too long ago
    complain(make, house, 1, cause)  # no product
    with inside(house):
        other = db.session.scalars(sa.select(RootCause.id).where(RootCause.path == "Transport")).one()
    complain(make, house, 1, other, product_id=kettle)  # another cause
    put_away = complain(make, house, 1, cause, product_id=kettle)
    with inside(house):
        db.session.get(Ticket, put_away.id).archived_at = now()
        db.session.commit()
    complain(make, house, 1, cause, product_id=kettle)
    complain(make, house, 0, cause, product_id=kettle)
    assert problems(house) == {}


def test_a_lot_of_a_supplier_counts_over_products(make, house, plant):
    cause, _kettle, kiln = plant
    three = [complain(make, house, days, cause) for days in (5, 3, 1)]
    for one, lot in zip(three, ("L-12", "l-12 ", "L-12"), strict=True):
        assert problems(house) == {}
        with inside(house):
            incidents.note(db.session.get(Ticket, one.id), {
                "product_id": None, "supplier_id": kiln, "line_id": None, "lot": lot, "quantity": None,
                "severity": "major", "happened_on": now().date()}, by=SYSTEM)
            db.session.commit()
    told = "Transport / Packing, again: Kiln Works, L-12 (3 complaints in 30 days)"
    assert problems(house) == {told: [one.id for one in three]}


def test_once_a_problem_is_done_the_next_one_opens(make, house, plant):
    cause, kettle, _kiln = plant
    for days in (3, 2, 1):
        complain(make, house, days, cause, product_id=kettle)
    with inside(house):
        db.session.scalars(sa.select(Ticket).where(Ticket.kind_of == "problem")).one().is_open = False
        db.session.commit()
    complain(make, house, 0, cause, product_id=kettle)
    assert {title: len(caused) for title, caused in problems(house).items()} == {
        TITLE: 3, "Transport / Packing, again: Kettle (4 complaints in 30 days)": 4}


def test_a_product_named_later_counts_too(browse, make, house, plant):
    cause, kettle, _kiln = plant
    for days in (3, 2):
        complain(make, house, days, cause, product_id=kettle)
    last = complain(make, house, 0, cause)
    assert problems(house) == {}
    browse("sam").open(f"/service/tickets/{last.id}/edit").submit(button="Save", product="KETTLE")
    assert list(problems(house)) == [TITLE]


def test_the_limits_are_settings(browse, make, house, plant):
    cause, kettle, _kiln = plant
    page = browse("mara").open("/service/settings").follow("Days and alarm")
    page = page.submit(button="Save", alarm_count="2", alarm_days="7")
    assert page.toasts == ["Days and alarm of complaints saved"]
    assert "2 complaints of one cause within 7 days open a problem." in page.text
    for days in (6, 0):
        complain(make, house, days, cause, product_id=kettle)
    assert list(problems(house)) == ["Transport / Packing, again: Kettle (2 complaints in 7 days)"]
    page = browse("mara").open("/service/settings/complaints/edit")
    assert page.submit(button="Save", alarm_count="1", status=422).field_errors.keys() == {"alarm_count"}


def test_two_at_the_same_moment_open_one(make, house, plant):
    cause, kettle, _kiln = plant
    complain(make, house, 5, cause, product_id=kettle)
    late = [complain(make, house, 0, product_id=kettle) for _each in range(3)]
    gate, failed = threading.Barrier(3), []

    def settle(ticket):
        gate.wait()
        try:
            settle_on(house, ticket, cause)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=settle, args=(ticket,)) for ticket in late]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and list(map(len, problems(house).values())) == [4]
    with inside(house):
        assert db.session.scalar(sa.select(sa.func.count(Recurrence.id))) == 1


def test_a_problem_promises_nothing_until_a_policy_names_it(make, browse):
    assert make(Ticket, kind_of="problem").first_due_at is None
    browse("mara").open("/service/settings/policies/new").submit(
        button="Save", name="Problems", position="0", kinds=["problem"], first_minutes="60")
    assert make(Ticket, kind_of="problem").first_due_at is not None


def test_customers_are_not_offered_problems(browse):
    choice = browse().open("/portal/ticket/new").css("select[name=kind_of] option")
    kinds = [option.attributes["value"] for option in choice]
    assert "complaint" in kinds and "problem" not in kinds
