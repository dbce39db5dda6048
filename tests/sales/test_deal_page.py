"""The page of a deal and its form, told from the screen."""
from datetime import timedelta

import pytest

from models import Deal, Party, now
from tests.world import days_ago, days_on


def test_a_new_deal_with_all_there_is(browse, make):
    acme = make(Party, title="Acme")
    page = browse("rita").open(f"/sales/deals/new?party={acme.id}")
    assert page.values()["customer"] == "Acme"
    page = page.submit(title="Tea for Acme", amount="1250.50", currency="EUR", closes_on=days_on(20), probability=60,
                       next_step="Send samples", next_step_on=days_on(2), number="D-7", category="commit")
    assert page.toasts == ["Deal added: Tea for Acme"] and page.h1 == "Tea for Acme"
    for told in ("€1,250.50", "Send samples", f"{days_on(2):%-d %b %Y}", "D-7", "Enquiry", "Rita"):
        assert told in page.text
    assert page.follow("Acme").h1 == "Acme"


def test_changing_it_tells_its_history(browse, make):
    deal = make(Deal, title="Tea", amount=100_000, closes_on=days_on(5))
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Edit")
    assert page.values()["amount"] == "1000"
    page = page.submit(amount="2500", closes_on="", next_step="Call")
    assert page.toasts == ["Tea saved"] and "£2,500.00" in page.text
    history = page.follow("History")
    for told in ("Amount", "1,000", "2,500", "Closes on", f"{days_on(5):%-d %b %Y}", "Next step"):
        assert told in history.text
    assert "9999" not in history.text


@pytest.mark.parametrize(("typed", "field", "told"), [
    ({"title": " "}, "title", "Please fill this in"), ({"amount": "-5"}, "amount", None),
    ({"amount": "1.234"}, "amount", "At most 2 decimals"), ({"amount": "a lot"}, "amount", "This is not a number"),
    ({"amount": "1.5", "currency": "JPY"}, "amount", "This currency has no decimals"),
    ({"closes_on": days_ago(3)}, "closes_on", "Not before the day it was opened"),
    ({"closes_on": "20260-01-01"}, "closes_on", None), ({"probability": "101"}, "probability", None),
    ({"opened_on": "0206-01-01"}, "opened_on", "Please check the year"),
    ({"customer": "Nobody Ltd"}, "customer", "You see nobody who is called “Nobody Ltd”"),
    ({"team": ""}, None, None), ({"team": "", "owner": ""}, "team", None), ({"number": "D-1"}, "number", None),
])
def test_what_is_wrong_is_told_at_the_field(browse, make, typed, field, told):
    make(Deal, number="D-1")
    status = 422 if field else 200
    page = browse("rita").open("/sales/deals/new").submit(
        status=status, **{"title": "Tea", "next_step": "Call them", **typed})
    assert list(page.field_errors) == ([field] if field else [])
    assert "Call them" in (page.html if field is None else page.values()["next_step"])
    assert told in (None, page.field_errors.get(field))


def test_a_customer_is_found_by_name_and_told_apart_by_number(browse, make):
    first, second = (make(Party, title="Acme") for _number in range(2))
    page = browse("rita").open("/sales/deals/new").submit(title="Tea", customer="acme", status=422)
    assert page.field_errors == {"customer": f"Which one: Acme #{first.id}, Acme #{second.id}?"}
    page = page.submit(customer=f"Acme #{second.id}")
    assert page.links["Acme"] == f"/customers/{second.id}"


def test_names_are_suggested(browse, make):
    make(Party, title="Acme"), make(Party, title="Acme South", team="South")
    page = browse("rita").open("/sales/deals/new?customer=acm", htmx_target="div#customer-names")
    assert [option.attributes["value"] for option in page.css("option")] == ["Acme"]


def test_a_customer_one_may_not_see_stays(browse, make):
    theirs = make(Party, title="South Ltd", team="South")
    deal = make(Deal, title="Tea", party=theirs)
    page = browse("rita").open(f"/sales/deals/{deal.id}")
    assert "South Ltd" in page.text and "South Ltd" not in page.links
    page = page.follow("Edit").submit(next_step="Call")
    assert "South Ltd" in page.text


