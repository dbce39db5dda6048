"""What a standing stands against, exceptions two people agree to, and what people judge: told from the screen."""
from datetime import timedelta

from models import Judgement, PurchaseOrder, RfqInvite, db, now
from tests.suppliers.conftest import computed, quarter
from tests.world import days_ago, days_on

LINE = {"lines-0-item": "Pump", "lines-0-quantity": "10", "lines-0-promised_on": str(days_on(9))}


def poor(browse, delivered):
    """A supplier who stands at “Poor”: nothing may be ordered without a second person."""
    party = delivered(late=10)
    assert "Poor" in computed(browse, party).text
    return party


def order(browse, party, who="mara", **expected):
    form = browse(who).open(f"/suppliers/{party.id}/orders/new")
    return form.submit(button="Save", number="PO-X", **LINE, **expected)


def test_an_order_is_stopped_with_the_reason_at_the_form(browse, delivered, inside):
    party = poor(browse, delivered)
    page = order(browse, party, status=422)
    assert "They stand at “Poor”" in page.field_errors["number"] and page.values()["lines-0-item"] == "Pump"
    with inside():
        assert db.session.query(PurchaseOrder).filter_by(number="PO-X").count() == 0


def test_two_people_allow_it_for_some_days(browse, delivered):
    party = poor(browse, delivered)
    page = browse("mara").open(f"/suppliers/{party.id}/standing")
    page.submit(button="Ask for it", action="order", reason="The only source", expires_on=str(days_on(5)))
    order(browse, party, status=422)
    page = browse("ada").open(f"/suppliers/{party.id}/standing").submit(button="Agree")
    assert "Order is allowed until" in page.text
    assert order(browse, party).h1 == "Order PO-X"


def test_an_exception_ends_within_a_year_and_says_why(browse, delivered):
    page = browse("mara").open(f"/suppliers/{poor(browse, delivered).id}/standing")
    page = page.submit(button="Ask for it", action="order", reason=" ", expires_on=str(days_ago(1)), status=422)
    assert page.field_errors == {"reason": "Please fill this in", "expires_on": "A day within a year from today"}


def test_how_a_standing_came_is_told(browse, delivered):
    party = poor(browse, delivered)
    rows = browse("vic").open(f"/suppliers/{party.id}/standing").table(1)[1:]
    assert [row[1:] for row in rows] == [["—", "Poor", "Supplier of goods"]]


def judged(browse, party, who, given, status=200):
    page = browse(who).open(f"/suppliers/{party.id}/judge?period={quarter().first}")
    fields = [name for name in page.values() if name.startswith("given_")]
    return page.submit(button="Keep my judgement", status=status, **dict.fromkeys(fields, given))


def test_people_judge_blind_and_the_mean_counts(browse, supplier):
    party = supplier()
    page = judged(browse, party, "mara", "5")
    assert "Vic gave" not in page.text
    page = judged(browse, party, "vic", "3")
    assert page.text.count("Mara gave 5") == 4
    page = page.browser.open(f"/suppliers/{party.id}/scorecard?template=services")
    computed(browse, party)
    page = browse("mara").open(f"/suppliers/{party.id}/scorecard?template=services").submit(button="Compute anew")
    assert page.css(".stat-value")[0].text(strip=True) == "75" and "4 of 5 2 judgements" in page.text


def test_a_judgement_is_changed_and_taken_back(browse, supplier, inside):
    party = supplier()
    judged(browse, party, "mara", "5")
    judged(browse, party, "mara", "2")
    with inside():
        assert {row.given for row in db.session.query(Judgement).all()} == {2}
    judged(browse, party, "mara", "")
    with inside():
        assert db.session.query(Judgement).count() == 0


def asked(browse, *parties, due=5):
    page = browse("mara").open("/suppliers/rfqs/new")
    return page.submit(button="Save", title="500 pumps", due_on=str(days_on(due)),
                       parties=[str(party.id) for party in parties])


def test_who_let_the_day_pass_is_silent(browse, supplier, inside):
    page = asked(browse, supplier("Blue Lake"))
    with inside():
        db.session.query(RfqInvite).one().due_at = now() - timedelta(hours=1)
        db.session.commit()
    assert [row[-2] for row in browse("mara").open(page.path).table()[1:]] == ["Silent"]


def test_quotations_stand_beside_each_other(browse, supplier):
    page = asked(browse, supplier("Blue Lake"), supplier("Harbour"))
    assert [row[-2] for row in page.table()[1:]] == ["Awaited", "Awaited"]
    page = page.follow("Answer of Harbour").submit(button="Save", unit_price="2.5", lead_days="14",
                                                   valid_until=str(days_ago(1)))
    assert page.table()[1][:4] == ["Harbour", "2.50 GBP", "14", page.table()[1][3]] and "Expired" in page.text
    page = page.follow("Blue Lake declined").submit(button="Save", reason="Too busy")
    assert page.table()[2][-2] == "Declined Too busy"


def test_an_answer_in_time_counts_in_the_scorecard(browse, supplier):
    lake = supplier("Blue Lake")
    page = asked(browse, lake).follow("Answer of Blue Lake").submit(button="Save", unit_price="2.5")
    assert "Answered" in page.text
    assert "100%" in computed(browse, lake).text
    why = browse("mara").open(f"/suppliers/{lake.id}/scorecard").follow("Why Answers to requests?")
    assert why.table()[1][2] == "For them"


def test_what_cannot_be_an_answer_is_said_at_the_field(browse, supplier, inside):
    page = asked(browse, supplier("Blue Lake")).follow("Answer of Blue Lake")
    page = page.submit(button="Save", unit_price="", answered_on=str(days_on(2)), status=422)
    assert page.field_errors == {"unit_price": "Please fill this in"}
    page = page.submit(button="Save", unit_price="2", answered_on=str(days_ago(2)), status=422)
    assert page.field_errors == {"answered_on": "They cannot have answered before they were asked"}
    with inside():
        assert db.session.query(RfqInvite).one().answered_at is None


def test_asking_nobody_is_refused(browse, supplier):
    supplier()
    page = browse("mara").open("/suppliers/rfqs/new").submit(button="Save", title="Pumps", due_on=str(days_ago(1)),
                                                             status=422)
    assert page.field_errors["due_on"] == "A day within a year from today"
    assert "Choose at least one supplier" in page.text


def test_who_was_approved_on_a_day_is_told_with_the_score(browse, delivered):
    computed(browse, delivered("Blue Lake", good=10, back=2))
    computed(browse, delivered("Harbour", late=10))
    page = browse("vic").open("/suppliers/approved")
    assert [row[1:4] for row in page.table()[1:]] == [["Preferred", "Allowed", "100"],
                                                      ["Poor", "Needs a second person", "42.9"]]
    before = page.browser.open(f"/suppliers/approved?on={quarter().last}")
    assert [row[0] for row in before.table()[1:]] == ["Blue Lake Supplier of goods 1"]
    assert "Blue Lake,Preferred,Allowed,Supplier of goods 1,100" in before.download("CSV").text
    page.browser.open("/suppliers/approved?on=never", status=400)
