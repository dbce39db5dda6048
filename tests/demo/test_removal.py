"""Removing the sample: whole, except what people made theirs."""
import hashlib

import pytest
import sqlalchemy as sa

from blueprints.demo import ledger
from blueprints.demo.stage import Stage
from blueprints.tasks import actions as tasks
from core.times import today
from core.workspace import workspace
from models import Entry, Order, Party, Task, User, Workspace, db
from tests import world
from tests.demo.conftest import load, remove, rows_of_tables
from tests.world import inside


def digest(app):
    """What the sample says, without ids."""
    told = (sa.select(Party.title, Party.country).order_by(Party.id), sa.select(Order.number, Order.total_cents,
            Order.ordered_at).order_by(Order.id), sa.select(Task.title, Task.due_on).order_by(Task.id),
            sa.select(Entry.body, Entry.at).where(Entry.verb.is_(None)).order_by(Entry.id),
            sa.select(User.name).order_by(User.id))
    with inside(app):
        rows = [tuple(row) for query in told for row in db.session.execute(query)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def test_it_goes_whole_and_comes_again_the_same(house):
    before = rows_of_tables(house)
    load(house)
    first = digest(house)
    assert remove(house) == []
    assert rows_of_tables(house) == before
    load(house)
    assert digest(house) == first


@pytest.fixture
def chinese(house):
    with inside(house):
        home = db.session.get(Workspace, 1)
        home.language, home.country, home.currency, home.time_zone = "zh", "CN", "CNY", "Asia/Shanghai"
        db.session.commit()
    return house


def test_it_speaks_chinese_where_the_workspace_does_and_keeps_what_was_edited(chinese, browse):
    load(chinese)
    with inside(chinese):
        customers = Stage(None, 0).parties("customer")
        edited, noted, about = customers[0].id, customers[7].id, customers[8].id
        assert customers[0].title[:2] in ("杭州", "苏州", "厦门", "成都", "西安", "长沙", "青岛", "昆明")
        assert len(ledger.made(Party)) == 200
    ada = browse("ada")
    ada.open(f"/customers/{edited}/edit").submit(title="Ours now")
    ada.open(f"/customers/{noted}").submit(form=f"/records/{noted}/entries", body="They called me")
    with inside(chinese):
        tasks.make_task({"title": "Mine", "owner_id": None, "team_id": None, "due_on": today(workspace()),
                         "due_time": None, "notes": ""}, by=world._user("ada"), about=db.session.get(Party, about))
        db.session.commit()
    kept = {row_id for kind, row_id, _name in remove(chinese) if kind == "party"}
    assert kept == {edited, noted, about}
    with inside(chinese):
        orders = sa.select(sa.func.count()).where(Order.party_id == noted)
        assert ledger.counts() == {} and db.session.scalar(orders) >= 0
        assert db.session.scalar(sa.select(Entry.id).where(Entry.body == "They called me")) is not None
