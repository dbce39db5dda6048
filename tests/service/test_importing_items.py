"""A file of sold items: what it makes, what it changes, what it refuses, what undo takes back."""
import json
from datetime import date

import pytest
import sqlalchemy as sa

from core.importing import runs
from core.long_runs import job_of
from core.worker import Worker
from models import ImportRun, Party, Product, Record, SearchDoc, SoldItem, Task, Ticket, db

FILE = """sn,who,what,sold,months,more,void,why
SN-1,blue lake,K-1,2026-01-31,1,1,,
SN-2,Blue Lake,A cup,,,,2026-02-01,Dropped
SN-2,Blue Lake,A cup,,,,,
SN-3,Nobody,K-1,,,,,
SN-4,Blue Lake,K-1,,0,,,
,Blue Lake,K-1,,,,,
"""
MAPPING = {"serial": "sn", "customer": "who", "product": "what", "sold_on": "sold", "months": "months",
           "extension_months": "more", "voided_on": "void", "voided_because": "why"}


@pytest.fixture
def lake(make, inside):
    with inside():
        db.session.add(Product(code="K-1", code_key="k-1", name="Kettle", name_key="kettle"))
        db.session.commit()
    return make(Party, title="Blue Lake")


@pytest.fixture
def bring(house, tmp_path):
    def run(text):
        (tmp_path / "file.csv").write_text(text)
        (tmp_path / "mapping.json").write_text(json.dumps(MAPPING))
        result = house.test_cli_runner().invoke(args=[
            "import", "sold-items", str(tmp_path / "file.csv"), "--yes", "--json",
            "--mapping", str(tmp_path / "mapping.json")])
        assert result.exit_code == 0, result.stderr
        told = json.loads(result.stdout)
        return {name: told[name] for name in ("created", "changed", "unchanged", "errors")}
    return run


def items():
    return db.session.scalars(sa.select(SoldItem).order_by(SoldItem.serial)).all()


def test_one_row_each(lake, bring, inside):
    assert bring(FILE) == {"created": 2, "changed": 0, "unchanged": 0, "errors": 4}
    with inside():
        first, second = items()
        assert (first.party_id, first.title, first.ends_on) == (lake.id, "SN-1 · Kettle", date(2026, 3, 31))
        assert (second.what, second.product_id, second.voided_on, second.voided_because) == (
            "A cup", None, date(2026, 2, 1), "Dropped")
        assert db.session.scalars(sa.select(Task).where(Task.kind == "task")).all() == []


def test_again_it_changes_only_what_it_says(lake, bring, inside):
    bring(FILE)
    assert bring(FILE)["unchanged"] == 2
    assert bring("sn,who,what,sold,months,more,void,why\nsn-1,Blue Lake,Kettle,2026-01-31,6,,,\n")["changed"] == 1
    with inside():
        assert [(item.months, item.extension_months, item.starts_on) for item in items()][0] == (
            6, 1, date(2026, 1, 31))


def test_undo_puts_back_what_a_later_file_changed(lake, bring, inside):
    bring(FILE)
    bring("sn,who,what,sold,months,more,void,why\nsn-1,Blue Lake,Kettle,,12,,,\n")
    undo_last(inside)
    with inside():
        assert [item.months for item in items()] == [1, None]


def test_undo_leaves_what_a_ticket_is_about(lake, bring, inside, make):
    bring(FILE)
    make(Ticket, title="It leaks", serial="SN-2")
    undo_last(inside)
    with inside():
        assert [item.serial for item in items()] == ["SN-2"]
        assert db.session.scalar(sa.select(sa.func.count()).where(Record.kind == "sold_item")) == 1
        assert db.session.scalar(sa.select(sa.func.count()).where(SearchDoc.kind == "sold_item")) == 1


def undo_last(inside):
    """Take back the newest import that is not taken back yet."""
    with inside():
        run = db.session.scalars(sa.select(ImportRun).where(ImportRun.state == "applied").order_by(
            ImportRun.id.desc())).first()
        runs.start_undo(run)
        db.session.commit()
        Worker().run_here(job_of(run))
        assert job_of(run).error is None
