"""Two customers made one from the screen, and taken apart again."""
from datetime import date

import pytest
import sqlalchemy as sa

from core.access import of
from models import ContactPoint, Hat, Merge, Order, Party, db

DAY = date(2026, 3, 2)


@pytest.fixture
def pair(make):
    """Two entries of one company: each with an order, an e-mail and a phone."""
    stays = make(Party, title="Acme Ltd", code="A-1", email="info@acme.example", phone="020 1234", about="Good people")
    goes = make(Party, title="ACME Limited", code="A-2", email="info@acme.example", phone="020 9999",
                tax_number="GB123", street="Quay 1", city="Leeds")
    make(Order, party=stays, on=DAY, number="S-1")
    make(Order, party=goes, on=DAY, number="G-1")
    return stays, goes


def path(pair):
    stays, goes = pair
    return f"/customers/{stays.id}/merge/{goes.id}"


def held(inside, party_id):
    with inside():
        return {"orders": db.session.scalars(of(Order, Order.number).where(Order.party_id == party_id).order_by(
                    Order.number)).all(),
                "points": db.session.scalars(of(ContactPoint, ContactPoint.value).where(
                    ContactPoint.party_id == party_id).order_by(ContactPoint.value)).all(),
                "codes": db.session.scalars(of(Hat, Hat.code).where(Hat.party_id == party_id).order_by(Hat.code)).all()}


def merge(browse, pair, **answers):
    return browse("rita").open(path(pair)).submit(button="Merge them", **answers)


def test_all_that_one_has_goes_to_the_other(browse, pair, inside):
    merge(browse, pair, take_tax_number="source")
    stays, goes = pair
    assert held(inside, stays.id) == {
        "orders": ["G-1", "S-1"], "points": ["020 1234", "020 9999", "info@acme.example"], "codes": ["A-1", "A-2"]}
    assert held(inside, goes.id) == {"orders": [], "points": ["info@acme.example"], "codes": []}
    with inside():
        assert db.session.get(Party, stays.id).tax_number == "GB123"


def test_the_preview_counts_what_moves_and_what_is_kept(browse, pair):
    told = [node.text(strip=True) for node in browse("rita").open(path(pair)).css("main details > summary")]
    assert told[-6:] == ["Addresses: 1", "Changes of class: 1", "Class and preferences: 0kept: 1",
                         "Numbers and addresses: 1kept: 1", "Orders: 1", "Roles: 1"]


def test_the_page_of_the_one_that_went_leads_to_the_other(browse, pair):
    merge(browse, pair)
    stays, goes = pair
    page = browse("rita").open(f"/customers/{goes.id}")
    assert page.path == f"/customers/{stays.id}"
    assert "ACME Limited is part of Acme Ltd now" in page.text
    assert browse("ada").open(f"/customers/{goes.id}").path == f"/customers/{stays.id}"
    browse("otto").open(f"/customers/{goes.id}", status=404)


def test_it_is_found_by_the_name_of_either(browse, pair):
    merge(browse, pair)
    edit = browse("rita").open(f"/customers/{pair[0].id}/edit")
    for _ in range(2):
        titles = [node.text(strip=True) for node in browse("rita").open("/customers?q=Limited").css("tbody th a")]
        assert titles == ["Acme Ltd"]
        edit.submit(button="Save", website="acme.example")


def test_undone_all_is_where_it_was(browse, pair, inside):
    before = [held(inside, party.id) for party in pair]
    merge(browse, pair, take_title="source")
    browse("rita").open("/customers/merges").follow("ACME Limited").submit(button="Undo")
    assert [held(inside, party.id) for party in pair] == before
    assert browse("rita").open(f"/customers/{pair[1].id}").h1 == "ACME Limited"
    assert browse("rita").open(f"/customers/{pair[0].id}").h1 == "Acme Ltd"


def test_what_was_edited_since_stays_and_is_named(browse, pair, inside):
    merge(browse, pair, take_title="source")
    browse("rita").open(f"/customers/{pair[0].id}/edit").submit(button="Save", title="Acme Group")
    page = browse("rita").open("/customers/merges").follow("ACME Limited").submit(button="Undo")
    left = [node.text(strip=True) for node in page.css("main li") if "since" in node.text()]
    assert left == ["Name (Acme Group): somebody changed it since"]
    assert browse("rita").open(f"/customers/{pair[0].id}").h1 == "Acme Group"


