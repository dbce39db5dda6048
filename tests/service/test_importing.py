"""A file of tickets: what it makes, what it changes, what undo takes back."""
import json

import pytest
import sqlalchemy as sa

from core.access import of
from core.importing import runs
from core.long_runs import job_of
from core.worker import Worker
from models import NOTHING_DUE, ClockEvent, CustomField, Entry, ImportRun, Message, Party, Record, Ticket, db

ONE_EACH = """number,opened,issue,text,status,who,level,colour
A-1,2026-03-02 10:00,It leaks,"Water, everywhere",In progress,Blue Lake,1 - Critical,red
A-2,2026-03-02 11:00,Where is it?,,Closed with explanation,Nobody Known,,green
A-2,2026-03-02 12:00,Again,,Open,,,
,2026-03-02 12:00,No number,,Open,,,
"""
MAPPING = {"number": "number", "opened_at": "opened", "subject": "issue", "body": "text", "state": "status",
           "customer": "who", "priority": "level", "extra.colour": "colour"}
LOG = """number,opened,changed,status,team,count
A-1,2026-03-02 10:00,2026-03-02 10:05,New,North,0
A-1,2026-03-02 10:00,2026-03-02 11:00,Awaiting user info,North,0
A-1,2026-03-02 10:00,2026-03-02 15:00,Active,South,1
A-1,2026-03-02 10:00,2026-03-03 10:00,Resolved,South,1
"""
LOG_MAPPING = {"number": "number", "opened_at": "opened", "changed_at": "changed", "state": "status", "group": "team",
               "reassignments": "count"}


@pytest.fixture
def bring(house, tmp_path):
    def run(text, mapping):
        (tmp_path / "file.csv").write_text(text)
        (tmp_path / "mapping.json").write_text(json.dumps(mapping))
        result = house.test_cli_runner().invoke(args=[
            "import", "tickets", str(tmp_path / "file.csv"), "--yes", "--json",
            "--mapping", str(tmp_path / "mapping.json")])
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)
    return run


def ticket(number):
    return db.session.scalars(of(Ticket).where(Ticket.number == number)).one()


def test_one_row_each_with_what_is_kept_besides(make, bring, inside):
    lake = make(Party, title="Blue Lake")
    told = bring(ONE_EACH, MAPPING)
    assert {name: told[name] for name in ("created", "errors", "tickets")} == {"created": 2, "errors": 2, "tickets": 2}
    with inside():
        first, second = ticket("A-1"), ticket("A-2")
        field = db.session.scalars(sa.select(CustomField)).one()
        assert (first.party_id, first.state, first.priority) == (lake.id, "open", "urgent")
        assert first.extra == {field.key: "red"}
        assert (first.preview, first.due_at < NOTHING_DUE) == ("Water, everywhere", True)
        assert (second.party_id, second.asker, second.state, second.is_open) == (None, "Nobody Known", "closed", False)
        assert second.source["state"] == "Closed with explanation"
        assert db.session.scalars(sa.select(Entry.body).join(Message, Message.entry_id == Entry.id)).all() == [
            "Water, everywhere"]


def test_of_a_log_the_clock_and_the_timeline_are_rebuilt(bring, inside):
    assert bring(LOG, LOG_MAPPING)["created"] == 4
    with inside():
        made = ticket("A-1")
        assert (made.state, made.reassigned, made.source["group"]) == ("resolved", 1, "South")
        assert db.session.scalars(sa.select(ClockEvent.kind).order_by(ClockEvent.id)).all() == [
            "start", "asked", "pause", "resume", "resolved"]
        assert db.session.scalars(sa.select(Entry.verb).order_by(Entry.id)).all() == [
            "ticket-assigned", "ticket-moved", "ticket-moved", "ticket-assigned", "ticket-moved"]


def test_later_rows_of_a_log_add_what_is_new(bring, inside):
    bring(LOG, LOG_MAPPING)
    told = bring(LOG + "A-1,2026-03-02 10:00,2026-03-04 10:00,Active,South,1\n", LOG_MAPPING)
    assert told["changed"] == 5
    with inside():
        assert ticket("A-1").is_open
        assert db.session.scalars(sa.select(ClockEvent.kind).order_by(ClockEvent.id)).all()[-1] == "reopened"


def test_undo_leaves_nothing_but_what_somebody_touched(make, bring, inside):
    bring(ONE_EACH, MAPPING)
    with inside():
        touched = ticket("A-2")
        touched.title = "Mine now"
        db.session.commit()
        run = db.session.scalars(sa.select(ImportRun)).one()
        runs.start_undo(run)
        db.session.commit()
        Worker().run_here(job_of(run))
        db.session.expire_all()
        assert db.session.scalars(of(Ticket, Ticket.number)).all() == ["A-2"]
        assert set(db.session.scalars(sa.select(Entry.record_id))) <= {touched.id}
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Record).where(Record.kind == "ticket")) == 1


def test_undo_puts_back_what_a_later_file_changed(bring, inside):
    bring(ONE_EACH, MAPPING)
    bring(ONE_EACH.replace("It leaks", "It still leaks").replace("red", "blue"), MAPPING)
    with inside():
        assert ticket("A-1").title == "It still leaks"
        run = db.session.scalars(sa.select(ImportRun).order_by(ImportRun.id.desc())).first()
        runs.start_undo(run)
        db.session.commit()
        Worker().run_here(job_of(run))
        db.session.expire_all()
        assert (ticket("A-1").title, list(ticket("A-1").extra.values())) == ("It leaks", ["red"])
