"""A quantile out of counts in buckets, as Prometheus' `histogram_quantile` estimates it.

https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
"""


def of_buckets(share, buckets):
    """The value below which `share` (0 to 1) of what was counted lies, in the unit of the buckets; None without any.

    buckets: [(upper bound, how many are at most that)], rising, the last bound infinite. Within a bucket values are
    taken to lie evenly; beyond the last finite bound that bound is given.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1: {share}")
    total = buckets[-1][1] if buckets else 0
    if not total:
        return None
    wanted, lower, before = share * total, 0.0, 0
    for upper, up_to in buckets:
        if up_to >= wanted and up_to > before:
            if upper == float("inf"):
                return lower
            return lower + (upper - lower) * (wanted - before) / (up_to - before)
        lower, before = upper if upper != float("inf") else lower, up_to
    return lower
