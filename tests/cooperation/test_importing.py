"""A file of agreements: what it makes, what it changes, what it refuses, what undo takes back."""
import json
from datetime import date

import pytest
import sqlalchemy as sa

from core.importing import runs
from core.long_runs import job_of
from core.worker import Worker
from models import Agreement, ImportRun, Record, db

FILE = """no,who,name,kind,from,to,notice,renewal
FA-1,blue lake,Framework 2027,framework,2026-01-01,2027-12-31,90,12
FA-2,Blue Lake,,nda,2026-01-01,,,
FA-2,Blue Lake,,nda,2026-01-01,,,
FA-3,Nobody,,other,2026-01-01,,,
FA-4,Blue Lake,,other,2026-01-01,2025-01-01,,
FA-5,Blue Lake,,other,2026-01-01,,,12
FA-6,Blue Lake,,other,2026-01-01,,-1,
,Blue Lake,,other,2026-01-01,,,
"""
MAPPING = {"number": "no", "party": "who", "title": "name", "sort": "kind", "starts_on": "from", "ends_on": "to",
           "notice_days": "notice", "renews_months": "renewal"}


@pytest.fixture
def bring(house, tmp_path):
    def run(text, target="agreements"):
        (tmp_path / "file.csv").write_text(text)
        (tmp_path / "mapping.json").write_text(json.dumps(MAPPING))
        result = house.test_cli_runner().invoke(args=[
            "import", target, str(tmp_path / "file.csv"), "--yes", "--json",
            "--mapping", str(tmp_path / "mapping.json")])
        assert result.exit_code == 0, result.stderr
        told = json.loads(result.stdout)
        return {name: told[name] for name in ("created", "changed", "unchanged", "errors")}
    return run


def held():
    return db.session.scalars(sa.select(Agreement).where(
        Record.kind.in_(("agreement", "partner_agreement"))).order_by(Agreement.number)).all()


def test_one_row_each(supplier, bring, inside):
    lake = supplier()
    assert bring(FILE) == {"created": 2, "changed": 0, "unchanged": 0, "errors": 6}
    with inside():
        first, second = held()
        assert (first.party_id, first.title, first.sort, first.notice_on, first.renews_months, first.is_open) == (
            lake.id, "Framework 2027", "framework", date(2027, 10, 2), 12, True)
        assert (second.title, second.sort, second.ends_on, second.is_open) == ("FA-2", "confidentiality", None, False)


def test_again_it_changes_only_what_it_says(supplier, bring, inside):
    supplier()
    bring(FILE)
    assert bring(FILE)["unchanged"] == 2
    changed = bring("no,who,name,kind,from,to,notice,renewal\nFA-1,Blue Lake,,,2026-01-01,2027-12-31,30,\n")
    assert changed["changed"] == 1
    with inside():
        assert (held()[0].title, held()[0].notice_on) == ("Framework 2027", date(2027, 12, 1))


def test_undo_takes_back_what_it_made_and_what_it_changed(supplier, bring, inside):
    supplier()
    bring(FILE)
    bring("no,who,name,kind,from,to,notice,renewal\nFA-1,Blue Lake,,,2026-01-01,2027-12-31,30,\n")
    for left in ([90, 0], [90]):  # the first was touched since, if only by what was taken back
        undo_last(inside)
        with inside():
            assert [one.notice_days for one in held()] == left


def undo_last(inside):
    """Take back the newest import that is not taken back yet."""
    with inside():
        run = db.session.scalars(sa.select(ImportRun).where(ImportRun.state == "applied").order_by(
            ImportRun.id.desc())).first()
        runs.start_undo(run)
        db.session.commit()
        Worker().run_here(job_of(run))
        assert job_of(run).error is None


def test_of_partners_by_a_file_of_their_own(supplier, partner, bring, inside):
    supplier()
    partner("Blue Lake")
    bring(FILE, "partner-agreements")
    with inside():
        assert {one.kind for one in held()} == {"partner_agreement"}
