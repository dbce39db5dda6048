"""Columns are chosen and put in order, stand in the address, and go into files as they are or all of them."""
import csv
import io

from models import Order, Party, Task, Ticket
from tests.world import days_ago


def heads(page):
    return [head.text().strip() for head in page.css("#results thead th:not([data-pick])")]


def test_the_usual_ones_and_others(browse, make):
    make(Party, title="Amber", code="A-1", city="Hull", country="GB", size="sme", owner="rita")
    page = browse("rita").open("/customers")
    assert heads(page) == ["Name", "Class", "Owner", "Last order", "Orders", "Revenue"]
    page = browse("rita").open("/customers?columns=number,team,size,geography,country")
    assert page.table() == [["Name", "Customer number", "Team", "Size", "Geography", "Country"],
                            ["Amber Hull, United Kingdom", "A-1", "North", "Small or medium", "Domestic",
                             "United Kingdom"]]


def test_chosen_on_a_page_with_scripts_off(browse, make):
    make(Party, title="Amber")
    page = browse("rita").open("/customers?class=potential").follow("Columns")
    page = page.submit(button="Orders further up").submit(button="Orders further up")
    page = page.submit(button="Show these", columns=["class", "orders", "owner", "city"])
    assert heads(page) == ["Name", "Class", "Orders", "Owner", "City"]
    assert page.path == "/customers?class=potential&columns=name,class,orders,owner,city"
    assert heads(page.follow("Columns").follow("The usual columns")) == heads(browse("rita").open("/customers"))


def test_only_the_name_is_a_choice_too(browse, make):
    make(Party, title="Amber")
    page = browse("rita").open("/customers").follow("Columns").submit(button="Show these", columns=[])
    assert (heads(page), page.path) == (["Name"], "/customers?columns=name")


def test_only_what_is_shown_is_asked_of_the_database(browse, make, statements):
    make(Party, title="Amber")
    browse("rita").open("/customers")
    with statements() as seen:
        browse("rita").open("/customers?columns=name")
    rows = next(statement for statement in seen if "sort_value" in statement)
    assert not [word for word in ("revenue_cents", "extra", "users", "lifecycle") if word in rows]


def test_a_file_of_this_view_or_of_all(browse, make, six, hold):
    amber = make(Party, title="Amber", owner="rita")
    make(Order, party=amber, on=days_ago(3))
    hold(amber, f1="Gold", f2="1.5", f3=100050, f4="2027-01-31", f5=False, f6="=cmd")
    page = browse("rita").open("/customers?columns=name,f1,f2,f3,f4,f5,f6")
    assert page.table()[1][1:] == ["Gold", "1.5", "£1,000.50", "31 Jan 2027", "No", "=cmd"]
    lines = page.download("This view as CSV").text.splitlines()
    assert lines == ["Name,Tier,Weight,Credit limit,Contract until,Newsletter,Forwarder",
                     "Amber,Gold,1.5,1000.50,2027-01-31,No,'=cmd"]
    row = next(csv.DictReader(io.StringIO(page.download("All columns as CSV").text)))
    assert (row["Owner"], row["Revenue"], row["Currency"], row["Credit limit"], row["Team"]) == (
        "Rita", "25.00", "GBP", "1000.50", "North")


def test_orders_choose_theirs(browse, make):
    make(Order, party=make(Party, title="Amber"), number="T-1", on=days_ago(3))
    page = browse("rita").open("/sales/orders?columns=number,customer,worth")
    assert page.table()[1] == ["T-1", "Amber", "£25.00"]


def test_unknown_lists_and_those_of_others_are_not_there(browse):
    browse("rita").open("/views/columns?list=admin.users", status=404)
    browse("rita").open("/views/filters", status=404)


def test_lists_that_draw_their_own_rows_hold_custom_fields_in_files(browse, make, define, hold):
    for made, listing in ((make(Ticket, title="Late"), "/service/queue"), (make(Task, title="Late"), "/tasks")):
        hold(made, **{define("Lot", kind=made.kind, is_filtered=False): "L-1"})
        page = browse("ada").open(f"{listing}?owner=anyone").submit("bulk", button="CSV", ids=[str(made.id)])
        row = next(csv.DictReader(io.StringIO(page.response.data.decode("utf-8-sig"))))
        assert row["Lot"] == "L-1"
