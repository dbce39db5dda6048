"""Asked about many records at once, the write guard says what it says of each by itself."""
import pytest
import sqlalchemy as sa

from core.granted import principal_for
from core.scope import acting_as
from core.write_guard import reached, reaches_party, reaches_record
from models import Party, Record, Task, db
from tests.world import inside


@pytest.fixture
def everything(make, browse):
    """Parties of both teams, one with two hats, a person at one of them, and tasks about them or about nothing."""
    north, south = make(Party, title="Amber"), make(Party, title="Birch", team="South")
    make(Party, title="Cedar", team=None, role="supplier")
    browse("ada").open(f"/customers/{north.id}/people/new").submit(title="Anna")
    browse("ada").open(f"/customers/{south.id}/roles/new").submit(role="supplier", code="S1")
    rita, otto = make.user("rita"), make.user("otto")
    with inside(make.app):
        for about_id, owner_id, by_id in ((north.id, None, None), (south.id, None, None), (None, rita.id, otto.id),
                                          (south.id, rita.id, None), (None, None, None)):
            db.session.add(Task(title="Call", about_id=about_id, owner_id=owner_id, created_by_id=by_id))
        db.session.commit()
        return db.session.scalars(sa.select(Record.id)).all()


@pytest.mark.parametrize("name", ["ada", "mara", "rita", "otto", "vic"])
def test_many_at_once_are_judged_as_one_by_one(house, make, everything, name):
    user = make.user(name)
    with inside(house), acting_as(principal_for(db.session.merge(user))) as principal:
        one_by_one = {row_id for row_id in everything if reaches_record(db.session, principal, row_id)}
        at_once = reached(db.session, principal, everything)
        assert at_once == one_by_one if name != "ada" else at_once <= one_by_one
        customers = {row_id for row_id in everything
                     if reaches_party(db.session, principal, row_id, roles=("customer",))}
        own = reached(db.session, principal, everything, roles=("customer",))
        assert own <= customers and len(own) == {"ada": 2, "mara": 2, "rita": 1, "otto": 1, "vic": 0}[name]
