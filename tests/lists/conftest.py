"""The same custom fields as those of tests/fields, and the tags of customers."""
import pytest

from core.search import name_key
from models import RecordTag, SavedView, Tag, db
from tests.fields.conftest import define, hold, six  # noqa: F401  fixtures
from tests.world import inside


@pytest.fixture
def tag(house):
    """`tag("VIP", acme, birch)`: the id of a tag that these parties bear."""
    def make_tag(name, *parties):
        with inside(house):
            made = Tag(name=name, name_key=name_key(name))
            db.session.add(made)
            db.session.flush()
            db.session.add_all(RecordTag(record_id=party.id, tag_id=made.id) for party in parties)
            db.session.commit()
            return made.id
    return make_tag


@pytest.fixture
def kept(house, make):
    """`kept("Gold", "f1=Gold")`: the id of a view of customers that rita keeps."""
    def keep(name, query, *, who="rita", audience="mine", team_id=None):
        owner = make.user(who)
        with inside(house):
            view = SavedView(listing="customers.customers", name=name, query=query, audience=audience,
                             owner_id=owner.id, team_id=team_id)
            db.session.add(view)
            db.session.commit()
            return view.id
    return keep
