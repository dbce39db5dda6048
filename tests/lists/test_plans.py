"""A field marked for filtering is asked by its index, on both engines, and its order walks it."""
import pytest
import sqlalchemy as sa

from core.custom_sql import INDEX
from core.database import tidy
from models import Party, db
from tests.auditor import not_watching

EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}


@pytest.fixture
def plan_of(house, browse):
    """`plan_of("/customers?f1=Gold")`: how the engine finds the rows of that list."""
    def plan(path):
        read = []
        note = lambda _c, _cur, statement, parameters, *_rest: read.append((statement, parameters))  # noqa: E731
        with house.app_context():
            engine = db.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        browse("ada").open(path)
        sa.event.remove(engine, "before_cursor_execute", note)
        statement, parameters = next(seen for seen in read if "sort_value" in seen[0])
        with engine.connect() as connection, not_watching():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
                connection.exec_driver_sql("SET LOCAL enable_sort = off" if "sort=f" in path else "SELECT 1")
            rows = connection.exec_driver_sql(EXPLAIN[engine.dialect.name] + statement, parameters)
            return " ".join(str(row) for row in rows)
    return plan


@pytest.mark.parametrize("asked", ["f1=Gold", "f2=10", "f2=1..20", "f3=5..", "f4=..2027-01-01", "f5=yes",
                                   "f6=%3DDHL", "f1=-"])
def test_a_filter_uses_the_index_of_its_field(house, make, six, hold, plan_of, asked):
    for number in range(12):
        hold(make(Party), f1="Silver", f2=str(100 + number), f3=0, f4="2028-01-01", f5=False, f6=f"Carrier {number}")
    with house.app_context(), not_watching():
        tidy(full=True)  # as after an import
    assert INDEX + asked.partition("=")[0] in plan_of(f"/customers?{asked}")
