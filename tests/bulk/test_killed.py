"""A worker that is killed at its work, and a run stopped in the middle: nothing is done twice, nothing is lost."""
import time

import pytest
import sqlalchemy as sa

from core.bulk import insert_rows
from models import BulkRun, Change, CustomerProfile, Hat, Party, Record, SearchDoc, Team, db
from tests.bulk.screen import confirm, reopened, stats, whole_view, work
from tests.imports.test_killed import newest_job, work_with_kills
from tests.world import days_ago

CROWD = 600


@pytest.fixture
def crowd(inside):
    """More customers of North than fit into a few transactions."""
    with inside():
        team = db.session.scalar(sa.select(Team.id).where(Team.name == "North"))
        every = range(CROWD)
        ids = insert_rows(Record, [{"kind": "party", "title": f"C{each:04}", "state": "active"} for each in every],
                          domain="customers", ids=True)
        rows = {
            Party: [{"id": row_id, "name_key": f"c{row_id:04}"} for row_id in ids],
            Hat: [{"party_id": row_id, "role": "customer", "team_id": team, "since": days_ago(9)} for row_id in ids],
            CustomerProfile: [{"party_id": row_id, "name_key": f"c{row_id:04}", "team_id": team} for row_id in ids],
            SearchDoc: [{"id": row_id, "record_id": row_id, "kind": "party", "words": "crowd"} for row_id in ids],
        }
        for model, some in rows.items():
            insert_rows(model, some, domain="customers")
        db.session.commit()


def versions(inside):
    with inside():
        return dict(db.session.execute(sa.select(Record.version, sa.func.count()).group_by(Record.version)).all())


def changes(inside):
    with inside():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Change).where(Change.part == "parties"))


def test_killed_again_and_again_each_row_is_changed_once(workers, browse, inside, crowd):
    page = whole_view(browse("rita"), button="Edit")
    page = confirm(reopened(page), size="sme")
    work_with_kills(workers, inside)
    assert stats(reopened(page)) == {"Changed": "600"}
    assert versions(inside) == {2: CROWD} and changes(inside) == CROWD
    page = reopened(page).follow("Undo").submit(button="Undo it")
    work_with_kills(workers, inside)
    assert stats(reopened(page)) == {"Undone": "600"}
    assert versions(inside) == {3: CROWD} and changes(inside) == 2 * CROWD


def test_stopped_in_the_middle_it_keeps_and_undoes_what_was_done(house, workers, browse, inside, crowd):
    page = whole_view(browse("rita"), button="Edit")
    page = confirm(reopened(page), size="sme")
    workers.start()
    while newest_job(inside).done < 50:
        time.sleep(0.005)
    workers.kill()  # it rests there for as long as it takes to press a button
    page.submit(button="Stop")
    workers.start()
    while newest_job(inside).state == "running":
        time.sleep(0.02)
    workers.kill()
    with inside():
        counts = db.session.scalars(sa.select(BulkRun.counts)).one()
    assert 50 <= counts["changed"] < CROWD and versions(inside)[2] == changes(inside) == counts["changed"]
    assert f"after {counts['changed']:,} of 600" in reopened(page).text
    reopened(page).follow("Undo").submit(button="Undo it")
    work(house)
    assert stats(reopened(page))["Undone"] == f"{counts['changed']:,}"
    assert versions(inside) == {1: CROWD - counts["changed"], 3: counts["changed"]}
