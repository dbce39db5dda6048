"""How the pages of documents and qualifications are read: by index, and by as many statements for one row as for
three."""
import pytest

from tests.laws.test_plans import read_by_index
from tests.world import days_on

LISTS = ("/evaluation/documents", "/evaluation/documents?state=in-90", "/evaluation/documents?state=expired")
PAGES = (*LISTS, "/evaluation/documents/missing/supplier", "/evaluation/requirements/supplier", "/suppliers/approved",
         "/evaluation/supplier/{supplier}/qualification", "/suppliers/{supplier}")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_reads_by_index(house, browse, supplier, asks, brought, path):
    lake, kind = supplier(), asks()
    for _number in range(3):
        brought(lake, kind, until=days_on(20))
    read_by_index(house, browse("mara"), path)


@pytest.mark.parametrize("path", PAGES)
def test_three_rows_cost_as_many_statements_as_one(browse, statements, supplier, asks, brought, category, qualified,
                                                   path):
    lake, counts = supplier("Blue Lake"), []
    made = [(lake, asks("Kind 0"), category("Category 0"))]
    for more in ((), (1, 2)):
        made += [(supplier(f"Lake {number}"), asks(f"Kind {number}"), category(f"Category {number}"))
                 for number in more]
        for party, kind, castings in made[-2:] if more else made:
            brought(party, kind, until=days_on(20))
            qualified(party, castings, "conditional")
        url = path.format(supplier=lake.id)
        browse("mara").open(url)
        with statements() as seen:
            browse("mara").open(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]
