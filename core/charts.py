"""Where the shapes of small charts stand, as SVG writes it: templates/ui/charts.html draws them."""
from functools import lru_cache
from math import ceil
from typing import NamedTuple

ABOVE = 8  # pixels left free
WORDS = 6  # labels below a chart at most


class Column(NamedTuple):
    """`x`, `width` and `middle` are percent, `y` and `size` pixels; `is_named`: its label stands below it."""

    point: object
    x: str
    width: str
    middle: str
    y: str
    size: str
    is_named: bool


class Columns(NamedTuple):
    zero: str  # where the line stands, in pixels
    columns: list


def columns(points, height):
    """The Columns of points with a `value`, which may be negative."""
    values = [float(point.value) for point in points]
    top, bottom = max(*values, 0), min(*values, 0)
    scale = (height - ABOVE) / ((top - bottom) or 1)
    zero = ABOVE + top * scale
    drawn = [Column(point, x, width, middle, f"{zero - max(value, 0) * scale:.1f}", f"{abs(value) * scale:.1f}", named)
             for point, value, (x, width, middle, named) in zip(points, values, _places(len(points)), strict=True)]
    return Columns(f"{zero:.1f}", drawn)


@lru_cache(100)
def _places(count):
    """(x, width, middle, is it named) of so many columns side by side."""
    step, every = 100 / count, ceil(count / WORDS)
    return [(f"{(at + 0.15) * step:.2f}", f"{step * 0.7:.2f}", f"{(at + 0.5) * step:.2f}", at % every == 0)
            for at in range(count)]
