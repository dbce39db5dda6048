"""How many of something fell together: the fullest span of time of a given length."""


def fullest(found, own, span):
    """Of (instant, what) pairs those in the fullest span that holds `own`, one of them; of two as full the earlier.

    Both ends of a span count: three within 30 days may be 30 days apart, but not a second more.
    """
    ordered = sorted(found)
    spans = [[one for one in ordered if begin <= one[0] <= begin + span]
             for begin, _what in ordered if begin <= own[0] <= begin + span]
    return max(spans, key=len, default=[])
