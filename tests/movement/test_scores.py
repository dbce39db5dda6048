"""The RFM grid: its rule, its numbers, what came and left, its limits."""
from datetime import timedelta

import pytest

from tests.movement.conftest import names
from tests.world import days_ago


@pytest.fixture
def scored(customer, run_jobs):
    customer("Amber", 3, 40, 80, 120, 160)  # by the limits that hold for few: 5-4-1
    customer("Birch", 400)  # 1-1-1
    customer("Cedar")
    run_jobs("lifecycle.recompute")


def cell(page, row, column):
    return page.css("table")[0].css("tbody tr")[5 - row].css("td")[column - 1]


def test_before_the_first_night(browse, customer):
    customer("Amber", 3)
    assert "Nobody has a score yet" in browse("rita").open("/movement/scores").text


def test_a_cell_opens_its_customers(browse, scored):
    page = browse("rita").open("/movement/scores")
    here = cell(page, 5, 4)
    assert " ".join(here.text(separator=" ").split()).startswith("1 £125.00")
    assert names(browse("rita").open(here.css_first("a").attributes["href"])) == ["Amber"]
    assert cell(page, 1, 1).css_first("strong").text() == "1"
    assert "fewer than 500 customers" in page.text and "(2, and 1 without an order)" in page.text


def test_movement_since_last_month(browse, customer, run_jobs):
    last_month = days_ago(0).replace(day=1) - timedelta(days=1)
    since = (days_ago(0) - last_month).days
    customer("Amber", 0, since + 100)  # 3-1-1 then, 5-2-1 now
    run_jobs("lifecycle.recompute")
    page = browse("rita").open("/movement/scores")
    came, left = cell(page, 5, 2).css("a")[-1], cell(page, 3, 1).css("a")[-1]
    assert (came.text(), left.text()) == ("+1", "−1")
    for link in (came, left):
        assert names(browse("rita").open(link.attributes["href"])) == ["Amber"]


def test_the_list_shows_the_scores(browse, scored):
    page = browse("rita").open("/customers?columns=name,rfm&rfm=54x")
    assert [row[:2] for row in page.table()[1:]] == [["Amber", "5-4-1"]]
    assert "RFM: Recency 5, Frequency 4" in page.links
    assert names(browse("rita").open("/customers?rfm=none")) == ["Cedar"]
    assert names(browse("rita").open("/customers?rfm=!54x")) == ["Birch", "Cedar"]


@pytest.mark.parametrize("text", ["5", "666", "xxx", "5-4", "!"])
def test_scores_that_make_no_sense(browse, text):
    browse("ada").open("/customers", query_string={"rfm": text}, status=400)


def test_limits_are_set_and_hold_from_then_on(browse, scored, run_jobs):
    form = browse("ada").open("/movement/scores").follow("Set the limits")
    wrong = form.submit(button="Save", frequency_2="2", status=422)
    assert wrong.field_errors == {"frequency_2": "This must be more than the limit before, 2"}
    page = wrong.submit(button="Save", frequency_2="3", frequency_3="4", frequency_4="5")
    assert page.toasts == ["Limits saved; all customers are scored anew"]
    run_jobs()
    page = browse("ada").open("/movement/scores")
    assert cell(page, 5, 5).css_first("strong").text() == "1" and "version 2 of the rule" in page.text


def test_five_equal_parts_say_so(browse, scored, run_jobs):
    browse("ada").open("/movement/scores/limits").submit(button="Save", fifths=True)
    run_jobs()
    assert "NTILE 5" in browse("ada").open("/movement/scores").text
    assert names(browse("ada").open("/customers?rfm=x11")) == ["Birch"]
    assert names(browse("ada").open("/customers?rfm=x22")) == ["Amber"]


def test_a_reader_sets_no_limits(browse, scored):
    page = browse("vic").open("/movement/scores")
    assert "Set the limits" not in page.links
    browse("vic").open("/movement/scores/limits", status=403)
    browse("rita").open("/movement/scores/limits", status=403)


def test_the_grid_costs_the_same_for_three(browse, customer, run_jobs, statements):
    customer("Amber", 3)
    run_jobs("lifecycle.recompute")
    browse("rita").open("/movement/scores")
    with statements() as one:
        browse("rita").open("/movement/scores")
    for name in ("Birch", "Cedar"):
        customer(name, 30, 60)
    run_jobs("lifecycle.recompute")
    with statements() as three:
        browse("rita").open("/movement/scores")
    assert len(one) == len(three)


@pytest.fixture
def moved(customer, run_jobs):
    """Amber went from 3-1 to 5-2 this month, Birch from nothing to 5-1, Cedar stayed at 1-1."""
    since = days_ago(0).day
    customer("Amber", 0, since + 100)
    customer("Birch", 0)
    customer("Cedar", 500)
    run_jobs("lifecycle.recompute")


def ways(page):
    return [row[:3] for row in page.table(1)[1:]]


AMBER = ["Recency 3, Frequency 1", "Recency 5, Frequency 2", "1"]
BIRCH = ["no order yet", "Recency 5, Frequency 1", "1"]


def test_from_cell_to_cell_each_way_opens_its_customers(browse, moved):
    page = browse("rita").open("/movement/scores")
    assert ways(page) == [AMBER, BIRCH]
    for row, name in zip(page.css("#ways tbody tr"), ("Amber", "Birch"), strict=True):
        assert names(browse("rita").open(row.css_first("a").attributes["href"])) == [name]


def test_the_ways_of_one_cell_from_it_and_to_it(browse, moved):
    page = browse("rita").open("/movement/scores")
    assert ways(page.submit(button="Apply", cell="51")) == [BIRCH]
    assert ways(page.submit(button="Apply", cell="31")) == [AMBER]
    assert ways(browse("rita").open("/movement/scores?axes=fm&cell=21"))[0][1] == "Frequency 2, Monetary 1"


def test_nobody_moved(browse, customer, run_jobs):
    customer("Cedar", 500)
    run_jobs("lifecycle.recompute")
    page = browse("rita").open("/movement/scores?cell=34")
    assert "Nobody went from one cell to another since last month." in page.text


@pytest.mark.parametrize("cell", ["5", "66", "abc", "x1"])
def test_cells_that_do_not_exist(browse, cell):
    browse("rita").open("/movement/scores", query_string={"cell": cell}, status=400)


def test_the_rest_of_many_ways_is_shown_at_a_press(browse, customer, run_jobs):
    since = days_ago(0).day
    for silent in (10, 60, 120, 300, 500):  # before this month: each score of recency with each of frequency
        for times in (1, 2, 3, 5, 10):
            customer(f"Tea {silent} {times}", 0, *[since + silent] * times)
    run_jobs("lifecycle.recompute")
    page = browse("rita").open("/movement/scores")
    assert len(ways(page)) == 20
    (rest,) = [label for label in page.links if label.endswith(" ways")]
    assert rest == f"All {len(ways(page.follow(rest)))} ways" != "All 20 ways"
