"""When each customer of the sample buys: designed so that all five classes of `measures/lifecycle.py` are there."""
import random

CUSTOMERS = {"potential": 26, "new": 20, "existing": 30, "loyal": 34, "lost": 24}  # how many of each class
TWO_YEARS = 715  # days


def class_of(number):
    """The class the customer of a number ends up in."""
    return CLASSES[number]


def purchase_days(today, number):
    """How many days ago the customer bought, latest first; the same all day."""
    return RHYTHMS[class_of(number)](random.Random(f"{today} customer {number}"))


def never(_chance):
    return []


def since_lately(chance):
    """One order, or two, the first at most 80 days ago."""
    first = chance.randint(12, 80)
    return [chance.randint(1, 9), first] if chance.random() < 0.5 else [first]


def now_and_then(chance):
    """Every five months or so: two orders in a year, which is less than a loyal customer's three."""
    last, gap = chance.randint(70, 120), chance.randint(150, 175)
    return list(range(last, TWO_YEARS, gap))


def again_and_again(chance):
    """Every one to ten weeks until now; some are late, but not yet for twice their rhythm."""
    gap = chance.randint(26, 72)
    last = chance.randint(1, gap * 3 // 4)
    return shaken(range(gap * 17 // 10 if chance.random() < 0.2 else last, TWO_YEARS, gap), chance)


def no_more(chance):
    """Regularly, and then silence of more than twice the rhythm: for some only a few days more."""
    if chance.random() < 0.3:
        return list(range(chance.randint(92, 112), TWO_YEARS, 45))
    return shaken(range(chance.randint(200, 420), TWO_YEARS, chance.randint(30, 75)), chance)


def shaken(days, chance):
    """The same days, not quite so regular; the last order stays."""
    first, *others = days
    return [first, *(day + chance.randint(-4, 4) for day in others)]


RHYTHMS = {"potential": never, "new": since_lately, "existing": now_and_then, "loyal": again_and_again,
           "lost": no_more}
CLASSES = [name for name, many in CUSTOMERS.items() for _ in range(many)]
random.Random(8).shuffle(CLASSES)
