"""A field marked for filtering is asked by its index, on both engines, and its order walks it."""
import pytest
import sqlalchemy as sa

from core.custom_sql import INDEX
from core.database import tidy
from models import Party, db
from tests.auditor import not_watching
from tests.customers.test_list import names

INDEX_WORDS = "coalesce(CAST(json_extract"
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


@pytest.fixture
def plan_of(house, browse):
    """`plan_of("/customers?f1=Gold")`: how the engine finds what holds a value."""
    def plan(path):
        read = []
        note = lambda _c, _cur, statement, parameters, *_rest: read.append((statement, parameters))  # noqa: E731
        with house.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        browse("ada").open(path)
        sa.event.remove(engine, "before_cursor_execute", note)
        asked = [seen for seen in read if INDEX_WORDS in seen[0]]
        with engine.connect() as connection, not_watching():
            if engine.dialect.name == "postgresql":
                for way in ("seqscan", "sort"):  # a dozen rows are read and sorted for less than any index costs
                    connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
            return " ".join(str(row) for statement, parameters in asked for row in connection.exec_driver_sql(
                EXPLAIN[engine.dialect.name] + statement, parameters))
    return plan


@pytest.mark.parametrize("asked", ["f1=Gold", "f2=10", "f2=1..20", "f3=5..", "f4=..2027-01-01", "f5=yes",
                                   "f6=%3DDHL", "f1=-"])
def test_a_filter_uses_the_index_of_its_field(house, make, six, hold, plan_of, asked):
    for number in range(12):
        hold(make(Party), f1=("Silver", "Gold")[number % 2], f2=str(100 + number), f3=0, f4="2028-01-01", f5=False,
             f6=f"Carrier {number}")
    with house.app_context(), not_watching():
        tidy(full=True)  # as after an import
    assert INDEX + asked.partition("=")[0] in plan_of(f"/customers?{asked}")


def test_an_order_walks_the_index_and_sorts_nothing(house, make, six, hold, plan_of):
    for number in range(12):
        hold(make(Party), f2=str(number))
    with house.app_context(), not_watching():
        tidy(full=True)
    plan = plan_of("/customers?sort=-f2&columns=name")
    assert (INDEX + "f2" in plan, "TEMP B-TREE" in plan or "Sort" in plan) == (True, False)


def test_what_very_many_hold_is_found_all_the_same(make, six, hold, browse, monkeypatch):
    monkeypatch.setattr("core.custom_sql.FEW", 1)
    amber, birch = make(Party, title="Amber"), make(Party, title="Birch")
    hold(amber, f1="Gold", f2="10", f3=1000, f4="2027-01-31", f5=True, f6="DHL")
    hold(birch, f1="Silver", f2="9", f3=900, f4="2026-01-31", f5=False, f6="UPS")
    for asked in ("f1=Gold", "f2=10", "f2=9.5..", "f3=10..11", "f4=2027-01-01..", "f5=yes", "f6=dhl", "f6=%3DDHL"):
        assert names(browse("rita").open(f"/customers?{asked}")) == ["Amber"]
