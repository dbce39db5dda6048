"""Where numbers lie: quantiles, as spreadsheets and numpy compute them (Hyndman and Fan, type 7)."""


def quantile(values, share):
    """The value below which `share` (0 to 1) of `values` lie, interpolated; None when there are none."""
    ordered = sorted(values)
    if not ordered:
        return None
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
