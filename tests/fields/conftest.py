"""Custom fields of customers, and what customers hold for them."""
import pytest

from blueprints.admin.actions import fields
from core.custom_fields import custom_fields, set_custom_values
from models import Party, Record, db
from tests.imports.files import work
from tests.world import inside


@pytest.fixture
def define(house):
    """`define("Tier", "choice", choices=["Gold", "Silver"])`: the key of a new field, its index made."""
    def make_field(name, type="text", *, kind="party", hint="", choices=(), is_filtered=True):
        with inside(house):
            field = fields.create_field(kind, {"name": name, "type": type, "hint": hint, "choices": list(choices),
                                               "is_filtered": is_filtered})
            db.session.commit()
        work(house)
        return field.key
    return make_field


@pytest.fixture
def hold(house):
    """`hold(party, f1="Gold")`: the record holds this for the field under that key."""
    def put(record, **values):
        with inside(house):
            set_custom_values(db.session.get(Record, record.id), values)
            db.session.commit()
    return put


@pytest.fixture
def six(define):
    """One field of most types, in this order: keys f1 to f6."""
    return [define("Tier", "choice", choices=["Gold", "Silver"]), define("Weight", "number"),
            define("Credit limit", "money"), define("Contract until", "date"), define("Newsletter", "yes-no"),
            define("Forwarder", "text")]


@pytest.fixture
def held(house):
    """`held(party)` is what it holds: {key: value}."""
    def read(party):
        with inside(house):
            return dict(db.session.get(Party, party.id).extra)
    return read


@pytest.fixture
def names_of(house):
    """The names of the fields of customers in their order."""
    def read():
        with inside(house):
            return [field.name for field in custom_fields("party")]
    return read
