"""Moving an installation from SQLite to PostgreSQL while people read: copied, compared, and only then switched over."""
import os
import tempfile

import sqlalchemy as sa

from core import migrations
from core.backups.archive import Broken, snapshot
from core.backups.plain import CHUNK, Tally, plain_tables
from core.backups.restoring import filling, migrate
from core.database import MOVED
from core.words import _

SWITCH = "database_url"  # the file in GUANXI_DATA that names the database from then on


def copy_over(source, target, metadata):
    """A generator of (done, total) in rows that leaves all of SQLite's `source` in the empty database `target`.

    Nobody writes to `source` meanwhile, nor ever after: whoever still has it open is refused. Broken when the rows
    that came out of `target` again are not those that went in; then nothing has changed.
    """
    migrate(target, migrations.newest())
    tables = plain_tables(metadata)
    with source.connect() as held, held.begin():  # from here on writers wait
        total, done, tallies = sum(table.count(held) for table in tables), 0, {}
        yield done, total
        with filling(target) as connection:
            for table in tables:
                tallies[table.name] = Tally()
                for lines in in_chunks(table.lines(held), tallies[table.name]):
                    table.put(connection, lines)
                    done += len(lines)
                    yield done, total
        refuse_unless_equal(target, tables, tallies)
        refuse_writes(held)


def in_chunks(lines, tally):
    chunk = []
    for line in lines:
        tally.add(line)
        chunk.append(line)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    yield chunk


def refuse_unless_equal(target, tables, tallies):
    problems = []
    with snapshot(target) as connection:
        for table in tables:
            found = Tally()
            for line in table.lines(connection):
                found.add(line)
            if found.facts != tallies[table.name].facts:
                problems.append(_("Table %(table)s came back with %(rows)s of %(all)s rows, or with others.",
                                  table=table.name, rows=found.rows, all=tallies[table.name].rows))
    if problems:
        raise Broken(problems)


def refuse_writes(connection):
    """Whatever is still open on the old database can read it, and is told that nothing is saved there any more."""
    for name in sa.inspect(connection).get_table_names():
        if name.startswith("search_index"):  # text search keeps its own tables there
            continue
        for number, verb in enumerate(("INSERT", "UPDATE", "DELETE")):
            connection.exec_driver_sql(f'CREATE TRIGGER "moved_{name}_{number}" BEFORE {verb} ON "{name}" '
                                       f"BEGIN SELECT RAISE(ABORT, '{MOVED}'); END")


def switch_over(data, url):
    """Every process that starts from here on uses `url`; `flask serve` starts its own anew when it sees the file."""
    with tempfile.NamedTemporaryFile("w", dir=data, delete=False) as part:  # readable by its owner only
        part.write(url)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, data / SWITCH)
