"""The page of a customer: who they are, what they buy, why they are in their class."""
from decimal import Decimal

from blueprints.sales.actions.orders import LineFacts
from models import Order, Party
from tests.world import days_ago


def facts(page):
    return {" ".join(node.css_first("dt").text().split()): " ".join(node.css_first("dd").text().split())
            for node in page.css("dl.facts > div")}


def figures(page):
    return {node.css_first(".stat-label").text(): node.css_first(".stat-value").text() for node in page.css(".stat")}


def line(price, code="TEA", quantity=1):
    return LineFacts(Decimal(quantity), Decimal(price), code=code, description=code.title())


def test_a_stranger_reads_the_same_as_for_a_customer_that_never_was(browse, make):
    amber = make(Party, title="Amber", team="North")
    hidden = browse("otto").open(f"/customers/{amber.id}", status=404)
    missing = browse("otto").open("/customers/999999", status=404)
    assert hidden.text == missing.text
    browse("otto").open("/customers/99999999999999999999", status=404)


def test_a_reader_reads_and_is_offered_nothing_to_change(browse, make):
    amber = make(Party, title="Amber")
    page = browse("vic").open(f"/customers/{amber.id}")
    assert page.h1 == "Amber"
    assert not {"Edit", "Add", "Set by hand"} & page.links.keys()
    for path in ("edit", "class", "preferences", "points/new", "people/new", "links/people"):
        browse("vic").open(f"/customers/{amber.id}/{path}", status=403)


def test_why_somebody_is_lost_with_the_orders_behind_it(browse, make):
    amber = make(Party, title="Amber")
    for day in (304, 259, 214):
        make(Order, party=amber, on=days_ago(day))
    page = browse("rita").open(f"/customers/{amber.id}")
    assert "last order 214 days ago, limit 90 = twice their usual 45" in page.css("#lifecycle p")[0].text()
    assert page.links["See the orders"] == f"/sales/orders?customer={amber.id}&kind=purchase"


def test_what_becomes_of_them_if_no_order_comes(browse, make):
    amber = make(Party, title="Amber")
    make(Order, party=amber, on=days_ago(10))
    page = browse("rita").open(f"/customers/{amber.id}")
    assert page.css("#lifecycle small")[0].text().startswith("Becomes existing on ")


def test_what_they_buy_in_figures_that_open(browse, make):
    amber = make(Party, title="Amber")
    make(Order, party=amber, on=days_ago(40), lines=[line("10.00")])
    make(Order, party=amber, on=days_ago(10), lines=[line("30.00"), line("5.00", code="CUP", quantity=2)])
    page = browse("rita").open(f"/customers/{amber.id}")
    shown = figures(page)
    assert (shown["Orders"], shown["Revenue"], shown["Usual rhythm"], shown["Usual basket"]) == (
        "2", "£50.00", "every 30 days", "£25.00")
    products = ["Top products" in table.text() for table in page.css("table")].index(True)
    assert [row[0].split()[-1] for row in page.table(products)[1:]] == ["TEA", "CUP"]
    leads_to = {node.attributes["href"] for node in page.css("a.stat-value")}
    assert leads_to == {f"/sales/orders?customer={amber.id}&kind=purchase"}


def test_an_order_without_a_known_rate_is_left_out_and_said(browse, make):
    amber = make(Party, title="Amber")
    make(Order, party=amber, currency="USD")
    page = browse("rita").open(f"/customers/{amber.id}")
    assert figures(page)["Revenue"] == "£0.00"
    assert page.css(".stat small")[0].text() == "without 1 order in a currency without a rate"


def test_the_same_statements_however_much_there_is(browse, make, statements):
    counts = []
    for number in (1, 3):
        amber = make(Party, email="a@example.org", city="Leeds")
        for each in range(number):
            make(Order, party=amber, on=days_ago(20 * each), lines=[line("1.00", code=f"P{each}")])
            browse("rita").open(f"/customers/{amber.id}/people/new").submit(title=f"Ann {each}", phone="123456")
        browse("rita").open(f"/customers/{amber.id}")
        with statements() as seen:
            browse("rita").open(f"/customers/{amber.id}")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_class_held_by_hand_and_given_back(browse, make):
    amber = make(Party, title="Amber")
    form = browse("rita").open(f"/customers/{amber.id}").follow("Set by hand")
    assert form.submit(lifecycle="loyal", reason="", status=422).field_errors == {"reason": "Please fill this in"}
    page = form.submit(lifecycle="loyal", reason="Framework contract")
    assert "Held as Loyal by Rita: Framework contract" in page.css("#lifecycle .notice")[0].text()
    assert page.table()[1][1:] == ["Loyal was Potential", "Set by hand by Rita"]
    page = page.submit(button="Take the lock off")
    assert page.toasts == ["The orders decide the class of Amber again"]
    assert page.css("main .pill")[0].text() == "Potential"


def test_a_lock_that_is_over_already_is_refused(browse, make):
    amber = make(Party, title="Amber")
    form = browse("rita").open(f"/customers/{amber.id}/class")
    refused = form.submit(lifecycle="loyal", reason="Fair", until=days_ago(1).isoformat(), status=409)
    assert "This day is over already" in refused.text


def test_preferences_edited_in_place_and_by_two_people(browse, make):
    amber = make(Party, title="Amber")
    mine, theirs = (browse("rita").open(f"/customers/{amber.id}/preferences") for _each in "ab")
    answer = mine.submit(preferences="Green tea\nNo calls on Monday", htmx=True)
    assert answer.css("#preference-notes .typed")[0].text() == "Green tea\nNo calls on Monday"
    assert answer.toasts == ["Preferences saved"]
    assert theirs.submit(preferences="Black tea", status=409).h1 == "Somebody else changed this in the meantime"


def test_hats_side_by_side(browse, make):
    amber = make(Party, title="Amber", code="C1")
    form = browse("ada").open(f"/customers/{amber.id}/roles/new")
    page = form.submit(role="supplier", code="S1")
    assert facts(page)["Customer C1"].endswith("North")
    assert facts(page)["Supplier S1"].endswith("Ada")
    page = page.submit(button="End this role: Supplier")
    assert page.toasts == ["Amber is no Supplier any more"]
    assert "until" in facts(page)["Supplier S1"]
