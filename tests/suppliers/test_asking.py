"""Asking many suppliers: those to ask are found by name, and the letter to them is ready to be sent."""
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.world import days_on


def offered(page):
    return [label.text().strip() for label in page.css("fieldset#parties label")]


@pytest.fixture
def mills(supplier):
    """More suppliers than fit: Mill 00 to Mill 21, and 青岛海洋食品."""
    return [supplier(f"Mill {number:02}") for number in range(22)] + [supplier("青岛海洋食品")]


@pytest.mark.parametrize("path", ["/suppliers/rfqs/new", "/suppliers/selections/new"])
def test_whoever_is_not_among_the_first_is_found_by_name_and_what_was_entered_stays(browse, mills, path):
    page = browse("mara").open(path)
    assert offered(page) == [f"Mill {number:02}" for number in range(20)]
    assert "The first 20 are shown" in page.text
    page = page.submit(button="Find", title="Pumps", parties=[mills[3].id], named="海洋")
    assert offered(page) == ["Mill 03", "青岛海洋食品"] and page.field_errors == {}
    page = page.submit(button="Find", parties=[mills[3].id, mills[22].id], named="nobody at all")
    assert offered(page) == ["Mill 03", "青岛海洋食品"] and "Nobody else is called so." in page.text
    page = page.submit(button="Save", **({"due_on": str(days_on(5))} if "rfqs" in path else {}))
    assert page.h1 == "Pumps" and "Mill 03" in page.text and "青岛海洋食品" in page.text


def test_one_too_many_is_told_and_stays_ticked(browse, mills):
    page = browse("mara").open("/suppliers/rfqs/new")
    page = page.submit(button="Find", parties=[mill.id for mill in mills[:20]], named="海洋")
    page = page.submit(button="Save", title="Pumps", due_on=str(days_on(5)), parties=[
        *(mill.id for mill in mills[:20]), mills[22].id], status=422)
    assert "At most 20 suppliers at once" in page.text and len(page.css("#parties [checked]")) == 21


def test_one_more_candidate_is_found_by_name(browse, mills):
    page = browse("mara").open("/suppliers/selections/new").submit(button="Save", title="Pumps", parties=[mills[3].id])
    page = page.follow("Add candidates").submit(button="Find", named="mill 21")
    page = page.submit(button="Add", parties=[mills[21].id])
    assert page.toasts == ["Candidates added"] and "Mill 21" in page.text


def test_few_need_no_search(browse, supplier):
    supplier("Blue Lake")
    page = browse("mara").open("/suppliers/rfqs/new")
    assert offered(page) == ["Blue Lake"] and page.css("[name=named]") == []


def test_the_letter_opens_in_ones_mail_program(browse, supplier):
    lake, harbour = supplier("Blue Lake", email="sales@lake.example"), supplier("Harbour")
    page = browse("mara").open("/suppliers/rfqs/new").submit(
        button="Save", title="500 pumps", need="Steel & brass", due_on=str(days_on(5)), parties=[lake.id, harbour.id])
    link = urlsplit(page.links["Write to Blue Lake"])
    told = {name: value for name, [value] in parse_qs(link.query).items()}
    assert (link.scheme, link.path) == ("mailto", "sales@lake.example")
    assert told == {"subject": "Request for quotation: 500 pumps",
                    "body": page.css("copy-text code")[0].text().replace("\n", "\r\n")}
    assert told["body"].split("\r\n\r\n")[1::2] == ["Steel & brass", "Mara"]
    assert "No e-mail that may be written to: Harbour" in page.text
    page = page.follow("Blue Lake declined").submit(button="Save", reason="Too busy")
    assert "Write to Blue Lake" not in page.links
    assert browse("vic").open(page.path).css("#letter") == []


def test_whoever_wants_no_mail_gets_none(browse, supplier):
    lake = supplier("Blue Lake", email="sales@lake.example")
    browse("mara").open(f"/privacy/parties/{lake.id}/consents").follow("Note what they said").submit(
        channel="email", purpose="service", state="refused")
    page = browse("mara").open("/suppliers/rfqs/new").submit(
        button="Save", title="Pumps", due_on=str(days_on(5)), parties=[lake.id])
    assert "Write to Blue Lake" not in page.links and "No e-mail that may be written to: Blue Lake" in page.text
