"""What a selection shows: points, scores, ranks, and how much they hang on the weights; as plain values, which a
decision keeps as they were.
"""
from functools import cached_property

from blueprints.evaluation.queries import records_so_far as so_far
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.rooms import ROOMS
from core.rates import RateTable
from core.times import today
from core.workspace import workspace
from measures import ahp, choosing, points, topsis
from measures.prices import true_cost


class Comparison:
    """The candidates of a selection beside each other, as they are now."""

    def __init__(self, selection):
        self.selection = selection

    @cached_property
    def criteria(self):
        return queries.criteria_of(self.selection)

    @cached_property
    def candidates(self):
        return queries.candidates_of(self.selection)

    @cached_property
    def names(self):
        return queries.names_of([each.party_id for each in self.candidates])

    @cached_property
    def quotes(self):
        return queries.quotes_of(self.candidates)

    @cached_property
    def comparisons(self):
        """(name of the rater, judgements above the diagonal) of those who compared all the criteria there are."""
        found = [(row.name, upper_of(row.judged, self.criteria)) for row in queries.comparisons_of(self.selection)]
        return [(name, upper) for name, upper in found if upper]

    @cached_property
    def agreed(self):
        """What the comparisons of all come to; None while there are none."""
        if self.selection.weights_from != "ahp" or not self.comparisons:
            return None
        together = ahp.matrix(ahp.together([upper for _name, upper in self.comparisons]))
        return ahp.weigh(together, self.selection.ri_table)

    @cached_property
    def shares(self):
        """The share (0 to 1) of each criterion; () while they are not known."""
        if self.selection.weights_from == "ahp":
            return self.agreed.weights if self.agreed else ()
        whole = sum(each.weight for each in self.criteria)
        return tuple(float(each.weight / whole) for each in self.criteria) if whole else ()

    def values(self, candidate):
        held = {each.criterion_id: each.value for each in candidate.values}
        return [held.get(each.id) for each in self.criteria]

    def reasons(self, candidate):
        """Why one is out: what was said, and each value worse than it may be."""
        said = [{"said": candidate.out_because}] if candidate.out_because else []
        return said + [{"name": each.name, "value": float(value), "least": float(each.least),
                        "more": each.is_more_better}
                       for each, value in zip(self.criteria, self.values(candidate), strict=True)
                       if value is not None and each.least is not None
                       and (value < each.least if each.is_more_better else value > each.least)]

    @cached_property
    def out(self):
        """{candidate: why it is out}."""
        return {each: reasons for each in self.candidates if (reasons := self.reasons(each))}

    def row(self, candidate):
        values = self.values(candidate)
        given = [points.linear(plain(value), float(each.worst), float(each.best))
                 for each, value in zip(self.criteria, values, strict=True)]
        score = points.weigh(self.shares, given) if self.shares else points.Score(None, None)
        return {"candidate": candidate.id, "party_id": candidate.party_id,
                "title": self.names.get(candidate.party_id, "—"), "values": [plain(value) for value in values],
                "points": given, "score": score.value, "coverage": score.coverage}

    @cached_property
    def rows(self):
        """Those still in, the best first; whoever has no score last."""
        rows = [self.row(each) for each in self.candidates if each not in self.out]
        known = [row["score"] for row in rows if row["score"] is not None]
        for row in rows:
            row["rank"] = None if row["score"] is None else 1 + sum(higher(score, row["score"]) for score in known)
        second_opinion(rows, self.shares, [each.is_more_better for each in self.criteria])
        return sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0, row["candidate"]))

    @property
    def flips(self):
        """For each criterion its share now and that at which another one wins; None: never."""
        rows = [row for row in self.rows if row["score"] is not None]
        filled = [[row["score"] if point is None else point for point in row["points"]] for row in rows]
        return [{"name": each.name, "share": self.shares[at],
                 "at": choosing.flips_at(filled, self.shares, at) if len(rows) > 1 else None}
                for at, each in enumerate(self.criteria)] if self.shares else []

    @property
    def consistency(self):
        if not self.agreed:
            return None
        return {"ratio": self.agreed.ratio, "table": self.selection.ri_table, "is_fine": self.agreed.is_consistent,
                "raters": [name for name, _upper in self.comparisons],
                "worst": contradiction(self.agreed.worst, self.criteria)}

    def picture(self):
        rows = self.rows
        known = [row["score"] for row in rows if row["score"] is not None]
        return {
            "criteria": [{"name": each.name, "share": self.shares[at] if self.shares else None,
                          "worst": float(each.worst), "best": float(each.best), "more": each.is_more_better,
                          "least": plain(each.least)} for at, each in enumerate(self.criteria)],
            "rows": rows, "out": [{**self.row(each), "reasons": reasons} for each, reasons in self.out.items()],
            "margin": known[0] - known[1] if len(known) > 1 else None, "flips": self.flips,
            "is_disputed": any(row["topsis_rank"] not in (None, row["among"]) for row in rows),
            "consistency": self.consistency, "weights_from": self.selection.weights_from,
            "history": self.history()}

    def history(self):
        """{party id as text: how they did with us, and what a piece costs with its returns}."""
        party_ids = [each.party_id for each in self.candidates]
        role = self.selection.role
        scores, stands = (find(role, party_ids) for find in (so_far.scores, so_far.standings))
        rates = ROOMS[role].defect_rates(party_ids) if ROOMS[role].is_delivering else {}
        told = {}
        for each in self.candidates:
            price, rate = self.price(each), rates.get(each.party_id)
            cost, (score, state) = self.selection.cost_per_return, scores.get(each.party_id, (None, None))
            is_known = None not in (price, rate, cost)
            told[str(each.party_id)] = {
                "score": score, "state": state, "standing": stands.get(each.party_id), "rate": plain(rate),
                "price": plain(price), "cost": plain(true_cost(price, rate, cost)) if is_known else None}
        return told

    def price(self, candidate):
        """What a piece costs in home currency: as entered, else as quoted; None: not known."""
        for each, value in zip(self.criteria, self.values(candidate), strict=True):
            if each.filled_from == "price" and value is not None:
                return value
        quote = self.quotes.get(candidate.invite_id)
        return home_price(quote, self.rates) if quote else None

    @cached_property
    def rates(self):
        return RateTable(workspace().currency)


