"""The list of partners, the page of one, entering and revising, leaving and coming back, programmes."""
import pytest

from models import Deal, Party

PAGES = ("/partners", "/partners/registrations", "/partners/certificates", "/partners/programmes")


@pytest.mark.parametrize("path", PAGES)
def test_empty_pages_say_what_to_do(browse, path):
    assert " yet" in browse("mara").open(path).text


def test_a_partner_is_entered_and_revised(browse):
    browse("ada").open("/partners/programmes").follow("New programme").submit(
        button="Save", name="Gold", protection_days="120", review_hours="8")
    page = browse("mara").open("/partners/new").submit(
        button="Save", title="Bright Bridge", code="P-7", kind="reseller", programme_id="1", territory="Yorkshire",
        risk="high")
    assert page.h1 == "Bright Bridge"
    assert [word for word in ("Reseller", "Gold", "Yorkshire", "High risk") if word not in page.text] == []
    page = page.follow("Edit").submit(button="Save", kind="alliance", terms="Ten per cent")
    assert "Alliance" in page.text and "Ten per cent" in page.text


def test_the_list_tells_what_they_brought(browse, make, partner, registered, shared):
    bridge = partner()
    partner("Harbour")
    shared(make(Deal, stage="Won", amount=200_00), bridge, share=2_500)
    shared(make(Deal, stage="Enquiry", amount=900_00), bridge)
    registered(bridge)
    assert browse("mara").open("/partners").table() == [
        ["Name", "Partner manager", "Kind", "Standing", "Sourced and won", "Live registrations", "Certified people"],
        ["Bright Bridge", "", "", "—", "£50.00", "1", "0"], ["Harbour", "", "", "—", "£0.00", "0", "0"]]


def test_no_history_is_no_data(browse, partner):
    page = browse("mara").open(f"/partners/{partner().id}")
    assert "No data" in page.text and "0%" not in page.text


def test_a_customer_is_no_partner(browse, make):
    browse("mara").open(f"/partners/{make(Party, title='Buyer Ltd').id}", status=404)


def test_a_partnership_ends_and_begins_again(browse, partner):
    bridge = partner()
    page = browse("mara").open(f"/partners/{bridge.id}").submit(button="End the partnership")
    assert page.toasts == ["Bright Bridge is no partner any more"] and "In the archive" in page.text
    assert browse("mara").open("/partners?archived=yes").table()[1][0] == "Bright Bridge"
    page = page.submit(button="Undo")
    assert "In the archive" not in page.text
    assert browse("mara").open("/partners").table()[1][0] == "Bright Bridge"


def test_who_is_a_customer_too_stays_one(browse, partner):
    bridge = partner()
    browse("mara").open(f"/customers/{bridge.id}/roles/new").submit(role="customer", team="1")
    page = browse("mara").open(f"/partners/{bridge.id}").submit(button="End the partnership")
    assert "No partner any more" in page.text and "In the archive" not in page.text
    assert browse("mara").open("/customers").table()[1][0].startswith("Bright Bridge")


def test_a_programme_is_put_away_and_brought_back(browse):
    page = browse("ada").open("/partners/programmes/new").submit(button="Save", name="Gold")
    assert "There is a programme gold already" in browse("ada").open("/partners/programmes/new").submit(
        button="Save", name="gold", status=409).text
    page = page.submit(button="Archive Gold")
    assert "In the archive" in page.text
    assert "In the archive" not in page.submit(button="Restore Gold").table()[1][0]


@pytest.mark.parametrize(("who", "status"), [("vic", 200), ("mara", 200), ("rita", 403)])
def test_who_may_see_partners(browse, partner, who, status):
    browse(who).open(f"/partners/{partner().id}", status=status)
