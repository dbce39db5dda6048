"""What SQLite would do with a hundred thousand rows: the schema without any, and the statistics of the large sample.

A plan follows from the schema and these averages alone (docs/decisions/0036-plans-without-samples.md). plans.txt holds
what lists read by which index; a change is looked at on the large sample before it goes in:
`REWRITE_PLANS=1 pytest tests/laws/test_plans.py -k sqlite` writes it anew. large_statistics.txt is
`SELECT tbl, idx, stat FROM sqlite_stat1` there, after `ANALYZE`.
"""
import os
from pathlib import Path

import pytest

from core.database import sqlite_driver

STATISTICS, GOLDEN = (Path(__file__).with_name(name) for name in ("large_statistics.txt", "plans.txt"))
MADE_BY_SQLITE = "name LIKE 'sqlite_%' OR name LIKE 'search_index_%'"


class Large:
    def __init__(self, connection):
        self.connection, self.found = connection, {}
        self.golden = read_golden()

    @classmethod
    def of(cls, engine):
        """Yields one for the schema of `engine`; what it has found is kept in the end when that is asked for."""
        connection = sqlite_driver.connect(":memory:", isolation_level=None)
        with engine.connect() as copied:
            for (made,) in copied.exec_driver_sql(
                    f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT ({MADE_BY_SQLITE})").all():
                connection.execute(made)
        connection.execute("ANALYZE")
        connection.execute("DELETE FROM sqlite_stat1")
        connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", statistics())
        connection.execute("ANALYZE sqlite_schema")
        large = cls(connection)
        yield large
        connection.close()
        if os.environ.get("REWRITE_PLANS"):
            write_golden(large.golden | large.found)

    def compare(self, page, read):
        """Is each of the page's statements planned as it was?"""
        if (version := sqlite_driver.sqlite_version) != self.golden.get("SQLite"):
            if not os.environ.get("REWRITE_PLANS"):
                pytest.skip(f"plans.txt is of SQLite {self.golden.get('SQLite')}, this is {version}")
            self.golden["SQLite"] = version
        plan = {row[3] for statement, asked in read
                for row in self.connection.execute(f"EXPLAIN QUERY PLAN {statement}", asked)}
        self.found[page] = sorted(line for line in plan if line.startswith(("SCAN", "SEARCH", "USE TEMP")))
        if not os.environ.get("REWRITE_PLANS"):
            assert self.found[page] == self.golden.get(page), f"{page} is planned in another way: see tests/laws/large.py"


def statistics():
    for line in STATISTICS.read_text().splitlines():
        table, index, counts = line.split("|")
        yield table, index or None, counts


def read_golden():
    """{page: lines of its plans}, and the version of SQLite they are of."""
    golden = {}
    for part in GOLDEN.read_text().split("\n\n") if GOLDEN.exists() else ():
        name, *lines = part.strip().splitlines()
        golden[name.removesuffix(":")] = [line.strip() for line in lines]
    if "SQLite" in golden:
        golden["SQLite"] = golden["SQLite"][0]
    return golden


def write_golden(found):
    version = found.pop("SQLite")
    parts = [f"SQLite:\n  {version}", *(f"{page}:\n" + "\n".join(f"  {line}" for line in lines)
                                       for page, lines in sorted(found.items()))]
    GOLDEN.write_text("\n\n".join(parts) + "\n")
