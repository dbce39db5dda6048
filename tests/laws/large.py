"""What SQLite would do with a hundred thousand rows: the schema without any, and the statistics of the large sample.

A plan follows from the schema and these averages alone (docs/decisions/0033-plans-without-samples.md). plans.txt holds
by which indexes each list reads the tables that grow; a change is looked at on the large sample before it goes in:
`REWRITE_PLANS=1 pytest tests/laws/test_plans.py -k sqlite` writes it anew. large_statistics.txt is
`SELECT tbl, idx, stat FROM sqlite_stat1` there, after `ANALYZE`.
"""
import os
import re
from pathlib import Path

import pytest

from core.database import sqlite_driver

STATISTICS, GOLDEN = (Path(__file__).with_name(name) for name in ("large_statistics.txt", "plans.txt"))
REWRITES = bool(os.environ.get("REWRITE_PLANS"))
INDEX = re.compile(r"USING (?:COVERING )?INDEX (\S+)")
OF_EVERY_PAGE = {"uq_notices_unread_key"}
MADE_BY_SQLITE = "name LIKE 'sqlite_%' OR name LIKE 'search_index_%' AND name <> 'search_index_words'"


class Large:
    def __init__(self, connection, engine):
        self.connection, self.engine, self.found = connection, engine, {}
        self.golden = read_golden()
        self.tables = dict(connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'"))

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
        large = cls(connection, engine)
        yield large
        connection.close()
        if REWRITES:
            write_golden(read_golden() | large.found)  # another worker may have written meanwhile

    def compare(self, page, read, growing):
        """Do the page's statements read the tables that grow by the same indexes as they did?"""
        if (version := sqlite_driver.sqlite_version) != self.golden.get("SQLite"):
            if not REWRITES:
                pytest.skip(f"plans.txt is of SQLite {self.golden.get('SQLite')}, this is {version}")
            self.golden["SQLite"] = self.found["SQLite"] = version
        plan = [row[3] for statement, asked in read
                for row in self.connection.execute(f"EXPLAIN QUERY PLAN {statement}", asked)]
        used = {index for line in plan for index in INDEX.findall(line) if self.tables.get(index, index) in growing}
        self.found[page] = " ".join(sorted(used - OF_EVERY_PAGE)) or "-"
        assert REWRITES or self.found[page] == self.golden.get(page), (
            f"{page} reads by other indexes: look at it on the large sample, see tests/laws/large.py")


def statistics():
    for line in STATISTICS.read_text().splitlines():
        table, index, counts = line.split("|")
        yield table, index or None, counts


def read_golden():
    """{page: names of the indexes it reads by}, and the version of SQLite that chose them."""
    lines = GOLDEN.read_text().splitlines() if GOLDEN.exists() else []
    return dict(line.split(": ", 1) for line in lines)


def write_golden(found):
    GOLDEN.write_text("".join(f"{page}: {indexes}\n" for page, indexes in sorted(found.items())))