def test_two_who_edit_at_once(browse, make):
    deal = make(Deal, title="Tea")
    mine = browse("rita").open(f"/sales/deals/{deal.id}/edit")
    browse("mara").open(f"/sales/deals/{deal.id}/edit").submit(next_step="Call")
    page = mine.submit(next_step="Write", status=409)
    assert "Call" in page.text and "Write" in page.html


def test_the_archive_gives_it_back(browse, make):
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}").submit(button="Archive")
    assert page.toasts == ["Tea is in the archive now"] and "In the archive" in page.text
    page = page.submit(button="Undo")
    assert page.toasts == ["Tea is back"]


def test_a_stranger_gets_nothing_and_a_reader_may_not(browse, make):
    deal = make(Deal, title="Secret")
    for path in ("", "/edit"):
        browse("otto").open(f"/sales/deals/{deal.id}{path}", status=404)
    assert "Edit" not in browse("vic").open(f"/sales/deals/{deal.id}").links
    browse("vic").open(f"/sales/deals/{deal.id}/edit", status=403)


def test_it_stands_on_the_day_of_its_owner(browse, make):
    make(Deal, title="Tea", next_step="Call", next_step_on=days_on(0))
    assert "Tea" in browse("rita").open("/").links


def test_what_the_stage_asks_is_ticked_on_the_page(browse, make):
    deal, rita = make(Deal, title="Tea"), browse("rita")
    page = rita.open(f"/sales/deals/{deal.id}")
    box = page.css("input[name=criteria]")[0].attributes["value"]
    page = page.submit(form=f"/sales/deals/{deal.id}/criteria", criteria=[box])
    assert "checked" in page.css("input[name=criteria]")[0].attributes
    page = page.follow("Win").submit()
    assert page.toasts == ["Tea: Won"] and "Reopen" in page.text
    page = page.submit(button="Reopen")
    assert page.toasts == ["Tea is open again, in Enquiry"]


def test_ticks_of_other_stages_stay(browse, make):
    deal, rita = make(Deal, title="Tea"), browse("rita")
    page = rita.open(f"/sales/deals/{deal.id}").follow("Move to …")
    page = page.submit(stage=2, criteria=[page.css("input[name=criteria]")[0].attributes["value"]])
    page.submit(form=f"/sales/deals/{deal.id}/criteria", criteria=[])
    page = rita.open(f"/sales/deals/{deal.id}").follow("Move to …").submit(stage=1)
    assert "checked" in page.css("input[name=criteria]")[0].attributes


def test_losing_asks_why_and_tells_it(browse, make):
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Lose").submit(note="Too slow", status=422)
    assert page.field_errors == {"lost_reason": "Say why it is lost"} and page.values()["note"] == "Too slow"
    page = page.submit(lost_reason=2)
    assert "Lost: A competitor · Too slow" in page.text


def test_both_probabilities_are_shown(browse, make):
    deal = make(Deal, title="Tea", amount=100_000, probability=60)
    page = browse("rita").open(f"/sales/deals/{deal.id}")
    for told in ("60% its own; the stage says 10%", "Weighted £600.00", "Pipeline from its stage"):
        assert told in page.text


def test_lines_add_up_to_the_amount_when_asked(browse, make):
    deal = make(Deal, title="Tea", amount=5_000)
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Edit the lines")
    page = page.submit(**{"lines-0-code": "TEA", "lines-0-description": "Tea", "lines-0-quantity": "3",
                          "lines-0-unit_price": "12.50", "lines-0-discount": "10"})
    assert page.table(-1)[1:] == [["Tea 3 × 12.50 − 10%", "£33.75"], ["Sum", "£33.75"]]
    assert "The lines do not add up to the amount, £50.00." in page.text
    page = page.submit(button="Use the sum")
    assert "Amount £33.75" in page.text and "do not add up" not in page.text
    history = page.follow("History")
    assert "Unit price" in history.text and "12.5" in history.text


