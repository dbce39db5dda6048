"""A deal is seen by its own owner and team, as far as one's rights in sales reach; so is all that is part of it."""
import pytest
import sqlalchemy as sa

from core.access import can_edit, of
from core.granted import principal_for
from core.scope import OutOfScope, acting_as
from models import Deal, DealLine, Entry, Record, StageEvent, Task, db
from tests.world import inside

TITLES = {"deals": of(Deal, Deal.title), "records": sa.select(Record.title).where(Record.kind == "deal"),
          "events": of(Deal, Deal.title).join(StageEvent, StageEvent.deal_id == Deal.id)}


@pytest.fixture
def deals(make):
    """One of rita's, one of team South, one of nobody's."""
    return [make(Deal, title="hers"), make(Deal, title="south", owner=None, team="South"),
            make(Deal, title="nobody", owner=None, team=None)]


def seen_by(make, name, query):
    user = make.user(name)
    with inside(make.app), acting_as(principal_for(user)):
        return set(db.session.scalars(query).all())


@pytest.mark.parametrize("query", TITLES)
def test_each_sees_their_own(make, deals, query):
    assert seen_by(make, "rita", TITLES[query]) == {"hers"}
    assert seen_by(make, "otto", TITLES[query]) == {"south"}
    assert seen_by(make, "vic", TITLES[query]) == {"hers", "south", "nobody"}


def test_events_are_seen_with_their_deal(make, deals):
    events = sa.select(StageEvent.deal_id)
    assert seen_by(make, "rita", events) == {deals[0].id}
    assert seen_by(make, "mara", events) == {deal.id for deal in deals}


def test_a_stranger_writes_neither_the_deal_nor_its_parts(make, deals):
    otto = make.user("otto")
    with inside(make.app):
        otto = principal_for(otto)
        hers = db.session.get(Deal, deals[0].id)
        with acting_as(otto):
            assert not can_edit(hers)
            for written in (Entry(record_id=hers.id, kind="note"),
                            DealLine(deal_id=hers.id, ordinal=1, quantity=1, unit_price=1, line_cents=100)):
                db.session.add(written)
                with pytest.raises(OutOfScope):
                    db.session.flush()
                db.session.rollback()


def test_a_task_about_a_deal_is_seen_with_it(make, deals):
    make(Task, title="call", owner=None, by="mara", about=deals[0])
    tasks = of(Task, Task.title)
    assert seen_by(make, "rita", tasks) == {"call"} and seen_by(make, "otto", tasks) == set()
