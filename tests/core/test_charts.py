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
    assert (drawn[0].width, drawn[0].named_at, drawn[0].anchor) == ("5.83", "4.17", "middle")
    assert [column.point.value for column in drawn if column.named_at] == [1, 3, 5, 7, 9, 11]


def test_of_long_words_two_are_shown_and_end_with_their_columns():
    told = [SimpleNamespace(value=1, label="2026年第一季度", text="1") for _each in range(4)]
    drawn = columns(told, height=108).columns
    assert [(column.named_at, column.anchor) for column in drawn] == [
        ("3.75", "start"), ("", ""), ("71.25", "end"), ("", "")]
