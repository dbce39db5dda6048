"""What a page shows of one row is the entity SQLAlchemy would load, within what its reader may see."""
import pytest
import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from core.access import find
from core.database import reading
from core.granted import principal_for
from core.scope import acting_as
from models import Party, db
from tests.world import inside


def values_of(entity):
    return {column.key: getattr(entity, column.key) for column in sa.inspect(type(entity)).column_attrs}


def test_it_has_every_value_and_is_unchanged(make):
    party = make(Party, title="North Sea Ltd", country="DE", team="North")
    rita = make.user("rita")
    with inside(make.app), reading(), acting_as(principal_for(rita)):
        one = find(Party, party.id)
        state = sa.inspect(one)
        assert state.persistent and not state.modified and not state.expired_attributes
        values = values_of(one)
        db.session.expunge_all()
        assert values == values_of(db.session.scalars(sa.select(Party).where(Party.id == party.id)).one())


def test_it_is_one_object_however_often_it_is_found(make):
    party = make(Party, title="North Sea Ltd", team="North")
    rita = make.user("rita")
    with inside(make.app), reading(), acting_as(principal_for(rita)):
        first, *others = [find(Party, party.id) for _time in range(4)]
        assert all(other is first for other in others)


def test_what_hangs_on_it_can_be_walked_to(make):
    party = make(Party, title="North Sea Ltd", team="North")
    rita = make.user("rita")
    with inside(make.app), reading(), acting_as(principal_for(rita)):
        assert [hat.role for hat in find(Party, party.id).hats] == ["customer"]


def test_a_stranger_finds_nothing_however_often_others_did(make):
    party = make(Party, title="North Sea Ltd", team="North")
    principals = {name: make.user(name) for name in ("rita", "otto")}
    with inside(make.app), reading():
        for _time in range(4):
            with acting_as(principal_for(principals["rita"])):
                assert find(Party, party.id).title == "North Sea Ltd"
            with acting_as(principal_for(principals["otto"])), pytest.raises(NotFound):
                find(Party, party.id)
