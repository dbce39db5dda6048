"""What is written to the log: enough to mend what failed, and nobody's data."""
import json
import logging
import time
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from core.logs import JsonLines, Lines, without_data
from core.observing import Watch
from models import Party, db

KEY = "rqTzH5TdlTnhi2zvxg8MtWptInMmQzTjqDhjLpCgzlw"
HELD = "ERROR: duplicate key\nDETAIL:  Key (email_key)=(mei@example.cn) already exists.\n[parameters: ('mei', 3)]"


def test_no_rows_addresses_or_keys_are_written():
    told = without_data(HELD + f"\nmei@example.cn failed on /set-up/{KEY} with token=abc&q=1")
    assert told == ("ERROR: duplicate key\nDETAIL: left out\n[parameters left out]\n"
                    "…@… failed on /set-up/… with token=…&q=1")


@pytest.mark.parametrize("path", ["/portal/ticket/{}/answer", "/portal/questionnaires/{}", "/ask-access/{}.a-B9",
                                  "/choose-password/{}"])
def test_links_that_are_keys_are_not_written(path):
    assert KEY not in without_data(f"failed on POST {path.format(KEY)}")


def test_the_address_of_a_calendar_is_not_written(house, browse, make):
    page = browse("rita").open("/account/calendar").submit(button="Make an address")
    key = page.css("copy-text code")[0].text().rpartition("/")[2]
    assert without_data(f"failed on GET /calendars/1/{key}") == "failed on GET /calendars/1/….ics"


def test_where_the_source_stands_is_written():
    place = 'File "/opt/guanxi/.venv/lib/python3.11/site-packages/sqlalchemy/engine/default.py", line 2'
    assert without_data(place) == place


def test_a_line_for_programs():
    record = logging.LogRecord("core.x", logging.WARNING, "", 1, "lost for %s", ("mei@example.cn",), None)
    line = json.loads(JsonLines().format(record))
    assert {name: line[name] for name in ("level", "logger", "request", "view", "message")} == {
        "level": "warning", "logger": "core.x", "request": "-", "view": "-", "message": "lost for …@…"}


@pytest.mark.parametrize("formatter, at", [(Lines, "2026-01-02 03:04:05,000Z WARNING core.x - lost"),
                                           (JsonLines, '{"at": "2026-01-02T03:04:05+00:00", "level": "warning"')])
def test_moments_are_in_utc_and_say_so(monkeypatch, formatter, at):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    record = logging.LogRecord("core.x", logging.WARNING, "", 1, "lost", (), None)
    record.created, record.msecs = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp(), 0
    try:
        assert formatter().format(record).startswith(at)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_errors_of_the_database_hold_no_parameters(inside):
    with inside():
        try:
            db.session.execute(sa.text("SELECT nothing FROM nowhere WHERE a = :a").execution_options(unscoped="a test"),
                               {"a": "mei"})
        except sa.exc.SQLAlchemyError as error:
            assert "mei" not in str(error)


def test_a_slow_statement_is_written_down_with_its_view_and_without_values(house, browse, make, caplog):
    make(Party, title="Acme")
    watch = Watch(0)
    with house.app_context():
        engine = db.engine
    watch.listen(engine)
    try:
        browse("vic").open("/customers?q=acme")
    finally:
        sa.event.remove(engine, "before_cursor_execute", watch.begins)
        sa.event.remove(engine, "after_cursor_execute", watch.ends)
    told = [record.getMessage() for record in caplog.records if record.name == "core.observing"]
    assert any("in customers.customers: SELECT" in line for line in told) and "acme" not in " ".join(told)
