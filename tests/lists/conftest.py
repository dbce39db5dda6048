"""The same custom fields as those of tests/fields, and the tags of customers."""
import pytest

from core.search import name_key
from models import RecordTag, SavedView, Tag, db
from tests.fields.conftest import define, hold, six  # noqa: F401  fixtures
from tests.world import inside


@pytest.fixture
def tag(house):
    """`tag("VIP", acme, birch)`: the id of a tag that these records bear."""
    def make_tag(name, *records):
        with inside(house):
            made = Tag(name=name, name_key=name_key(name))
            db.session.add(made)
            db.session.flush()
            db.session.add_all(RecordTag(record_id=record.id, tag_id=made.id) for record in records)
            db.session.commit()
            return made.id
    return make_tag


@pytest.fixture
def kept(house, make):
    """`kept("Gold", "f1=Gold")`: the id of a view that rita keeps."""
    def keep(name, query, *, who="rita", audience="mine", team_id=None, listing="customers.customers"):
        owner = make.user(who)
        with inside(house):
            view = SavedView(listing=listing, name=name, query=query, audience=audience,
                             owner_id=owner.id, team_id=team_id)
            db.session.add(view)
            db.session.commit()
            return view.id
    return keep
