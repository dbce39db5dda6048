"""Published files of others, from ../shared/data, against figures that were computed independently."""
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.access import of
from models import ClockEvent, Entry, Message, Record, Ticket, db

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
COMPLAINTS, LOG = DATA / "cfpb", DATA / "incident_log"
if not DATA.exists():
    DATA = Path("/work/shared/data")
    COMPLAINTS, LOG = DATA / "cfpb", DATA / "incident_log"
CFPB = {
    "number": "Complaint ID", "opened_at": "Date received", "kind": {"value": "complaint"}, "subject": "Issue",
    "body": "Consumer complaint narrative", "category": "Product", "channel": "Submitted via", "customer": "Company",
    "extra.response": "Company response to consumer", "extra.timely": "Timely response?",
    "extra.disputed": "Consumer disputed?"}
INCIDENTS = {
    "number": "number", "opened_at": "opened_at", "changed_at": "sys_updated_at", "resolved_at": "resolved_at",
    "closed_at": "closed_at", "category": "category", "channel": "contact_type", "customer": "caller_id",
    "state": "incident_state", "priority": "priority", "group": "assignment_group", "assignee": "assigned_to",
    "reassignments": "reassignment_count", "reopened": "reopen_count", "extra.sla": "made_sla"}

SUMMER_TIME = 1  # hours: the clocks in London went forward meanwhile, and the reference subtracts what they showed

needs_complaints = pytest.mark.skipif(not COMPLAINTS.exists(), reason=f"{COMPLAINTS} is not here")
needs_log = pytest.mark.skipif(not LOG.exists(), reason=f"{LOG} is not here")


def figures(folder):
    return next(iter(json.loads((folder / "reference_figures_dev.json").read_text()).values()))


@pytest.fixture
def shell(house, tmp_path):
    """`shell("import", "tickets", file, mapping=…)`: what a command prints, as JSON."""
    def run(*args, mapping=None):
        if mapping:
            (tmp_path / "mapping.json").write_text(json.dumps(mapping))
            args = (*args, "--yes", "--mapping", str(tmp_path / "mapping.json"))
        result = house.test_cli_runner().invoke(args=[*map(str, args), "--json"])
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)
    return run


def counted(shell, name):
    return {row["label"]: row["n"] for row in shell("report", "tickets", "--by", name)}


@needs_complaints
def test_complaints_in_one_row_each(shell, inside):
    told, wanted = shell("import", "tickets", COMPLAINTS / "cfpb_dev.csv", mapping=CFPB), figures(COMPLAINTS)
    assert (told["created"], told["errors"], told["tickets"]) == (wanted["rows"], 0, wanted["rows"])
    assert counted(shell, "extra.timely") == {"Yes": wanted["timely_yes"], "No": wanted["timely_no"]}
    assert counted(shell, "extra.response") == wanted["by_company_response"]
    assert counted(shell, "channel") == wanted["by_submitted_via"]
    assert counted(shell, "extra.disputed") == wanted["disputed"]
    assert counted(shell, "category") == {label: part["n"] for label, part in wanted["by_product"].items()}
    with inside():
        said = db.session.scalars(of(Entry, Entry.body).join(Message, Message.entry_id == Entry.id)).all()
        assert len(said) == wanted["with_narrative"]
        assert max(map(len, said)) == wanted["narrative_chars_max"]
    again = shell("import", "tickets", COMPLAINTS / "cfpb_dev.csv", mapping=CFPB)
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, wanted["rows"])


@needs_complaints
def test_days_as_americans_write_them_and_line_ends_within_fields(shell, inside):
    told = shell("import", "tickets", COMPLAINTS / "as_found_2016_us_dates.csv", mapping=CFPB)
    assert (told["created"], told["errors"]) == (349, 0)
    with inside():
        days = db.session.scalars(of(Ticket, Record.created_at)).all()
        assert {day.strftime("%Y-%m") for day in days} == {"2016-09"}


@needs_log
def test_a_log_in_which_each_row_is_a_change(shell, inside):
    file, wanted = next(LOG.glob("*.csv")), figures(LOG)
    told, last = shell("import", "tickets", file, mapping=INCIDENTS), wanted["per_incident(last event row of each "
                                                                           "incident in file order)"]
    assert (told["created"], told["errors"], told["tickets"]) == (wanted["events"], 0, wanted["incidents"])
    assert counted(shell, "state") == last["final_states"]
    assert counted(shell, "extra.sla")["true"] == last["made_sla_true"]
    found = shell("report", "resolution")
    assert found["n"] == last["resolved_at_known"]
    assert found["median_hours"] == pytest.approx(last["median_hours_open_to_resolved"], abs=0.005)
    assert found["p90_hours"] == pytest.approx(last["p90_hours_open_to_resolved"] - SUMMER_TIME, abs=0.005)
    with inside():
        for column, number in ((Ticket.reopened, "reopened_incidents"), (Ticket.reassigned, "reassigned_incidents")):
            assert len(db.session.scalars(of(Ticket, Ticket.id).where(column > 0)).all()) == last[number]
        paused = sa.select(sa.func.count()).select_from(ClockEvent).where(ClockEvent.kind == "pause")
        assert db.session.scalar(paused) > 1000
    again = shell("import", "tickets", file, mapping=INCIDENTS)
    assert (again["created"], again["changed"], again["unchanged"]) == (0, 0, wanted["events"])
