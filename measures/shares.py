"""How sure a share is: kept 4 of 5 says less than kept 400 of 500.

Wilson's interval for k of n at 95 % (z = 1.959964): (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
E. B. Wilson, "Probable Inference", JASA 22 (1927).
"""
from math import sqrt

Z = 1.959964
FEWEST = 30  # below it a score is "too few answers", not a number


def wilson(number, of):
    """(lower, upper) bounds of a share, 0 to 1; None of nothing."""
    if not of:
        return None
    share = number / of
    middle, spread = share + Z * Z / (2 * of), Z * sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
