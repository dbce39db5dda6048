"""Who moved between classes, who was kept and lost; each figure opens its customers."""
import pytest

from models import Party
from tests.movement.conftest import names
from tests.world import days_ago


@pytest.fixture
def moved(make, stands):
    """One kept loyal, one lost and one won back in the month, one lost long ago, one that an import brought."""
    made = {name: make(Party, title=name, team="North", owner="rita", size="sme" if name == "Kept" else None)
            for name in ("Kept", "Lost", "Back", "Gone", "Brought")}
    stands(made["Kept"], "loyal", (500, "new", "loyal"))
    stands(made["Lost"], "lost", (500, "new", "loyal"), (3, "loyal", "lost"))
    stands(made["Back"], "existing", (500, "existing", "lost"), (3, "lost", "existing"))
    stands(made["Gone"], "lost", (500, "existing", "lost"))
    stands(made["Brought"], "loyal", (3, None, "loyal"))
    return made


def test_from_which_class_to_which(browse, moved, month):
    page = browse("rita").open(f"/movement?period={month}")
    rows = {row[0]: row[1:] for row in page.table()[1:]}
    assert rows["Loyal"] == ["2", "0", "0", "0", "1", "1"]
    assert rows["Lost"] == ["2", "0", "0", "1", "0", "1"]
    assert rows["After"] == ["", "0", "0", "1", "2", "2"]
    loyal = page.css("tbody tr")[3].css("a")
    assert [names(browse("rita").open(link.attributes["href"])) for link in loyal] == [["Kept"], ["Lost"]]


def test_the_figures_above_open_their_customers(browse, moved, month):
    page = browse("rita").open(f"/movement?period={month}")
    urls = [link.attributes["href"] for link in page.css(".stats a, a.stat")]
    found = {url.partition("moved=")[2].partition("~2")[0]: names(browse("rita").open(url)) for url in urls}
    assert found == {"any~other": ["Back", "Lost"], "active~lost": ["Lost"], "lost~active": ["Back"]}


def test_what_happened_two_times_counts_by_its_ends(browse, make, stands, month):
    party = make(Party, title="There and back")
    stands(party, "loyal", (500, "new", "loyal"), (4, "loyal", "lost"), (3, "lost", "loyal"))
    page = browse("rita").open(f"/customers?moved=any~other~{month}-01/{month}-28")
    assert names(page) == []


def test_what_came_after_the_days_does_not_count(browse, make, stands):
    party = make(Party, title="Lost, then back", team="North", owner="rita")
    stands(party, "existing", (500, "new", "loyal"), (20, "loyal", "lost"), (5, "lost", "new"), (2, "new", "existing"))
    days = f"{days_ago(30)}/{days_ago(10)}"
    found = {moved: names(browse("rita").open(f"/customers?moved={moved}~{days}"))
             for moved in ("loyal~lost", "any~other", "loyal~existing")}
    assert found == {"loyal~lost": [party.title], "any~other": [party.title], "loyal~existing": []}


def test_kept_and_lost(browse, moved, month):
    page = browse("rita").open(f"/movement/kept?period={month}")
    rows = {row[0]: row[1:] for row in page.table()[1:]}
    assert rows["Loyal"] == ["2", "1", "50% likely 9% to 91%", "1", "50%", "£0.00", "0", "£0.00"]
    assert rows["All of them"] == rows["Loyal"] and "Existing" not in rows
    line = next(row for row in page.css("tbody tr") if row.css_first("th").text() == "Loyal")
    found = [names(browse("rita").open(link.attributes["href"])) for link in line.css("a")]
    assert found == [["Kept", "Lost"], ["Kept"], ["Lost"], ["Lost"]]


@pytest.mark.parametrize(("by", "group"), [("size", "Small or medium"), ("owner", "Rita"), ("team", "North"),
                                           ("cohort", "Never ordered"), ("geography", "Country unknown")])
def test_each_group_opens_its_customers(browse, moved, month, by, group):
    page = browse("rita").open(f"/movement/kept?period={month}&by={by}")
    line = next(row for row in page.css("tbody tr") if row.css_first("th").text() == group)
    active = line.css("a")[0]
    assert len(names(browse("rita").open(active.attributes["href"]))) == int(active.text())


def test_a_stranger_sees_only_theirs(browse, moved, month):
    assert "No data" in browse("otto").open(f"/movement/kept?period={month}").text
    assert names(browse("otto").open(f"/customers?moved=active~lost~{month}-01/{month}-28")) == []


@pytest.mark.parametrize("text", ["x", "loyal~lost", "loyal~lost~2026", "nice~lost~2026-01-01/2026-01-31",
                                  "any~other~2026-02-01/2026-01-31"])
def test_a_filter_that_makes_no_sense(browse, text):
    browse("ada").open("/customers", query_string={"moved": text}, status=400)


def test_the_overview_tells_who_was_lost(browse, moved, customer):
    customer("Somebody who bought", 20, owner="rita")  # and so changed class
    page = browse("mara").open("/overview?period=last-30-days")
    heads = page.table()[0]
    row = dict(zip(heads, page.table()[1], strict=True))
    assert (row["Customers lost"], row["Changed class"], row["Late customers"]) == ("1", "3", "0")
    cell = page.css("tbody tr")[0].css("td")[heads.index("Customers lost") - 1]
    assert names(browse("mara").open(cell.css_first("a").attributes["href"])) == ["Lost"]
