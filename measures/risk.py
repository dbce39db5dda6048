"""How grave a risk is, from how likely it is and how bad it would be, each 1 to 5.

The rating is the product, 1 to 25, as in the usual matrix of five by five; its levels are those most such matrices
have: low up to 4, medium up to 9, high up to 15, severe from 16 on.
"""

LEVELS = (("severe", 16), ("high", 10), ("medium", 5), ("low", 1))


def rating(likelihood, impact):
    """ValueError outside of 1 to 5."""
    if not 1 <= likelihood <= 5 or not 1 <= impact <= 5:
        raise ValueError(f"{likelihood} × {impact}")
    return likelihood * impact


def level(rated):
    """One of LEVELS."""
    return next(name for name, least in LEVELS if rated >= least)
