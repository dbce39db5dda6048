"""What the company says of itself."""
from datetime import time

import sqlalchemy as sa

from core.jobs import next_occurrence
from models import Order, Party, Schedule, Workspace, db, now


def test_the_name_stands_on_every_page_at_once(browse):
    page = browse("ada").open("/admin/workspace").submit(name="Harbour & Sons", country="DE", language="zh")
    assert page.toasts == ["Harbour & Sons saved"]
    assert browse("rita").open("/tasks").css(".sidebar .brand span")[0].text() == "Harbour & Sons"


def test_the_home_currency_changes_until_there_is_an_amount(browse, make, inside):
    browse("ada").open("/admin/workspace").submit(currency="EUR")
    with inside():
        assert db.session.get(Workspace, 1).currency == "EUR"
    make(Order, party=make(Party))
    page = browse("ada").open("/admin/workspace").submit(currency="USD", name="Kept", status=422)
    assert page.field_errors == {
        "currency": "It stays EUR: there are amounts already, and their sums are kept in it."}
    assert page.values()["name"] == "Kept"


def test_nightly_jobs_keep_their_hour_in_another_zone(browse, inside):
    with inside():
        db.session.add(Schedule(name="backups.make", next_at=now()))
        db.session.commit()
    browse("ada").open("/admin/workspace").submit(time_zone="Asia/Shanghai")
    with inside():
        found = db.session.scalar(sa.select(Schedule.next_at))
    assert found == next_occurrence(time(1, 30), "Asia/Shanghai")
