"""How the pages of suppliers are read: by index, and by as many statements for one row as for three."""
import pytest

from tests.laws.test_plans import read_by_index
from tests.suppliers.conftest import computed
from tests.world import days_ago

LISTS = ("/suppliers", "/suppliers?q=lake", "/suppliers/{supplier}", "/suppliers/deliveries",
         "/suppliers/deliveries?supplier={supplier}&state=due-late", "/suppliers/deliveries?state=overdue&columns=all")
PAGES = (*LISTS, "/suppliers/ranking", "/suppliers/deliveries/{line}")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_reads_by_index(house, browse, supplier, ordered, path):
    lake = supplier("Blue Lake")
    line = [ordered(lake, arrived=[(days_ago(6), 10)]) for _number in range(3)][0]
    read_by_index(house, browse("mara"), path.format(supplier=lake.id, line=line))


@pytest.mark.parametrize("path", PAGES)
def test_three_rows_cost_as_many_statements_as_one(browse, statements, supplier, ordered, path):
    lake = supplier("Blue Lake")
    line = ordered(lake, arrived=[(days_ago(6), 10)])
    browser, counts = browse("mara"), []
    for more in (0, 2):
        for number in range(more):
            ordered(lake, arrived=[(days_ago(6), 10)])
            ordered(supplier(f"Lake {number}"), promised=days_ago(3))
        browser.open(path.format(supplier=lake.id, line=line))
        with statements() as seen:
            browser.open(path.format(supplier=lake.id, line=line))
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/suppliers/scorecards", "/suppliers/approved", "/suppliers/{supplier}/scorecard"])
def test_three_scorecards_cost_as_many_statements_as_one(browse, statements, delivered, path):
    lake, counts = delivered("Blue Lake", good=10), []
    computed(browse, lake)
    for more in ((), ("Harbour", "Kiln")):
        for title in more:
            computed(browse, delivered(title, good=10))
        browse("mara").open(path.format(supplier=lake.id))
        with statements() as seen:
            browse("mara").open(path.format(supplier=lake.id))
        counts.append(len(seen))
    assert counts[0] == counts[1]
