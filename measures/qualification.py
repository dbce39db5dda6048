"""What somebody has shown, over time: how much of a period documents cover."""
from datetime import timedelta

DAY = timedelta(days=1)


def days_covered(spans, first, last):
    """How many days from `first` to `last`, both included, lie in at least one of `spans`, (first, last) each.

    Days that two spans share count once; a span may begin before the period and end after it.
    """
    covered, reached = 0, first - DAY
    for begins, ends in sorted(spans):
        begins, ends = max(begins, reached + DAY), min(ends, last)
        if begins <= ends:
            covered += (ends - begins).days + 1
            reached = ends
    return covered
