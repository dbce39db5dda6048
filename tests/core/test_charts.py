"""Where the columns of a chart stand: as high as their values, from one line on, and named where there is room."""
from types import SimpleNamespace

from core.charts import columns


def points(*values):
    return [SimpleNamespace(value=value, label=f"{value}", text=f"{value}") for value in values]


def test_columns_are_as_high_as_their_values():
    zero, drawn = columns(points(0, 25, 100), height=108)
    assert zero == "108.0"
    assert [(column.y, column.size) for column in drawn] == [("108.0", "0.0"), ("83.0", "25.0"), ("8.0", "100.0")]


def test_what_is_below_nothing_hangs_from_the_line():
    zero, drawn = columns(points(50, -50), height=108)
    assert zero == "58.0"
    assert [(column.y, column.size) for column in drawn] == [("8.0", "50.0"), ("58.0", "50.0")]


def test_nothing_at_all_is_a_line():
    assert [column.size for column in columns(points(0, 0), height=108).columns] == ["0.0", "0.0"]


def test_columns_share_the_width_and_no_more_than_six_are_named():
    drawn = columns(points(*range(1, 13)), height=108).columns
    assert [column.x for column in drawn[:2]] == ["1.25", "9.58"]
    assert (drawn[0].width, drawn[0].middle) == ("5.83", "4.17")
    assert [column.point.value for column in drawn if column.is_named] == [1, 3, 5, 7, 9, 11]
