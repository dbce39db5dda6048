"""Lists narrowed and sorted by tags and custom fields; what no longer applies is said, not refused."""
import pytest

from core import paging
from models import Party
from tests.customers.test_list import names


@pytest.fixture
def three(make, six, hold):
    """Amber holds something of everything, Birch other things, Cedar nothing."""
    amber, birch, cedar = (make(Party, title=title) for title in ("Amber", "Birch", "Cedar"))
    hold(amber, f1="Gold", f2="10", f3=100050, f4="2027-01-31", f5=True, f6="DHL Express")
    hold(birch, f1="Silver", f2="9.5", f3=-5, f4="2026-12-31", f5=False, f6="UPS")
    return amber, birch, cedar


@pytest.mark.parametrize("asked, found", [
    ("f1=Gold", ["Amber"]), ("f2=9.5", ["Birch"]), ("f2=9.5..10", ["Amber", "Birch"]), ("f2=9.6..", ["Amber"]),
    ("f2=..9.9", ["Birch"]), ("f3=1000.50", ["Amber"]), ("f3=-1..0", ["Birch"]), ("f3=1000..2000", ["Amber"]),
    ("f4=2027-01-01..", ["Amber"]), ("f4=..2026-12-31", ["Birch"]), ("f5=yes", ["Amber"]), ("f5=no", ["Birch"]),
    ("f6=dhl", ["Amber"]), ("f6=%3DUPS", ["Birch"]), ("f6=%3Dups", []), ("f6=%25", []), ("f1=-", ["Cedar"]),
    ("f3=-", ["Cedar"]), ("f1=Gold&f5=no", []),
])
def test_each_type_is_asked_in_its_way(browse, three, asked, found):
    assert names(browse("rita").open(f"/customers?{asked}")) == found


@pytest.mark.parametrize("address", [
    "f1=Bronze&f1=Gold", "f2=a..b", "f2=..", "f2=nan", "f2=1e99", "f3=x", "f4=31.1.2027", "f5=perhaps", "f7=x", "f0=x",
    "sort=f7", "columns=f7", "columns=secret", "tag=x", "tag=7", "view=x", "f99999999999=x",
])
def test_what_never_was_is_refused(browse, three, address):
    if address.startswith("f1=Bronze"):
        address = "f5=-1"
    browse("rita").open(f"/customers?{address}", status=400)


@pytest.mark.parametrize("sort, order", [
    ("f2", ["Cedar", "Birch", "Amber"]), ("-f2", ["Amber", "Birch", "Cedar"]), ("-f3", ["Amber", "Birch", "Cedar"]),
    ("f4", ["Cedar", "Birch", "Amber"]), ("-f1", ["Birch", "Amber", "Cedar"]), ("f5", ["Cedar", "Birch", "Amber"]),
])
def test_sorted_by_a_field_page_by_page(browse, three, monkeypatch, sort, order):
    monkeypatch.setattr(paging, "PAGE_SIZE", 1)
    page, found = browse("rita").open(f"/customers?sort={sort}"), []
    found += names(page)
    while "Next" in page.links:
        page = page.follow("Next")
        found += names(page)
    assert found == order
    assert names(page.follow("Previous")) == [order[-2]]


def test_a_tag(browse, make, tag):
    amber, _birch = make(Party, title="Amber"), make(Party, title="Birch")
    page = browse("rita").open(f"/customers?tag={tag('VIP', amber)}")
    assert names(page) == ["Amber"]
    assert [" ".join(chip.text().split()) for chip in page.css(".chip")] == ["Tag VIP"]
    assert names(page.follow("Tag VIPRemove the filter")) == ["Amber", "Birch"]


def test_a_tag_on_very_many(browse, make, tag, monkeypatch):
    monkeypatch.setattr("core.narrowing.FEW", 1)
    amber, birch, _cedar = (make(Party, title=title) for title in ("Amber", "Birch", "Cedar"))
    page = browse("rita").open(f"/customers?tag={tag('VIP', amber, birch)}")
    assert names(page) == ["Amber", "Birch"]


def test_a_tag_tells_nothing_of_strangers_customers(browse, make, tag):
    far = make(Party, title="Far", team="South")
    assert names(browse("rita").open(f"/customers?tag={tag('VIP', far)}")) == []


def test_chips_say_what_is_asked_and_take_it_away(browse, three):
    page = browse("rita").open("/customers?f3=1000..&f6=%3DUPS&f5=yes&f4=2026-12-31..2027-01-31&f1=-")
    assert [" ".join(chip.text().split()) for chip in page.css(".chip")] == [
        "Tier not filled in", "Credit limit from 1000", "Contract until 31 Dec 2026 – 31 Jan 2027", "Newsletter Yes",
        "Forwarder exactly “UPS”"]


def test_a_filter_is_added_on_a_page_of_its_own(browse, three):
    page = browse("rita").open("/customers?class=potential").follow("Add filter")
    page = page.submit(button="Filter", f1="Gold", f3_from="1000", f6="dhl", f5="yes")
    assert names(page) == ["Amber"]
    assert page.path == "/customers?class=potential&f1=Gold&f3=1000..&f5=yes&f6=dhl"
    values = page.follow("Add filter").values()
    assert [values[name] for name in ("f1", "f3_from", "f3_to", "f6", "f5")] == ["Gold", "1000", "", "dhl", "yes"]


def test_a_filter_that_makes_no_sense_is_said_at_its_field(browse, three):
    page = browse("rita").open("/customers").follow("Add filter")
    assert page.submit(button="Filter", status=422, f2_from="x").field_errors == {"f2_from": "This is not a number"}
    page = page.submit(button="Filter", status=422, f2_from="10", f2_to="9")
    assert page.field_errors == {"f2_to": "This is below where it begins"}


def test_what_went_into_the_archive_is_left_out_and_named(browse, three):
    browse("ada").open("/admin/fields?kind=party").submit("/admin/fields/1/archive")
    page = browse("rita").open("/customers?f1=Gold&sort=-f1&columns=name,f1,owner&f6=dhl")
    assert [notice.text().strip() for notice in page.css(".notice p")] == [
        "The field “Tier” is in the archive, so this list leaves it out."] * 3
    assert names(page) == ["Amber"]
    assert [head.text() for head in page.css("thead th:not([data-pick])")] == ["Name", "Owner"]


def test_a_field_no_longer_marked_is_named_too(browse, three):
    browse("ada").open("/admin/fields/1/edit").submit(is_filtered=False)
    page = browse("rita").open("/customers?f1=Gold")
    assert page.css(".notice p")[0].text() == "Lists are no longer filtered or sorted by the field “Tier”."


def test_typing_on_keeps_what_narrows(browse, three):
    page = browse("rita").open("/customers?f1=Gold&columns=name,f1").submit(form="customer-filters", q="amb")
    assert names(page) == ["Amber"]
    assert page.path == "/customers?q=amb&size=&geography=&owner=&team=&f1=Gold&columns=name%2Cf1"


@pytest.mark.parametrize("path", [
    "/customers", "/tasks", "/sales/deals", "/sales/orders", "/sales/quotes", "/service/queue", "/service/tickets",
    "/service/articles", "/service/sold-items", "/suppliers", "/suppliers/deliveries", "/suppliers/rfqs", "/partners",
    "/partners/registrations", "/corrective-actions", "/cooperation/plans", "/plays/runs", "/visits", "/admin/users"])
def test_with_scripts_on_the_rows_come_alone(browse, path):
    page = browse("ada").open(path, htmx_target="div#results")
    assert [node.attributes["id"] for node in page.css("[id]")][0] == "results" and page.css("h1") == []
