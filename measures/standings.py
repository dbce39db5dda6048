"""Where somebody stands by a score, and how slowly that changes: one bad month moves nobody."""
from measures.points import in_bands


def standing(score, bands):
    """The name of the (low, high, name) band; None where there is no score."""
    return in_bands(score, bands)


def settle(start, scores, bands, down_after=1, up_after=1):
    """The standings after each of `scores`, oldest first, beginning with `start`.

    It falls when `down_after` scores one after the other lie below it, rises likewise; to the band of the last of them.
    A score of None, unknown or provisional, neither counts nor begins anew.
    """
    order = [name for _low, _high, name in sorted(bands)]
    held, run, told = start, 0, []
    for score in scores:
        found = standing(score, bands)
        if found is not None:
            step = order.index(found) - order.index(held)
            run = 0 if step == 0 else run + (1 if step > 0 else -1) if run * step >= 0 else (1 if step > 0 else -1)
            if run >= up_after or -run >= down_after:
                held, run = found, 0
        told.append(held)
    return told


def tiers(start, sums, thresholds, grace=0):
    """The tiers after each of `sums`, by (name, least sum) thresholds, lowest first: up at once, down only when more
    than `grace` sums one after the other are too small."""
    order = [name for name, _least in thresholds]
    held, misses, told = start, 0, []
    for total in sums:
        earned = next((name for name, least in reversed(thresholds) if total >= least), order[0])
        if order.index(earned) >= order.index(held):
            held, misses = earned, 0
        else:
            misses += 1
            if misses > grace:
                held, misses = earned, 0
        told.append(held)
    return told
