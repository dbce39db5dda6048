"""Who is told, and that nobody is told twice."""
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from core.notices import tell
from core.principal import SYSTEM
from models import Notice, Party, User, db


def told():
    """(name, kind, times, facts) of all notices."""
    query = sa.select(User.name, Notice.kind, Notice.times, Notice.facts).join(User, User.id == Notice.user_id)
    return [tuple(row) for row in db.session.execute(query.order_by(Notice.id))]


@pytest.fixture
def who(make):
    return SimpleNamespace(**{name: make.user(name) for name in ("rita", "otto", "vic")})


def test_many_are_told_with_one_statement(make, who, inside, statements):
    acme = make(Party, title="Acme")
    with inside(), statements() as seen:
        tell([who.rita.id, who.otto.id, who.otto.id, None], "watched", key="watched:1", by=SYSTEM, record_id=acme.id)
        assert len(seen) == 1
        assert told() == [("Rita", "watched", 1, {}), ("Otto", "watched", 1, {})]


def test_an_unread_one_counts_on(who, inside):
    with inside():
        tell([who.rita.id], "job", key="import:1", by=who.otto, rows=1)
        tell([who.rita.id], "job", key="import:1", by=who.vic, rows=2)
        tell([who.rita.id], "job", key="import:2", by=who.vic, rows=3)
        assert told() == [("Rita", "job", 2, {"rows": 2}), ("Rita", "job", 1, {"rows": 3})]
        assert db.session.scalar(sa.select(Notice.by_id).where(Notice.key == "import:1")) == who.vic.id


def test_who_has_read_it_is_told_anew(who, inside):
    with inside():
        tell([who.rita.id], "job", key="import:1", by=SYSTEM)
        db.session.scalars(sa.select(Notice)).one().read_at = sa.func.now()
        db.session.commit()
        tell([who.rita.id], "job", key="import:1", by=SYSTEM)
        assert told() == [("Rita", "job", 1, {}), ("Rita", "job", 1, {})]


def test_nobody_is_told_what_they_did_themselves(who, inside):
    with inside():
        tell([who.rita.id, who.otto.id], "mention", key="entry:1", by=who.rita)
        assert told() == [("Otto", "mention", 1, {})]


def test_neither_are_the_deactivated_nor_those_who_do_not_want_it(who, inside):
    with inside():
        db.session.get(User, who.rita.id).is_active = False
        db.session.get(User, who.otto.id).notice_choices = {"due": False}
        db.session.flush()
        everybody = [who.rita.id, who.otto.id, who.vic.id]
        tell(everybody, "due", key="due:1", by=SYSTEM)
        tell(everybody, "assigned", key="assigned:1", by=SYSTEM)
        assert told() == [("Vic", "due", 1, {}), ("Otto", "assigned", 1, {}), ("Vic", "assigned", 1, {})]


def test_a_kind_nobody_knows_is_refused(inside):
    with inside(), pytest.raises(ValueError, match="no kind of notice"):
        tell([1], "gossip", key="x", by=SYSTEM)
