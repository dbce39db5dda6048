"""Where the shapes of small charts stand, as SVG writes it: templates/ui/charts.html draws them."""
from functools import lru_cache
from math import ceil
from typing import NamedTuple

ABOVE = 8  # pixels left free
WORDS, LONG_WORDS = 6, 2  # labels below a chart at most
SHORT = 8  # bytes: a Chinese character, of three, is twice as wide as a letter


class Column(NamedTuple):
    """`x`, `width` and `named_at`, where its label stands ("" for none), are percent, `y` and `size` pixels."""

    point: object
    x: str
    width: str
    y: str
    size: str
    named_at: str
    anchor: str


class Columns(NamedTuple):
    zero: str  # where the line stands, in pixels
    columns: list


def columns(points, height):
    """The Columns of points with a `value`, which may be negative, and a `label`."""
    values = [float(point.value) for point in points]
    top, bottom = max(*values, 0), min(*values, 0)
    scale = (height - ABOVE) / ((top - bottom) or 1)
    zero = ABOVE + top * scale
    places = _places(len(points), len(str(points[0].label).encode()) > SHORT)
    drawn = [Column(point, x, width, f"{zero - max(value, 0) * scale:.1f}", f"{abs(value) * scale:.1f}", *named)
             for point, value, (x, width, *named) in zip(points, values, places, strict=True)]
    return Columns(f"{zero:.1f}", drawn)


@lru_cache(100)
def _places(count, are_long):
    """(x, width, where the label stands, by which end of it) of so many columns side by side."""
    step, every = 100 / count, ceil(count / (LONG_WORDS if are_long else WORDS))
    return [(f"{(at + 0.15) * step:.2f}", f"{step * 0.7:.2f}",
             *(_label((at + 0.5) * step, step * 0.35, are_long) if at % every == 0 else ("", "")))
            for at in range(count)]


def _label(middle, half, is_long):
    """Where a label stands, by which end: outer ones that are long end with their columns."""
    if is_long and middle < 25:
        return f"{middle - half:.2f}", "start"
    if is_long and middle > 60:
        return f"{middle + half:.2f}", "end"
    return f"{middle:.2f}", "middle"
