"""Customers whom a file of orders names for the first time: by name or number, and whose they are."""
from tests.imports.files import written

BY_NAME = """Order number,Date,Customer name,Product code,Quantity,Unit price
B-1,2026-03-01,Green Lake Ltd,TEA,2,10
B-2,2026-03-09,Green Lake Ltd,TEA,1,10
B-3,2026-03-09,Iron Hill,CUP,1,4
"""
WITH_TEAM = """Order number,Date,Customer number,Product code,Quantity,Unit price,Team
T-1,2026-03-01,C-1,TEA,2,10,North
T-2,2026-03-09,C-2,TEA,1,10,South
"""


def test_customers_without_numbers_are_told_by_name(house, browse):
    page = written(house, browse, BY_NAME)
    listed = page.browser.open("/customers").table()
    assert [(row[0], row[4]) for row in listed[1:]] == [("Green Lake Ltd", "2"), ("Iron Hill", "1")]


def test_the_team_of_new_customers_sees_them_at_once(house, browse):
    written(house, browse, WITH_TEAM)
    assert [row[0] for row in browse("rita").open("/customers").table()[1:]] == ["C-1"]
    assert [row[0] for row in browse("otto").open("/customers").table()[1:]] == ["C-2"]


def test_orders_hand_nobody_over(house, browse):
    written(house, browse, WITH_TEAM)
    written(house, browse, WITH_TEAM.replace("T-1", "T-3").replace("North", "South"), name="later.csv")
    assert [row[0] for row in browse("rita").open("/customers").table()[1:]] == ["C-1"]


def test_the_first_judgement_of_whom_a_file_brought_is_no_change(house, browse):
    written(house, browse, WITH_TEAM)
    page = browse("rita").open("/customers").follow("C-1")
    assert "was Potential" not in page.text
