"""What is refused stands in the log: what and to whom, and nothing that is secret."""
import pytest
import sqlalchemy as sa

from models import Party, User, db
from tests.world import inside


@pytest.fixture
def told(caplog):
    """What the log says of refusals, from the second word on."""
    return lambda: [record.getMessage() for record in caplog.records if record.name == "core.refusals"]


def id_of(app, name):
    with inside(app):
        return db.session.scalars(sa.select(User.id).where(User.name == name)).one()


def test_no_right_and_no_row_of_theirs(house, browse, make, told):
    hidden = make(Party, title="Secret Ltd", team="South")
    browse("vic").client.get("/customers/new?q=Secret")
    browse("rita").client.get(f"/customers/{hidden.id}")
    assert told() == [f"refused: 403 GET, customers.new_customer by user {id_of(house, 'Vic')}",
                      f"refused: 404 GET, customers.customer by user {id_of(house, 'Rita')}"]


def test_a_forged_form_another_host_and_a_value_no_page_sends(house, browse, told):
    client, rita = browse("rita").client, id_of(house, "Rita")
    client.post("/sign-out", data={"csrf_token": "forged"})
    client.get("/customers", headers={"Host": "evil.example"})
    client.get("/customers?sort=password_hash")
    assert told() == [f"refused: 400 POST (csrf), auth.sign_out by user {rita}",
                      "refused: 400 GET, - by user None",
                      f"refused: 400 GET, customers.customers by user {rita}"]


def test_what_is_only_typed_wrong_or_asks_to_sign_in_is_none(house, browse, told):
    browse("ada").open("/admin/teams/new").submit(name=" ", status=422)
    browse().open("/customers")
    browse().client.get("/no-such-page")
    assert told() == []


def test_a_program_without_the_right_is_noted_too(house, browse, told):
    assert browse().client.get("/api/v1/parties", headers={"Authorization": "Bearer gx_no"}).status_code == 401
    assert told() == []