def second_opinion(rows, shares, benefit):
    """Set what TOPSIS says of those all of whose values are known, and their rank among these by both."""
    whole = [row for row in rows if None not in row["values"] and shares]
    found = topsis.rank([row["values"] for row in whole], shares, benefit) if len(whole) > 1 else None
    for row in rows:
        at = next((at for at, other in enumerate(whole) if other is row), None)
        is_told = found is not None and found.ranks is not None and at is not None
        row["closeness"] = found.closeness[at] if is_told else None
        row["topsis_rank"] = found.ranks[at] if is_told else None
        row["among"] = 1 + sum(higher(other["score"], row["score"]) for other in whole) if is_told else None


def higher(one, other):
    """Is a score above another? What differs by rounding alone is equal."""
    return one > other + 1e-9


def plain(value):
    return None if value is None else float(value)


def upper_of(judged, criteria):
    """The judgements above the diagonal; () while one of them is missing."""
    found = [judged.get(f"{one.id}-{other.id}") for at, one in enumerate(criteria) for other in criteria[at + 1:]]
    return () if None in found else tuple(found)


def contradiction(worst, criteria):
    """The judgement farthest from what all the others imply, by the names of its criteria, the more important first."""
    if worst is None:
        return None
    one, other = criteria[worst.row].name, criteria[worst.column].name
    if worst.judged >= 1:
        return {"one": one, "other": other, "judged": worst.judged, "implied": worst.implied}
    return {"one": other, "other": one, "judged": 1 / worst.judged, "implied": 1 / worst.implied}


def home_price(quote, rates):
    """The unit price of a quote in home currency at today's rate; None where there is no price or no rate."""
    if quote.answered_at is None or quote.unit_price is None:
        return None
    rate = rates.on(quote.currency, today(workspace()))
    return None if rate is None else quote.unit_price * rate
