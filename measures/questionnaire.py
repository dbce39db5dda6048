"""What answers to a questionnaire are worth."""
from measures.points import linear


def points_of(kind, points, scale, given):
    """The points an answer gives, 0 to `points`; None where the question gives none or was not answered.

    yes_no: all for the good answer. choice: what stands beside it. number: on a straight line from worst to best.
    """
    if not points or given in (None, ""):
        return None
    if kind == "yes_no":
        return points if given == scale["good"] else 0
    if kind == "choice":
        return next((worth for label, worth in scale["options"] if label == given), 0)
    if kind == "number":
        return round(points * linear(float(given), scale["worst"], scale["best"]) / 100)
    return None


def score(given):
    """(points, percent of all that could be had) of (points given or None, the most) pairs; percent None without any.

    What was not answered gives nothing of what it could.
    """
    pairs = [(got or 0, most) for got, most in given if most]
    got, most = sum(part for part, _most in pairs), sum(most for _part, most in pairs)
    return got, 100 * got / most if most else None
