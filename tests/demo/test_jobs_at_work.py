"""What the worker does to a sample in the meantime leaves it a sample; what a person does, not."""
import sqlalchemy as sa

from blueprints.demo import ledger
from blueprints.tasks import actions as tasks
from core import jobs
from core.access import of
from core.principal import SYSTEM
from models import Party, SampleItem, Task, Ticket, db
from tests.demo.conftest import remove, work
from tests.world import inside


def versions(app, table):
    with inside(app):
        return dict(db.session.execute(sa.select(SampleItem.row_id, SampleItem.version).where(
            SampleItem.part == table)).all())


def every_job(app):
    """All that runs by the clock, and a task that a job put on somebody's day."""
    with inside(app):
        for kind in jobs.SCHEDULED:
            jobs.enqueue(kind)
        customer = db.session.get(Party, ledger.made(Party)[0])
        tasks.make_task({"title": "Call them", "owner_id": None}, by=SYSTEM, about=customer)
        db.session.commit()
    work(app)


def test_what_jobs_changed_goes_and_what_a_person_changed_stays(sample, visit):
    before = versions(sample, "tickets")
    every_job(sample)
    assert versions(sample, "tickets") != before  # some were escalated or closed
    with inside(sample):
        mine = db.session.scalars(of(Ticket).where(Ticket.is_open, Ticket.party_id.is_not(None)).limit(1)).one()
    page = visit("ada").open(f"/service/tickets/{mine.id}/edit").submit(button="Save", title="Ours now")
    assert page.h1 == "Ours now"
    kept = remove(sample)
    assert [row for row in kept if row[0] in ("ticket", "task", "deal")] == [["ticket", mine.id, "Ours now"]]
    assert mine.party_id in [row_id for kind, row_id, _name in kept if kind == "party"]
    with inside(sample):
        assert set(db.session.scalars(of(Ticket, Ticket.id))) == {mine.id}
        assert set(db.session.scalars(of(Task, Task.title))) == set()
