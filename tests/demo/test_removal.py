"""What people made of a sample is theirs: its removal leaves that alone, and names it."""
import pytest
import sqlalchemy as sa

from blueprints.customers.actions import lifecycle, parties
from blueprints.demo import entries, jobs, ledger, orders
from blueprints.demo.stage import Stage
from blueprints.records.actions.entries import write_entry
from blueprints.sales.actions import deals
from blueprints.sales.actions.quotes import write_quote
from blueprints.suppliers.actions import lines
from blueprints.tasks import actions as tasks
from core.access import of
from core.granted import principal_for
from core.scope import acting_as
from core.search import IS_CJK
from core.times import today
from core.workspace import workspace
from models import Deal, Entry, Order, Party, PurchaseLine, Record, Task, Team, User, Workspace, db
from tests.demo.conftest import load, remove
from tests.world import _user, inside

NOTE = {"kind": "note", "direction": None, "at": None, "minutes": None, "outcome": "", "body": "They called me"}


@pytest.fixture
def chinese(house):
    with inside(house):
        home = db.session.get(Workspace, 1)
        home.language, home.country, home.currency, home.time_zone = "zh", "CN", "CNY", "Asia/Shanghai"
        db.session.commit()
    return house


@pytest.fixture
def smaller(monkeypatch):
    """A sample with the first of its orders and entries: what becomes of them does not depend on how many they are."""
    many = [step for step in jobs.STEPS if getattr(step, "func", None) in (orders.make_orders, entries.write_entries)]
    first = {orders.make_orders: 120, entries.write_entries: 24}
    spared = [step for step in many if step.args[0] >= first[step.func]]
    monkeypatch.setattr(jobs, "STEPS", [step for step in jobs.STEPS if step not in spared])


def test_what_somebody_made_theirs_stays_and_is_named(chinese, smaller):
    load(chinese)
    with inside(chinese):
        assert sum(bool(IS_CJK.search(title)) for title in db.session.scalars(sa.select(Party.title))) > 120
        with acting_as(principal_for(_user("ada"))):
            theirs = make_theirs(Stage(None, 0).parties("customer"), by=_user("ada"))
    kept = remove(chinese)
    assert {row_id for kind, row_id, _name in kept if kind in ("party", "deal")} == theirs
    with inside(chinese):
        assert ledger.counts() == {}
        assert set(db.session.scalars(sa.select(Record.id).where(Record.kind.in_(("party", "deal"))))) == theirs
        assert set(db.session.scalars(sa.select(Order.party_id))) <= theirs
        assert list(db.session.scalars(sa.select(Task.title).where(Task.kind == "task"))) == ["Mine"]
        assert db.session.scalar(sa.select(Entry.body).where(Entry.body == NOTE["body"])) is not None
        owners = {hat.owner_id for party in db.session.scalars(sa.select(Party)) for hat in party.hats}
        assert owners - {None} <= set(db.session.scalars(sa.select(User.id)))  # nobody's: customers in the pool
        assert db.session.scalar(sa.select(sa.func.count(Team.id))) == 4  # North, South, the sellers' and the buyers'


def make_theirs(customers, *, by):
    """Edit one, note something on one, lock the class of one, have something to do about one; their ids, and those of
    deals that were edited or quoted, of their customers, and of who has a part in them."""
    edited, noted, locked, due = customers[0], customers[7], customers[8], customers[9]
    parties.revise(edited, {"title": "Ours now"}, by=by)
    write_entry(noted, NOTE, by=by)
    lifecycle.lock(locked.profile, "loyal", reason="Because", until=None, by=by)
    tasks.make_task({"title": "Mine", "owner_id": by.id, "team_id": None, "due_on": today(workspace()),
                     "due_time": None, "notes": ""}, by=by, about=due)
    lost, quoted = db.session.scalars(of(Deal).order_by(Deal.id).limit(2))
    deals.revise(lost, {"title": "Our deal now"}, by=by)
    day = today(workspace())
    facts = {"currency": "CNY", "issued_on": day, "valid_until": day, "terms": ""}
    write_quote(db.session.get(Party, quoted.party_id), facts, [], number="Q-1", deal=quoted, by=by)
    supplier = goods_come(by=by)
    db.session.commit()
    parts = {person.party_id for deal in (lost, quoted) for person in deal.people}
    return {edited.id, noted.id, locked.id, due.id, supplier, lost.id, quoted.id, lost.party_id,
            quoted.party_id} | parts


def goods_come(*, by):
    """Write down that some of what is open with a supplier came; its id."""
    line = db.session.scalars(of(PurchaseLine).where(PurchaseLine.received == 0).order_by(PurchaseLine.id)).first()
    lines.receive(line, quantity=line.quantity, arrived_on=today(workspace()), by=by)
    return line.party_id
