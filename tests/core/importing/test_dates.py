"""Dates in cells: what is unmistakable is read, what is not is asked."""
import csv
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.values import CellError, DateOrder, DateReader, detect_date_order

DAY = datetime(2010, 12, 1)
MORNING = datetime(2010, 12, 1, 8, 26)
EVENING = datetime(2010, 12, 1, 20, 26)


@pytest.mark.parametrize(("text", "at"), [
    ("2010-12-01", DAY), ("2010/12/1", DAY), ("2010.12.01", DAY), ("20101201", DAY), ("01-Dec-2010", DAY),
    ("1 December 2010", DAY), ("1st December 2010", DAY), ("Dec 1, 2010", DAY), ("01-DEC-10", DAY),
    ("2010-Dec-01", DAY),
    ("2010年12月1日", DAY), ("２０１０年１２月１日", DAY), ("2-Jun-06", datetime(2006, 6, 2)),
    ("13/1/2010", datetime(2010, 1, 13)),
    ("1/13/2010", datetime(2010, 1, 13)), ("5/5/2010", datetime(2010, 5, 5)), ("2010-1-5", datetime(2010, 1, 5)),
    ("2010-12-01 08:26:00", MORNING), ("2010/12/1 8:26", MORNING), ("2010-12-01T08:26", MORNING),
    (" 2010/12/1 8:26 ", MORNING),
    ("2010/12/1 8:26 PM", EVENING), ("2010/12/1 08:26:00 p.m.", EVENING), ("2010/12/1 下午 8:26", EVENING),
    ("2010年12月1日 下午8时26分", EVENING), ("2010/12/1 12:05 AM", datetime(2010, 12, 1, 0, 5)),
    ("2010/12/1 12:05 PM", datetime(2010, 12, 1, 12, 5)), ("31-Dec-69", datetime(2069, 12, 31)),
    ("1-Jan-70", datetime(1970, 1, 1)), ("2010-12-01 08:26:00.125", MORNING + timedelta(milliseconds=125)),
    ("2010-12-01T08:26:00Z", MORNING.replace(tzinfo=UTC)),
    ("2010-12-01T08:26:00+08:00", MORNING.replace(tzinfo=timezone(timedelta(hours=8)))),
    ("Wed, 01 Dec 2010 08:26:00 -0330", MORNING.replace(tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
])
def test_what_is_unmistakable_is_read(text, at):
    found = DateReader().read(text)
    assert (found, found.utcoffset()) == (at, at.utcoffset())


@pytest.mark.parametrize(("text", "order", "at"), [
    ("9/12/2016", "d/m/y", datetime(2016, 12, 9)), ("9/12/2016", "m/d/y", datetime(2016, 9, 12)),
    ("9.12.16", "d/m/y", datetime(2016, 12, 9)), ("10/12/01", "y/m/d", DAY),
    ("2016-09-12", "d/m/y", datetime(2016, 9, 12)),
    ("12/25/2010 8:26 PM", "m/d/y", datetime(2010, 12, 25, 20, 26)),
])
def test_a_forced_order_is_obeyed(text, order, at):
    assert DateReader(order).read(text) == at


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_cell_is_no_date(text):
    assert DateReader().read(text) is None


@pytest.mark.parametrize("text", [
    "x", "12", "40513", "2010-13-05", "31/2/2010", "2010-02-30", "0001-01-01", "2010/12/1 25:00", "1 Foo 2010", "n/a",
    "2010-12-01T08:26+99:00", "=NOW()", "²²²²²²²²", "2010/1/1" + " " * 50_000 + "x",
])
def test_what_is_no_date_is_told(text):
    with pytest.raises(CellError):
        DateReader().read(text)


def test_a_day_that_could_be_two_is_asked():
    with pytest.raises(CellError, match="^“9/12/2016” can be two different days; choose the order of day and month$"):
        DateReader().read("9/12/2016")


def test_a_day_against_the_order_is_no_other_day():
    with pytest.raises(CellError, match="^“12/25/2010” is no date that exists$"):
        DateReader("d/m/y").read("12/25/2010")


@pytest.mark.parametrize(("text", "at"), [
    ("40513", DAY), ("40513.3513888889", MORNING), ("40513.0", DAY)])
def test_serials_of_a_workbook(text, at):
    assert abs(DateReader(serials=True).read(text) - at) < timedelta(seconds=1)


@pytest.mark.parametrize(("samples", "verdict"), [
    (["2010-01-02", "01-Feb-2010", ""], DateOrder()),
    (["1/2/2010", "13/2/2010"], DateOrder("d/m/y")), (["1/2/2010", "2/13/2010"], DateOrder("m/d/y")),
    (["1/2/2010 8:26", "2010-01-13"], DateOrder(None, True, ("d/m/y", "m/d/y"), "1/2/2010 8:26")),
    (["5/5/2010"], DateOrder("d/m/y")), (["13/1/2010", "1/13/2010"], DateOrder()),
    (["1/2/2010", "13/1/2010", "1/13/2010"], DateOrder(None, True, ("d/m/y", "m/d/y"), "1/2/2010")),
    (["09/12/16", "09/30/16"], DateOrder("m/d/y")), (["99/12/16"], DateOrder("y/m/d")),
    (["25/12/10"], DateOrder(None, True, ("d/m/y", "y/m/d"), "25/12/10")),
])
def test_the_order_of_a_column(samples, verdict):
    assert detect_date_order(samples) == verdict


def test_a_real_column_of_american_dates(shared_data):
    with (shared_data / "cfpb/as_found_2016_us_dates.csv").open(encoding="utf-8", newline="") as file:
        days = [row["Date received"] for row in csv.DictReader(file)]
    order = detect_date_order(days)
    reader = DateReader(order.order)
    assert order == DateOrder("m/d/y")
    assert [reader.read(day) for day in days] == [datetime.strptime(day, "%m/%d/%Y") for day in days]


@given(st.datetimes(datetime(1970, 1, 1), datetime(2069, 12, 31)), st.sampled_from(
    ["%Y-%m-%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S.%f", "%d-%b-%Y %H:%M:%S.%f", "%B %d, %Y %I:%M:%S.%f %p",
     "%Y年%m月%d日 %H:%M:%S.%f"]))
def test_what_is_written_is_read(at, form):
    assert DateReader().read(at.strftime(form)) == at


@given(st.text(max_size=80))
def test_no_text_is_an_accident(text):
    try:
        DateReader(serials=True).read(text)
    except CellError:
        pass
    detect_date_order([text])