def test_a_line_without_a_price_is_told_at_the_field(browse, make):
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Edit the lines")
    page = page.submit(status=422, **{"lines-0-code": "TEA", "lines-0-quantity": "3"})
    assert page.field_errors == {"lines-0-unit_price": "Please fill this in"}


def test_people_and_competitors(browse, make):
    make(Party, title="Jo Lee", is_person=True), make(Party, title="Rival Ltd", role="competitor")
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("People: add").submit(person="Jo Lee", part="blocks")
    assert "Jo Lee Blocks" in page.text
    page = page.follow("Competitors: add")
    assert page.values()["part"] == "competes"
    page = page.submit(person="rival")
    assert page.links["Rival Ltd"] and "None noted." not in page.text
    page = page.submit(button="Take Jo Lee out")
    assert "Blocks" not in page.text and "Jo Lee" in page.follow("History").text


def test_time_in_each_stage(browse, make):
    deal = make(Deal, title="Tea", at=now() - timedelta(days=3, hours=1))
    page = browse("rita").open(f"/sales/deals/{deal.id}")
    strip = [" ".join(step.text(separator=" ").split()) for step in page.css(".stage-strip li")]
    assert strip == ["Enquiry 3 days", "Needs understood", "Offer made", "Negotiation"]


def test_an_amount_without_a_rate_says_so(browse, make):
    deal = make(Deal, title="Tea", amount=100, currency="USD")
    assert "No rate of USD is known" in browse("ada").open(f"/sales/deals/{deal.id}").text


def test_the_page_costs_the_same_however_much_it_tells(browse, make, statements):
    deal, rita, costs = make(Deal, title="Tea"), browse("rita"), []
    for number in range(2):
        make(Party, title=f"Jo {number}", is_person=True)
        rita.open(f"/sales/deals/{deal.id}/people/new").submit(person=f"Jo {number}")
        page = rita.open(f"/sales/deals/{deal.id}/lines")
        page.submit(**{f"lines-{number}-code": f"TEA{number}", f"lines-{number}-description": "Tea",
                       f"lines-{number}-quantity": "3", f"lines-{number}-unit_price": "1"})
        rita.open(f"/sales/deals/{deal.id}")
        with statements() as seen:
            rita.open(f"/sales/deals/{deal.id}")
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_a_customer_who_is_new_comes_with_the_deal(browse, make):
    make(Party, title="Acme Ltd")
    form = browse("rita").open("/sales/deals/new")
    page = form.submit(title="Tea", customer="Birch & Sons", status=422)
    assert page.field_errors == {"customer": "You see nobody who is called “Birch & Sons”"}
    assert "If they are new to us, say so beside it" in page.text
    page = page.submit(newcomer="organisation")
    assert page.toasts == ["Deal added: Tea"]
    customer = page.follow("Birch & Sons")
    assert customer.h1 == "Birch & Sons" and "Potential" in customer.text


def test_a_new_customer_who_is_known_already_is_warned_of(browse, make):
    make(Party, title="Acme Ltd")
    page = browse("rita").open("/sales/deals/new").submit(
        title="Tea", customer="ACME", newcomer="organisation", status=409)
    assert "Acme Ltd has the same name" in page.text and "Save again if it is somebody else" in page.text
    assert page.values()["title"] == "Tea"
    assert page.submit().toasts == ["Deal added: Tea"]
    assert len(browse("rita").open("/customers?q=acme").table()) == 3


def test_a_new_customer_needs_a_name(browse):
    page = browse("rita").open("/sales/deals/new").submit(title="Tea", newcomer="person", status=422)
    assert page.field_errors == {"customer": "Please fill this in"}


def test_a_deal_that_is_there_gets_a_new_customer(browse, make):
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}/edit").submit(customer="Cedar", newcomer="person")
    assert page.follow("Cedar").h1 == "Cedar"


def test_why_it_is_lost_is_asked_where_the_focus_is(browse, make):
    deal = make(Deal, title="Tea")
    page = browse("rita").open(f"/sales/deals/{deal.id}").follow("Lose").submit(status=422)
    assert page.field_errors == {"lost_reason": "Say why it is lost"}
    assert [field.attributes["name"] for field in page.css("[autofocus]")] == ["lost_reason"]
