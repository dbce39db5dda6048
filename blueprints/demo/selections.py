"""Two choices of a supplier: one that is decided, and one in which the criteria are being compared."""
from datetime import timedelta
from decimal import Decimal

from blueprints.demo.parties import team_named
from blueprints.evaluation.actions import deciding
from blueprints.evaluation.actions import selections as actions
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.rooms import ROOMS

FOUND = ((86, 70, 75, 90), (78, 92, 80, 65), (90, 55, 70, 80), (64, 88, None, 70))  # points, candidate by candidate
SAID = (({0: 3, 1: 5, 2: 3, 3: 2, 4: 1, 5: 1 / 2}), ({0: 2, 1: 3, 2: 4, 3: 2, 4: 2, 5: 1}))  # pair by pair


def make_selections(stage):
    suppliers, buyers = stage.parties("supplier", 0, 8), stage.of_team("purchasing")[:2]
    if len(suppliers) < 8:
        return
    stage.at = stage.moment(60)
    decided = begin(stage.words.SELECTION_DECIDED, suppliers[:4], buyers, stage)
    actions.knock_out(decided, queries.candidates_of(decided)[3], stage.words.SELECTION_OUT)
    deciding.decide(decided, chosen_id=suppliers[0].id, runner_up_id=suppliers[1].id, despite="", by=buyers[0],
                    rationale=stage.words.SELECTION_WHY, review_on=stage.today + timedelta(days=120))
    decided.decided_at = stage.at
    stage.at = stage.moment(6)
    compare(begin(stage.words.SELECTION_OPEN, suppliers[4:8], buyers, stage), buyers)


def begin(said, suppliers, buyers, stage):
    """A selection with what was found of everybody; one of those who mark has an interest of their own."""
    title, need = said
    selection = actions.begin(ROOMS["supplier"], {"title": title, "need": need, "owner_id": buyers[0].id,
                               "team_id": team_named(stage, "purchasing"), "cost_per_return": Decimal(12)},
                              by=buyers[0], parties=suppliers)
    for buyer, interest in zip(buyers, ("", stage.words.SELECTION_INTEREST), strict=True):
        actions.declare(selection, interest, by=buyer)
    criteria = queries.criteria_of(selection)
    actions.put_values(selection, {
        (candidate.id, each.id): None if value is None else Decimal(value)
        for candidate, values in zip(queries.candidates_of(selection), FOUND, strict=True)
        for each, value in zip(criteria, values, strict=True)}, by=buyers[0])
    return selection


def compare(selection, buyers):
    """Both compare the criteria two at a time."""
    selection.weights_from = "ahp"
    criteria = queries.criteria_of(selection)
    pairs = [f"{one.id}-{other.id}" for at, one in enumerate(criteria) for other in criteria[at + 1:]]
    for buyer, said in zip(buyers, SAID, strict=True):
        actions.compare(selection, {pair: float(said[at]) for at, pair in enumerate(pairs)}, by=buyer)


STEPS = [make_selections]
