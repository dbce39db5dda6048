"""Qualification per category, and what orders and requests read of it: told from the screen."""
from datetime import timedelta

from models import Party, PurchaseOrder, QualificationEvent, db, now
from tests.world import days_ago, days_on

LINE = {"lines-0-item": "Pump", "lines-0-quantity": "10", "lines-0-promised_on": str(days_on(9))}


def order(browse, party, **fields):
    form = browse("mara").open(f"/suppliers/{party.id}/orders/new")
    status = fields.pop("status", 200)
    return form.submit(button="Save", status=status, number="PO-X", **LINE, **fields)


def qualify(browse, party, category_id, state, status=200, **fields):
    page = browse("mara").open(f"/evaluation/supplier/{party.id}/qualification")
    return page.submit(button="Save", status=status, category=str(category_id), state=state, **fields)


def test_each_change_is_kept_with_who_and_why(browse, supplier, category, inside):
    party, castings = supplier(), category()
    qualify(browse, party, castings, "applied")
    page = qualify(browse, party, castings, "qualified", status=422)
    assert page.field_errors == {"reason": "Please say why"}
    page = page.submit(button="Save", reason="Audit of May", valid_until=str(days_on(365)))
    assert [row[1:4] for row in page.table(1)[1:]] == [
        ["Applied", page.table(1)[1][2], "Audit of May"], ["—", "Applied", ""]]
    assert page.table()[1][1] == "Qualified"
    with inside():
        assert db.session.query(QualificationEvent).count() == 2
    assert "Castings" in browse("vic").open(f"/suppliers/{party.id}").text


def test_without_the_documents_only_on_conditions(browse, supplier, category, asks, brought):
    party, castings = supplier(), category()
    kind = asks(category_id=castings)
    page = qualify(browse, party, castings, "qualified", status=422, reason="Good parts")
    assert page.field_errors["reason"] == "ISO 9001 is missing. Until then they can be qualified on conditions."
    assert "Qualified on conditions" in page.submit(button="Save", state="conditional").text
    brought(party, kind)
    assert qualify(browse, party, castings, "qualified", reason="All there").table()[1][1] == "Qualified"


def test_without_a_rule_nothing_is_asked(browse, supplier, category):
    party = supplier()
    assert "category" not in browse("mara").open(f"/suppliers/{party.id}/orders/new").values()
    category()
    assert order(browse, party).h1 == "Order PO-X"


def test_an_order_in_a_ruled_category_needs_the_qualification(browse, supplier, category, inside, qualified):
    party, castings = supplier(), category(order="approve")
    page = order(browse, party, status=422)
    assert page.field_errors == {"category": "Please choose"}
    page = page.submit(button="Save", status=422, category=str(castings))
    assert "They are not qualified for Castings." in page.field_errors["number"]
    with inside():
        assert db.session.query(PurchaseOrder).count() == 0
    qualified(party, castings, until=days_on(1))
    assert "Castings" in order(browse, party, category=str(castings)).text


def test_what_ended_or_was_suspended_counts_no_more(browse, supplier, category, qualified):
    party, castings = supplier(), category(order="block", ask="warn")
    qualified(party, castings, until=days_ago(1), on=days_ago(9))
    assert "ended on" in order(browse, party, status=422, category=str(castings)).field_errors["number"]
    qualified(party, castings, "suspended", reason="Cracks in three lots")
    page = order(browse, party, status=422, category=str(castings))
    assert "Castings: Suspended. Cracks in three lots" in page.field_errors["number"]


def test_a_missing_document_stops_and_two_people_lift_it(browse, supplier, asks):
    party, _kind = supplier(), asks(order="block")
    assert "ISO 9001 is missing." in order(browse, party, status=422).field_errors["number"]
    page = browse("mara").open(f"/suppliers/{party.id}/standing")
    page.submit(button="Ask for it", action="order", reason="It is on its way", expires_on=str(days_on(5)))
    browse("ada").open(f"/suppliers/{party.id}/standing").submit(button="Agree")
    assert order(browse, party).h1 == "Order PO-X"


def test_requests_read_it_too(browse, supplier, category):
    party, castings = supplier(), category(ask="block")
    page = browse("mara").open("/suppliers/rfqs/new").submit(
        button="Save", status=422, title="Pumps", due_on=str(days_on(5)), parties=[str(party.id)],
        category=str(castings))
    assert "Blue Lake: They are not qualified for Castings." in page.text


def test_kinds_and_categories_are_kept_by_who_manages(browse, category):
    category()
    page = browse("ada").open("/evaluation/requirements/supplier").follow("New kind")
    page = page.submit(button="Save", name="Insurance", warn_days="90", first="warn", second="block")
    assert page.table()[1][:5] == ["Insurance", "Of all", "Allowed with a warning", "Not allowed", "90"]
    page = page.follow("New kind").submit(button="Save", status=422, name="insurance")
    assert page.field_errors == {"name": "There is one called insurance already"}
    page = browse("ada").open("/evaluation/requirements/supplier").submit(button="Archive Castings")
    assert "In the archive" in page.text

    browse("rita").open("/evaluation/requirements/supplier", status=403)


def test_the_approved_of_a_past_day_are_told_by_events(browse, supplier, category, asks, brought, qualified):
    lake, castings, kind = supplier(), category(), asks("Licence", order="block", since=now() - timedelta(days=300))
    brought(lake, kind, since=days_ago(200), until=days_ago(10), on=days_ago(200))
    qualified(lake, castings, on=days_ago(100), reason="Audited")
    qualified(lake, castings, "suspended", on=days_ago(5), reason="Cracks")
    pages = {back: browse("vic").open(f"/suppliers/approved?on={days_ago(back)}") for back in (150, 50, 7, 0)}
    assert "Nobody had a standing or a qualification then" in pages.pop(150).text
    told = {back: page.table()[1:] for back, page in pages.items()}
    assert [row[2:3] + row[5:] for row in told[50]] == [["Allowed", "Castings Qualified · Audited", "—"]]
    ended = f"Licence ran out on {days_ago(10).strftime('%-d %b %Y')}."
    assert [row[2:3] + row[5:] for row in told[7]] == [["Not allowed", "Castings Qualified · Audited", ended]]
    assert [row[5] for row in told[0]] == ["Castings Suspended · Cracks"]
    assert f"Castings: Qualified,{ended}" in pages[7].download("CSV").text


def test_partners_have_their_own(browse, make, category, qualified):

    party = make(Party, title="Bright Bridge", role="partner")
    resale = category("Resale", role="partner")
    qualified(party, resale, role="partner")
    page = browse("mara").open(f"/partners/{party.id}")
    assert "Resale" in page.text
    assert page.follow("Qualification").table()[1][:2] == ["Resale Audited", "Qualified"]
    browse("mara").open(f"/evaluation/supplier/{party.id}/qualification", status=404)
