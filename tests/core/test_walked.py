"""A statement that says of itself whose rows it reads is believed only where that is all its asker may see."""
import pytest

from core.access import of
from core.granted import principal_for
from core.scope import Walked, acting_as
from models import CustomerProfile, Party, db
from tests.world import inside

EVERYTHING = of(CustomerProfile, CustomerProfile.name_key)


@pytest.fixture
def two_customers(make):
    make(Party, title="Acme", team="North"), make(Party, title="Bolt", team="South")


def read(make, name, walked_by):
    """What `name` gets from a statement that claims to read only the rows of `walked_by`, and reads all."""
    reader, other = make.user(name), make.user(walked_by)
    with inside(make.app):
        reader, other = principal_for(reader), principal_for(other)
        claim = Walked(CustomerProfile, "customers", tuple(sorted(other.grants.team_ids)))
        with acting_as(reader):
            return set(db.session.scalars(EVERYTHING.execution_options(walked=claim)).all())


def test_what_it_says_is_believed_of_its_own_asker(make, two_customers):
    assert read(make, "rita", walked_by="rita") == {"acme", "bolt"}


def test_anybody_else_is_limited_as_ever(make, two_customers):
    assert read(make, "otto", walked_by="rita") == {"bolt"}
    assert read(make, "rita", walked_by="otto") == {"acme"}
