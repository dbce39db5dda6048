"""Which parties are likely the same: pure, over plain rows, by blocks, never all pairs.

A block is what parties share: the tax number, an e-mail, a phone number, the name without its legal form. Nearly the
same name is looked for among those that begin or end alike; two names are near when the pairs of letters they share
are 85 % of all (Dice) and their digits are the same.
"""
from collections import defaultdict
from itertools import combinations

from measures.names import bare_name

WEIGHTS = {"tax_number": 70, "name": 50, "email": 45, "phone": 35, "near": 30}
LARGEST = 40  # a block of more is no sign of anything: a switchboard, a trade, a city
NEAR, SHORTEST, EDGE = 0.85, 5, 5


def blocks(pairs):
    """[[ids]] of who shares a key, from (id, key) pairs; too large ones left out."""
    found = defaultdict(list)
    for row_id, key in pairs:
        if key:
            found[key].append(row_id)
    return [sorted(set(ids)) for ids in found.values() if 1 < len(ids) <= LARGEST]


def alike(names, tax_numbers, points):
    """{(id, id): reasons}: of `names` (id, folded name), `tax_numbers` (id, key), `points` (id, kind, key)."""
    found = defaultdict(set)

    def note(reason, pairs):
        for ids in blocks(pairs):
            for pair in combinations(ids, 2):
                found[pair].add(reason)

    bare = {row_id: bare_name(name) for row_id, name in names}
    note("name", bare.items())
    note("tax_number", tax_numbers)
    note("email", ((row_id, key) for row_id, kind, key in points if kind == "email"))
    note("phone", ((row_id, key) for row_id, kind, key in points if kind in ("phone", "mobile")))
    for pair in near(bare):
        found[pair].add("near")
    return found


def near(bare):
    """Pairs of different names that are nearly the same."""
    edges = [(row_id, (end, part)) for row_id, name in bare.items() if len(name) >= SHORTEST
             for end, part in (("begins", name[:EDGE]), ("ends", name[-EDGE:]))]
    cut, seen = {}, set()
    for ids in blocks(edges):
        for one, other in combinations(ids, 2):
            if (one, other) not in seen and is_near(bare[one], bare[other], cut):
                seen.add((one, other))
    return seen


def is_near(one, other, cut):
    if one == other or abs(len(one) - len(other)) > 3:
        return False
    mine, theirs = (cut.get(name) or cut.setdefault(name, letters_of(name)) for name in (one, other))
    (pairs, digits), (other_pairs, other_digits) = mine, theirs
    return digits == other_digits and 2 * len(pairs & other_pairs) >= NEAR * (len(pairs) + len(other_pairs))


def letters_of(name):
    """(its pairs of letters, its digits)"""
    return {name[at:at + 2] for at in range(len(name) - 1)}, "".join(filter(str.isdigit, name))


def score(reasons):
    """0 to 100: how sure these reasons together make it."""
    return min(100, sum(WEIGHTS[reason] for reason in reasons))
