"""A new customer is asked how they are doing: tasks on some days after the sale, once, as the workspace wants it."""
import pytest
import sqlalchemy as sa

from core.times import today
from core.worker import Worker
from core.workspace import workspace
from models import CheckIn, Order, Party, SoldItem, Task, User, db
from tests.world import days_ago, inside


@pytest.fixture
def lake(make):
    return make(Party, title="Blue Lake", owner="rita")


@pytest.fixture
def record(browse, house):
    """sam records a sold item of a customer; the worker does the rest. The tasks there are then."""
    def enter(customer, serial="SN-1", sold=None):
        browse("sam").open("/service/sold-items/new").submit(
            button="Save", customer=customer, serial=serial, what="Kettle", sold_on=(sold or days_ago(0)).isoformat())
        with house.app_context():
            Worker().run_until_idle()
        return tasks(house)
    return enter


def tasks(house):
    """(title, days from today, whose) in the order they are due."""
    with inside(house):
        rows = db.session.execute(sa.select(Task.title, Task.due_on, User.name).join(User, User.id == Task.owner_id)
                                  .order_by(Task.due_on, Task.id)).all()
        return [(title, (day - today(workspace())).days, name) for title, day, name in rows]


def test_three_tasks_for_whoever_looks_after_them(record, lake, house):
    assert record("Blue Lake") == [(f"Day {day}: ask Blue Lake how they are doing", day, "Rita") for day in (7, 30, 60)]
    with inside(house):
        assert db.session.scalars(sa.select(Task.about_id).distinct()).all() == [lake.id]


def test_once_for_a_customer(record, lake):
    assert len(record("Blue Lake")) == 3
    assert len(record("Blue Lake", serial="SN-2")) == 3


def test_only_days_still_to_come(record, lake):
    assert [day for _title, day, _who in record("Blue Lake", sold=days_ago(20))] == [10, 40]


def test_an_old_sale_asks_nothing_and_uses_nothing_up(record, lake, house):
    assert record("Blue Lake", sold=days_ago(90)) == []
    with inside(house):
        assert db.session.scalars(sa.select(CheckIn)).all() == []
    assert len(record("Blue Lake", serial="SN-2")) == 3


def test_a_known_customer_is_not_asked(record, lake, make):
    for number in range(6):
        make(Order, party=lake, on=days_ago(10 + 40 * number))
    assert record("Blue Lake") == []


def test_nobody_s_customer_is_asked_by_who_recorded_it(record, make):
    make(Party, title="Nobody's", owner=None)
    assert {who for _title, _day, who in record("Nobody's")} == {"Sam"}


def test_other_days_or_none(record, lake, browse, house, make):
    page = browse("mara").open("/service/settings/check-ins/edit").submit(button="Save", days="14， 3")
    assert "on these days after the sale: 3, 14." in page.text
    assert [day for _title, day, _who in record("Blue Lake")] == [3, 14]
    page = browse("mara").open("/service/settings/check-ins/edit").submit(button="Save", days="0")
    assert "New customers are not asked" in page.text
    make(Party, title="Other")
    assert len(record("Other", serial="SN-2")) == 2


@pytest.mark.parametrize("days", ["soon", "7, 731", "-7", "1 2 3 4 5 6 7", "٣"])
def test_what_is_no_day_is_said_at_its_field(browse, days):
    page = browse("mara").open("/service/settings/check-ins/edit").submit(button="Save", days=days, status=422)
    assert set(page.field_errors) == {"days"} and page.values()["days"] == days


def test_an_item_that_was_put_away_meanwhile_asks_nothing(browse, lake, house):
    page = browse("sam").open("/service/sold-items/new").submit(
        button="Save", customer="Blue Lake", serial="SN-1", what="Kettle")
    page.submit(button="Archive")
    with house.app_context():
        Worker().run_until_idle()
    assert tasks(house) == []
    with inside(house):
        assert db.session.scalars(sa.select(SoldItem.archived_at)).one() is not None
