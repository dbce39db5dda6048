"""Who at a partner is certified, until when, and the warning ahead."""
import pytest

from tests.world import days_ago, days_on


def test_a_certificate_is_entered_revised_and_taken_out(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}").follow("Add a certificate").submit(
        button="Save", person="Anna Berg", certificate="Pump fitter", valid_from="2024-03-01")
    assert "Anna Berg" in page.links and "Valid" in page.text
    page = page.follow("Anna Berg").submit(button="Save", valid_until=str(days_ago(1)))
    assert "Ran out" in page.text
    page = page.follow("Anna Berg").submit(button="Remove, it was a mistake")
    assert "Nobody there is certified" in page.text


@pytest.mark.parametrize(("since", "until", "said"), [
    (30, None, "Valid"), (30, -61, "Valid"), (30, -60, "Runs out soon"), (30, 0, "Runs out soon"), (30, 1, "Ran out"),
    (-1, None, "Not yet")])
def test_what_a_certificate_is_today(browse, partner, certified, since, until, said):
    bridge = partner()
    certified(bridge, since=days_ago(since), until=None if until is None else days_ago(until))
    assert browse("mara").open("/partners/certificates").table()[1][3] == said
    assert browse("mara").open(f"/partners/{bridge.id}").css("#certificates tbody td")[-1].text() == said


def test_only_valid_ones_count_and_a_person_counts_once(browse, partner, certified):
    bridge = partner()
    certified(bridge, certificate="Pump fitter")
    certified(bridge, certificate="Valve fitter", until=days_on(400))
    certified(bridge, person="Jo Park", until=days_ago(1))
    assert browse("mara").open("/partners").table()[1][-1] == "1"


def test_it_cannot_end_before_it_begins(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}/certificates/new").submit(
        button="Save", status=422, person="Anna", certificate="Fitter", valid_from="2024-03-01",
        valid_until="2024-02-01")
    assert "It cannot end before it begins" in page.text


def test_a_row_of_the_list_leads_to_the_partner(browse, partner, certified):
    certified(partner())
    assert browse("mara").open("/partners/certificates").follow("Anna Berg").h1 == "Bright Bridge"


def test_readers_do_not_change_it(browse, partner, certified):
    bridge = partner()
    held = certified(bridge)
    browse("vic").open(f"/partners/{bridge.id}/certificates/{held}", status=403)
    browse("rita").open("/partners/certificates", status=403)
