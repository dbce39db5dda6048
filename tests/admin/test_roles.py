"""Administrators copy roles, change the copies, and cannot lock the last of them out."""
import pytest
import sqlalchemy as sa

from models import Party, Role, User, db
from tests.world import inside

NOTHING = {f"{domain}_level": "none" for domain in (
    "customers", "sales", "marketing", "service", "suppliers", "partners", "people", "imports", "admin")}


def id_of(app, name, model=Role):
    with inside(app):
        return db.session.scalars(sa.select(model.id).where(model.name == name)).one()


@pytest.fixture
def copied(house, browse):
    """A copy of the role of salespeople that reads customers of the team; its id. Rita holds it and no other."""
    page = browse("ada").open("/admin/roles").follow("Sales").follow("Copy")
    page = page.submit(name="Field sales", customers_level="read", marketing_level="none")
    assert page.h1 == "Field sales" and page.toasts == ["Field sales saved"]
    role_id = id_of(house, "Field sales")
    browse("ada").open(f"/admin/users/{id_of(house, 'Rita', User)}/edit").submit(role_ids=[role_id])
    return role_id


def test_a_copy_is_a_role_of_its_own(house, browse, copied):
    page = browse("ada").open(f"/admin/roles/{copied}")
    assert page.table()[1:4] == [
        ["Customers", "Read", "team"], ["Sales", "Write", "team"], ["Marketing", "Nothing", "—"]]
    assert page.table(1)[1][1:] == ["Ada", "Copied from: Sales Customers: Write · team Read · team "
                                    "Marketing: Read · all Nothing"]
    with inside(house):
        sales = db.session.scalars(sa.select(Role).where(Role.key == "sales")).one()
        assert sales.grants["customers"] == ["write", "team"]


def test_a_change_acts_on_the_next_request(browse, copied, make):
    party = make(Party, title="Blue Lake", team="South")
    browse("rita").open(f"/customers/{party.id}", status=404)
    browse("ada").open(f"/admin/roles/{copied}/edit").submit(customers_level="write", customers_scope="all")
    browse("rita").open(f"/customers/{party.id}/edit")
    page = browse("ada").open(f"/admin/roles/{copied}/edit").submit(customers_level="none", name="Office")
    assert page.table(1)[1][2] == "Customers: Write · all Nothing Name: Field sales Office"
    browse("rita").open(f"/customers/{party.id}", status=403)


def test_built_in_roles_stay_as_they_are(house, browse):
    sales = id_of(house, "Sales")
    page = browse("ada").open(f"/admin/roles/{sales}")
    assert "Edit" not in page.links and not page.css("form[action$=archive]")
    browse("ada").open(f"/admin/roles/{sales}/edit", status=409)
    copy = page.follow("Copy").submit(name="Sales of ours").path
    for act in ("edit", "archive"):
        action = {"edit": page.browser.open(f"{copy}/edit"), "archive": page.browser.open(copy)}[act]
        token = action.css("[name=csrf_token]")[0].attributes["value"]
        browse("ada").open(f"/admin/roles/{sales}/{act}", status=409, method="POST", data={"csrf_token": token})


def test_a_role_that_is_held_is_not_archived(house, browse, copied):
    page = browse("ada").open(f"/admin/roles/{copied}").submit(f"/admin/roles/{copied}/archive", status=409)
    assert "Field sales cannot be archived while somebody holds it: Rita" in page.text
    browse("ada").open(f"/admin/users/{id_of(house, 'Rita', User)}/edit").submit(role_ids=[])
    page = browse("ada").open(f"/admin/roles/{copied}").submit(f"/admin/roles/{copied}/archive")
    assert page.toasts == ["Field sales is archived"] and "Field sales" not in page.links
    page = page.follow("Archived").follow("Field sales").submit(f"/admin/roles/{copied}/restore")
    assert page.toasts == ["Field sales is restored"]


def test_names_are_given_once(browse, copied):
    page = browse("ada").open(f"/admin/roles/{copied}/copy").submit(name="field SALES", status=422)
    assert page.field_errors == {"name": "There is a role Field sales already"}


def test_the_last_administrator_is_not_locked_out(house, browse):
    built_in = id_of(house, "Administrator")
    browse("ada").open(f"/admin/roles/{built_in}/copy").submit(name="Housekeeper")
    housekeeper = id_of(house, "Housekeeper")
    browse("ada").open(f"/admin/users/{id_of(house, 'Ada', User)}/edit").submit(role_ids=[housekeeper])
    page = browse("ada").open(f"/admin/roles/{housekeeper}/edit").submit(admin_level="read", status=409)
    assert "Nobody would be left to administer" in page.text
    browse("ada").open(f"/admin/users/{id_of(house, 'Mara', User)}/edit").submit(role_ids=[built_in])
    browse("ada").open(f"/admin/roles/{housekeeper}/edit").submit(**NOTHING, status=403)
    browse("ada").open("/admin/roles", status=403)


def test_what_two_changed_at_once_is_compared(browse, copied):
    mine, theirs = (browse("ada").open(f"/admin/roles/{copied}/edit") for _tab in range(2))
    theirs.submit(sales_level="manage")
    assert mine.submit(sales_level="read", status=409).h1 == "Somebody else changed this in the meantime"
