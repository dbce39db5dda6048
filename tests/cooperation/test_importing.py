"""Files of agreements and of plans: what it makes, what it changes, what it refuses, what undo takes back."""
import json
from datetime import date

import pytest
import sqlalchemy as sa

from core.importing import runs
from core.long_runs import job_of
from core.worker import Worker
from models import Agreement, CoopPlan, ImportRun, Record, db

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
    def run(text, target="agreements", mapping=MAPPING):
        (tmp_path / "file.csv").write_text(text)
        (tmp_path / "mapping.json").write_text(json.dumps(mapping))
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


PLANS = """no,who,name,kind,from,to,review
,blue lake,Less waste,Halve the returns,2026-01-01,2026-12-31,2026-03-01
,Blue Lake,less waste,twice,2026-01-01,2026-12-31,
,Blue Lake,,,2026-01-01,2026-12-31,
,Nobody,On time,,2026-01-01,2026-12-31,
,Blue Lake,On time,,2026-01-01,2025-12-31,
,Blue Lake,No end,,2026-01-01,,
"""
PLAN_MAPPING = {"party": "who", "title": "name", "purpose": "kind", "starts_on": "from", "ends_on": "to",
                "next_review_on": "review"}


def plans(inside):
    with inside():
        return [(row.title, row.purpose, row.state, row.next_review_on, row.owner_id) for row in db.session.scalars(
            sa.select(CoopPlan).where(Record.kind == "coop_plan"))]


def test_plans_come_by_file_as_drafts_of_whoever_looks_after_them(supplier, bring, inside, make):
    supplier()
    assert bring(PLANS, "plans", PLAN_MAPPING) == {"created": 1, "changed": 0, "unchanged": 0, "errors": 5}
    (told,) = plans(inside)
    assert told[:4] == ("Less waste", "Halve the returns", "draft", date(2026, 3, 1))
    again = PLANS.replace("Halve", "Quarter")
    assert bring(again, "plans", PLAN_MAPPING)["changed"] == 1
    assert plans(inside)[0][1] == "Quarter the returns"
    undo_last(inside)
    assert plans(inside)[0][1] == "Halve the returns"


def test_a_plan_that_was_brought_is_taken_back(supplier, bring, inside):
    supplier()
    bring(PLANS, "plans", PLAN_MAPPING)
    undo_last(inside)
    assert plans(inside) == []
