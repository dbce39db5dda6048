"""Two choices of a supplier, one decided and one in which the criteria are being compared; and one of a partner."""
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
    decided = begin("supplier", stage.words.SELECTION_DECIDED, suppliers[:4], buyers, stage)
    actions.knock_out(decided, queries.candidates_of(decided)[3], stage.words.SELECTION_OUT)
    deciding.decide(decided, chosen_id=suppliers[0].id, runner_up_id=suppliers[1].id, despite="", by=buyers[0],
                    rationale=stage.words.SELECTION_WHY, review_on=stage.today + timedelta(days=120))
    decided.decided_at = stage.at
    stage.at = stage.moment(6)
    compare(begin("supplier", stage.words.SELECTION_OPEN, suppliers[4:8], buyers, stage), buyers)


def choose_partner(stage):
    """Whom to open a market with: still to be decided."""
    stage.at = stage.moment(9)
    partners, people = stage.parties("partner", 0, 4), stage.of_team("office")[:2]
    if len(partners) == len(FOUND):
        begin("partner", stage.words.SELECTION_PARTNER, partners, people, stage)


def begin(role, said, candidates, people, stage):
    """A selection with what was found of everybody; one of those who mark has an interest of their own."""
    title, need = said
    facts = {"title": title, "need": need, "owner_id": people[0].id,
             "team_id": team_named(stage, "purchasing" if role == "supplier" else "office")}
    facts |= {"cost_per_return": Decimal(12)} if role == "supplier" else {}
    selection = actions.begin(ROOMS[role], facts, by=people[0], parties=candidates)
    for person, interest in zip(people, ("", stage.words.SELECTION_INTEREST), strict=True):
        actions.declare(selection, interest if role == "supplier" else "", by=person)
    criteria = queries.criteria_of(selection)
    actions.put_values(selection, {
        (candidate.id, each.id): None if value is None else Decimal(value)
        for candidate, values in zip(queries.candidates_of(selection), FOUND, strict=True)
        for each, value in zip(criteria, values, strict=True)}, by=people[0])
    return selection


def compare(selection, buyers):
    """Both compare the criteria two at a time."""
    selection.weights_from = "ahp"
    criteria = queries.criteria_of(selection)
    pairs = [f"{one.id}-{other.id}" for at, one in enumerate(criteria) for other in criteria[at + 1:]]
    for buyer, said in zip(buyers, SAID, strict=True):
        actions.compare(selection, {pair: float(said[at]) for at, pair in enumerate(pairs)}, by=buyer)


STEPS = [make_selections, choose_partner]
