"""What a complaint says of goods: a fact for the supplier's record, entered by hand or through the order line."""
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.auth.set_up import role_by_key
from models import ComplaintIncident, Party, Product, PurchaseLine, PurchaseOrder, SuppliedProduct, Ticket, User, db
from tests.service.test_complaints import put, url
from tests.world import PASSWORD_HASH, days_on, inside


@pytest.fixture
def goods(make, house):
    """A kettle that Kiln supplies, ordered in line PO-7-1; (its supplier, a complaint about it)."""
    kiln = make(Party, title="Kiln Works", role="supplier", code="S-9")
    with inside(house):
        kettle = Product(code="KETTLE", code_key="kettle", name="Kettle", name_key="kettle")
        db.session.add(kettle)
        db.session.flush()
        db.session.add(SuppliedProduct(party_id=kiln.id, product_id=kettle.id, currency="GBP"))
        order = PurchaseOrder(number="PO-7", number_key="po-7", party_id=kiln.id, currency="GBP")
        order.lines.append(PurchaseLine(party_id=kiln.id, number="PO-7-1", number_key="po-7-1", item="Kettle",
                                        quantity=10, promised_first=date(2026, 3, 1), promised_on=date(2026, 3, 1),
                                        held_to_on=date(2026, 3, 1)))
        db.session.add(order)
        db.session.commit()
        product_id = kettle.id
    return kiln, make(Ticket, title="It leaks", kind_of="complaint", asker="Ms Ito", product_id=product_id)


@pytest.fixture
def bea(house):
    """A buyer, who sees suppliers and no tickets."""
    with inside(house):
        db.session.add(User(name="Bea", email="bea@example.org", email_key="bea@example.org", language="en",
                            time_zone="Europe/London", password_hash=PASSWORD_HASH, roles=[role_by_key("buyer")]))
        db.session.commit()


def noted(house):
    with inside(house):
        return db.session.scalars(sa.select(ComplaintIncident).order_by(ComplaintIncident.id)).all()


def test_the_supplier_of_the_product_is_proposed(browse, goods, house):
    kiln, complaint = goods
    page = browse("sam").open(url(complaint)).follow("Note what is wrong")
    values = page.values()
    assert (values["product"], values["supplier"]) == ("KETTLE", "Kiln Works")
    page = page.submit(button="Note it", lot="L-12", quantity="2.5", severity="critical")
    assert page.toasts == ["Noted for the supplier's record"]
    one, = noted(house)
    assert (one.supplier_id, one.lot, one.lot_key, float(one.quantity), one.severity) == (
        kiln.id, "L-12", "l-12", 2.5, "critical")
    assert "Kettle · Kiln Works · lot L-12 · 2.5 bad · Critical" in page.text
    assert "lot L-12" in page.follow("Print").text


def test_the_order_line_names_the_supplier(browse, goods, house, make):
    kiln, complaint = goods
    page = browse("sam").open(f"{url(complaint)}/incidents/new").submit(
        button="Note it", product="", supplier="", line="PO-7-1")
    one, = noted(house)
    assert (one.supplier_id, one.product_id, one.line_id is not None) == (kiln.id, None, True)
    make(Party, title="Tinsmith", role="supplier")
    page = browse("sam").open(f"{url(complaint)}/incidents/new").submit(
        button="Note it", supplier="tinsmith", line="PO-7-1", status=422)
    assert page.field_errors == {"line": "This line was ordered of another supplier"}


@pytest.mark.parametrize(("typed", "error"), [
    ({"product": "NOTHING"}, {"product": "There is no product of this code or name"}),
    ({"supplier": "Nobody"}, {"supplier": "There is no supplier of this name or number"}),
    ({"line": "PO-8-1"}, {"line": "There is no order line of this number"}),
    ({"product": "", "supplier": ""}, {"product": "Name the product, the supplier or the order line"}),
    ({"quantity": "-1"}, {"quantity": "Between 0 and 1,000,000,000"}),
    ({"happened_on": days_on(5).isoformat()}, {"happened_on": "That day is still to come"}),
    ({"happened_on": "1066-10-14"}, {"happened_on": "Please check the year"}),
])
def test_bad_input_is_told_at_the_field(browse, goods, house, typed, error):
    page = browse("sam").open(f"{url(goods[1])}/incidents/new").submit(button="Note it", status=422, lot="L-1", **typed)
    assert page.field_errors == error and page.values()["lot"] == "L-1"
    assert noted(house) == []


def test_two_suppliers_of_one_name_are_told_apart_by_number(browse, goods, house, make):
    twin = make(Party, title="Kiln Works", role="supplier", code="S-10")
    form = f"{url(goods[1])}/incidents/new"
    page = browse("sam").open(form).submit(button="Note it", supplier="Kiln Works", status=422)
    assert page.field_errors == {"supplier": "Several suppliers are called so: write the number"}
    page.submit(button="Note it", supplier="S-10")
    assert [one.supplier_id for one in noted(house)] == [twin.id]


def test_taken_back_and_put_back(browse, goods, house):
    complaint = goods[1]
    page = browse("sam").open(f"{url(complaint)}/incidents/new").submit(button="Note it")
    page = page.submit(button="Take back: Kettle · Kiln Works · Major")
    assert page.toasts == ["Taken back: it counts nowhere any more"] and "Nothing is noted of goods." in page.text
    page = page.submit(button="Undo")
    assert page.toasts == ["It counts again"]
    assert [one.archived_at for one in noted(house)] == [None]


def test_a_supplier_s_page_tells_them_to_buyers_who_see_no_tickets(browse, goods, bea):
    kiln, complaint = goods
    browse("sam").open(f"{url(complaint)}/incidents/new").submit(button="Note it", lot="L-12", quantity="3")
    page = browse("bea").open(f"/suppliers/{kiln.id}")
    told = page.table(2)[1:]  # below its punctuality and what is not here yet
    assert [row[0] for row in told] == ["Kettle lot L-12 · 3 bad"] and told[0][2] == "Major"
    browse("bea").open(url(complaint), status=403)
    page = browse("mara").open(f"/suppliers/{kiln.id}").follow("The complaint")
    assert [row[0] for row in page.table()[1:]] == [f"It leaks {complaint.number} · Ms Ito"]


def test_nobody_writes_one_on_a_stranger_s_complaint_nor_on_a_question(browse, goods, make):
    complaint = goods[1]
    browse("sam").open(f"{url(complaint)}/incidents/new").submit(button="Note it")
    browse("tess").open(f"{url(complaint)}/incidents/new", status=404)
    browse("vic").open(f"{url(complaint)}/incidents/new", status=403)
    browse("sam").open(f"{url(make(Ticket))}/incidents/new", status=404)
    other = make(Ticket, kind_of="complaint")
    token = browse("sam").open(url(other)).values()["csrf_token"]
    browse("sam").open(f"{url(other)}/incidents/1/take-back", status=404, method="POST", data={"csrf_token": token})


def test_many_cost_no_more_statements_than_one(browse, goods, house, statements):
    kiln, complaint = goods
    put(house, complaint, "assessment")
    counts = []
    for number in (1, 3):
        while len(noted(house)) < number:
            browse("sam").open(f"{url(complaint)}/incidents/new").submit(button="Note it", lot=f"L-{number}")
        for path in (url(complaint), f"/suppliers/{kiln.id}"):
            browse("mara").open(path)
            with statements() as seen:
                browse("mara").open(path)
            counts.append(len(seen))
    assert counts[:2] == counts[2:]