def test_a_number_taken_since_is_left(browse, pair, make, inside):
    merge(browse, pair)
    make(Party, title="Other", code="A-2")
    page = browse("rita").open("/customers/merges").follow("ACME Limited").submit(button="Undo")
    assert [node.text(strip=True) for node in page.css("main li") if "number belongs" in node.text()] != []
    with inside():
        ended = db.session.scalars(of(Hat).where(Hat.party_id == pair[1].id)).one()
        assert (ended.code, ended.until is not None) == ("A-2", True)


def test_into_itself_is_refused(browse, pair):
    browse("rita").open(f"/customers/{pair[0].id}/merge/{pair[0].id}", status=409)


def test_twice_is_refused_and_says_where_it_is(browse, pair, make):
    third = make(Party, title="Third")
    late = browse("rita").open(f"/customers/{third.id}/merge/{pair[1].id}")
    merge(browse, pair)
    page = late.submit(button="Merge them", status=409)
    assert "ACME Limited is part of Acme Ltd now" in page.text


def test_undo_goes_in_order(browse, pair, make, inside):
    third = make(Party, title="Third")
    merge(browse, pair)
    browse("rita").open(f"/customers/{third.id}/merge/{pair[0].id}").submit(button="Merge them")
    with inside():
        first, second = db.session.scalars(sa.select(Merge.id).order_by(Merge.id)).all()
    refused = browse("rita").open(f"/customers/merges/{first}").submit(button="Undo", status=409)
    assert "Acme Ltd was merged into Third since: undo that first" in refused.text
    browse("rita").open(f"/customers/merges/{second}").submit(button="Undo")
    browse("rita").open(f"/customers/merges/{first}").submit(button="Undo")


def test_a_circle_ends_at_its_first_step(browse, pair):
    stays, goes = pair
    back = browse("rita").open(f"/customers/{goes.id}/merge/{stays.id}")
    merge(browse, pair)
    back.submit(button="Merge them", status=409)


def test_a_circle_of_three_ends_where_it_would_close(browse, pair, make):
    (stays, goes), third = pair, make(Party, title="Third")
    closing = browse("rita").open(f"/customers/{goes.id}/merge/{third.id}")
    merge(browse, pair)
    browse("rita").open(f"/customers/{third.id}/merge/{stays.id}").submit(button="Merge them")
    refused = closing.submit(button="Merge them", status=409)
    assert "ACME Limited is part of Third now" in refused.text
    assert browse("rita").open(f"/customers/{goes.id}").h1 == "Third"


def test_only_who_may_edit_both_merges_them(browse, pair, make):
    foreign = make(Party, title="Theirs", team="South")
    browse("rita").open(f"/customers/{pair[0].id}/merge/{foreign.id}", status=404)
    browse("vic").open(path(pair), status=403)


def test_the_list_of_merges_costs_the_same_for_three(browse, pair, make, statements):
    merge(browse, pair)
    with statements() as one:
        browse("rita").open("/customers/merges")
    for name in ("B", "C"):
        other = make(Party, title=name)
        browse("rita").open(f"/customers/{pair[0].id}/merge/{other.id}").submit(button="Merge them")
    with statements() as three:
        browse("rita").open("/customers/merges")
    assert len(three) == len(one)


def called(inside, pair):
    """{what the party is called, as it is compared: what its hats say}"""
    with inside():
        hats = db.session.execute(of(Hat, Party.name_key, Hat.name_key).join(Party, Party.id == Hat.party_id).where(
            Hat.party_id.in_([party.id for party in pair]))).all()
    found = {}
    for name, said in hats:
        found.setdefault(name, set()).add(said)
    return found


def test_hats_are_called_as_whoever_wears_them(browse, pair, inside):
    assert called(inside, pair) == {"acme ltd": {"acme ltd"}, "acme limited": {"acme limited"}}
    merge(browse, pair, take_title="source")
    assert called(inside, pair) == {"acme limited": {"acme limited"}}
    browse("rita").open(f"/customers/{pair[0].id}/edit").submit(button="Save", title="Acme Group")
    assert called(inside, pair) == {"acme group": {"acme group"}}
    browse("rita").open("/customers/merges").follow("ACME Limited").submit(button="Undo")
    assert called(inside, pair) == {"acme group": {"acme group"}, "acme limited": {"acme limited"}}
