"""How far a share of few cases may be off."""
from math import sqrt
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)  # exactly; 1.96 is what textbooks round it to


def wilson(successes, n, z=1.96):
    """The interval (low, high), each 0 to 1, in which the true share lies, 95 times of 100 with z = 1.96.

    None for n = 0: nothing was seen, so nothing can be said. Unlike p ± z·√(p(1−p)/n) it stays within 0 and 1, and says
    something sensible when all or none of a few succeeded. After E. B. Wilson, "Probable Inference, the Law of
    Succession, and Statistical Inference", JASA 22 (1927), 209–212.
    """
    if n == 0:
        return None
    share, weight = successes / n, z * z / n
    middle = share + weight / 2
    reach = z * sqrt(share * (1 - share) / n + weight / (4 * n))
    return max(0.0, (middle - reach) / (1 + weight)), min(1.0, (middle + reach) / (1 + weight))
