"""How long things take, from a count of how many took how many days: {days: number}."""


def how_many(counted):
    return sum(counted.values())


def mean(counted):
    """Days, with a fraction; None of nothing."""
    number = how_many(counted)
    return sum(days * times for days, times in counted.items()) / number if number else None


def quantile(counted, share):
    """The days within which `share` of them (0 to 1) were done; None of nothing.

    Between two neighbours it is interpolated (type 7 of Hyndman and Fan, The American Statistician 50 (1996), 361–365,
    what R, NumPy and Excel's QUARTILE.INC do), so that a share of 0.5 is the usual median.
    """
    number = how_many(counted)
    if not number:
        return None
    place = (number - 1) * share
    lower, part = int(place), place - int(place)
    before = _at(counted, lower)
    return before if not part else before + part * (_at(counted, lower + 1) - before)


def median(counted):
    return quantile(counted, 0.5)


def _at(counted, place):
    """The days of the one at `place`, counted from 0, when they stand in order."""
    for days in sorted(counted):
        place -= counted[days]
        if place < 0:
            return days
    raise IndexError(place)
