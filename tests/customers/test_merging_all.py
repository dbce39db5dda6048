"""Merges over the whole filled schema: no row is lost, and an undo restores every table exactly."""
import hashlib
import random

import sqlalchemy as sa

from blueprints.customers.actions import merging
from blueprints.customers.merge_labels import NAMES
from core.access import of
from core.merge_plan import STAYING, references
from core.principal import SYSTEM
from models import Base, MergeStep, Party, db
from tests.auditor import not_watching
from tests.demo.conftest import before, sample  # noqa: F401 - the filled house
from tests.world import inside

OWN = {"merges", "merge_steps", "changes", "jobs", "sign_ins", "once_answers", "schedules"}  # the ledger of it all
RISING = ("version", "updated_at")
PAIRS = 3


def rows_of(table):
    columns = [column for column in table.columns if column.name not in RISING]
    return sorted(repr(tuple(row)) for row in db.session.execute(
        sa.select(*columns).execution_options(unscoped="a test looks at all")))


def tables():
    return {table.name: table for table in Base.metadata.sorted_tables if table.name not in OWN}


def counts():
    with not_watching():
        return {name: len(rows_of(table)) for name, table in tables().items()}


def digests():
    with not_watching():
        return {name: hashlib.sha256("\n".join(rows_of(table)).encode()).hexdigest()
                for name, table in tables().items()}


def pairs_of(chance):
    """Busy parties, of one hat and of several, so that rows of all kinds move and collide."""
    ids = db.session.scalars(of(Party, Party.id).where(Party.is_open, Party.hats.any()).order_by(Party.id)).all()
    return [chance.sample(ids, 2) for _ in range(PAIRS)]


def merge(source_id, target_id, chosen=()):
    source, target = db.session.get(Party, source_id), db.session.get(Party, target_id)
    return merging.merge_parties(source, target, chosen=chosen, by=SYSTEM)


def test_random_pairs_lose_no_row_and_come_apart_again(sample):  # noqa: F811
    with inside(sample):
        for source_id, target_id in pairs_of(random.Random(1)):
            held, told = counts(), digests()
            row = merge(source_id, target_id, ("title", "tax_number", "about", "preferences"))
            assert counts() == held
            assert still_named(source_id) == parked(row)
            assert merging.take_apart(row, by=SYSTEM) == []
            db.session.flush()
            assert [name for name, value in digests().items() if value != told[name]] == []
        db.session.commit()


def test_many_merges_one_upon_another_come_apart_in_order(sample):  # noqa: F811
    with inside(sample):
        held, told = counts(), digests()
        ids = db.session.scalars(of(Party, Party.id).where(Party.is_open, Party.hats.any()).order_by(Party.id)).all()
        chain = random.Random(3).sample(ids, 4)
        rows = [merge(source_id, target_id) for source_id, target_id in zip(chain, chain[1:], strict=False)]
        assert counts() == held
        for row in reversed(rows):
            assert merging.take_apart(row, by=SYSTEM) == []
        assert digests() == told
        db.session.commit()


def still_named(record_id):
    """(table, key) of all that names a record but is no ledger of it."""
    found = set()
    for table, columns in references(Party):
        query = sa.select(*table.primary_key).where(sa.or_(*(column == record_id for column in columns)))
        found |= {(table.name, *row) for row in db.session.execute(
            query.execution_options(unscoped="a test looks at all"))}
    return found - {("search_docs", record_id), ("records", record_id)}


def parked(row):
    steps = db.session.scalars(sa.select(MergeStep).where(MergeStep.merge_id == row.id, MergeStep.is_parked))
    return {(step.part, *step.row_key) for step in steps}


def test_every_table_that_may_move_has_a_name():
    """Whoever adds a table that names a party says what its rows are called (queries/merging.py)."""
    names = {table.name for table, _columns in references(Party)}
    assert names - NAMES.keys() == set()
    assert STAYING.keys() <= Base.metadata.tables.keys()
