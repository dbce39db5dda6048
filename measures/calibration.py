"""What came true of what was said: the probabilities deals were given, against how they were decided."""
from dataclasses import dataclass
from fractions import Fraction

from measures.intervals import wilson

FEWEST = 10  # decided deals below which nothing is concluded


@dataclass(frozen=True, slots=True)
class Said:
    """A decided deal while it stood in an open stage: the last probability it was given there, and how it ended."""

    deal: int
    probability: int  # 0 to 100
    is_won: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """`said` and `came_true` are shares of all that was said, exact; `low` and `high` where the true share likely lies,
    by Wilson. `deals` decided ones, `won` of them."""

    deals: int
    won: int
    said: Fraction
    came_true: Fraction
    low: float
    high: float

    @property
    def is_enough(self):
        return self.deals >= FEWEST

    @property
    def factor(self):
        """What a probability is to be multiplied by; 1 where too little is known, or nothing was said."""
        return self.came_true / self.said if self.is_enough and self.said else Fraction(1)

    @property
    def is_off(self):
        """Does what was said lie outside of what is likely?"""
        return self.is_enough and not self.low <= self.said <= self.high


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was said, and of `deals` how many; `won` of either; `points`: Σ probability of what was said.
    """

    deals: int
    deals_won: int
    said: int
    said_won: int
    points: int


def truth(said):
    """The Truth of what was said of some deals; None when nothing was."""
    outcome = {one.deal: one.is_won for one in said}
    counts = Counts(len(outcome), sum(outcome.values()), len(said), sum(one.is_won for one in said),
                    sum(one.probability for one in said))
    return truth_of(counts) if said else None


def truth_of(counts):
    """The same of what was counted already.

    A deal that went through several stages was spoken of in each, and counts in each: then a probability that is right
    in every stage comes out right. (One mean a deal would not: deals lost early were spoken of least.) The interval is
    that of the number of deals, as what was said of one deal is no independent proof.
    """
    share = Fraction(counts.said_won, counts.said)
    low, high = wilson(float(share * counts.deals), counts.deals)
    return Truth(deals=counts.deals, won=counts.deals_won, came_true=share, low=low, high=high,
                 said=Fraction(counts.points, 100 * counts.said))
