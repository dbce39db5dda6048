"""Who was qualified for what on a day, and what they lacked then: beside their standings, the list of the approved."""
from dataclasses import dataclass
from types import SimpleNamespace

from blueprints.evaluation.labels import QUALIFICATIONS
from blueprints.evaluation.queries.documents import held_on, lacking, required
from blueprints.evaluation.queries.qualifications import qualified_on
from models import EFFECTS


@dataclass(frozen=True)
class Approval:
    """`standing`: a row of the list of standings, or None; `qualified`: rows of qualified_on; `lacks`: see Lack."""

    party_id: int
    title: str
    standing: object
    qualified: tuple
    lacks: tuple

    def effect(self, action):
        """The strictest of what their standing and their documents meant for an action then."""
        said = [(self.standing.effects or {}).get(action, "allow")] if self.standing else []
        return max([*said, *(lack.kind.effects.get(action, "allow") for lack in self.lacks)], key=EFFECTS.index,
                   default="allow")

    @property
    def qualified_text(self):
        return "; ".join(f"{row.name}: {QUALIFICATIONS[row.after]}" for row in self.qualified)

    @property
    def lacks_text(self):
        return " ".join(lack.text for lack in self.lacks)


def approvals_on(role, day, standings):
    """The Approvals of a day by name: one for each standing, and one for whoever had a qualification without one."""
    qualified = {}
    for row in qualified_on(role, day):
        qualified.setdefault(row.party_id, []).append(row)
    have = {row.party_id for row in standings}
    others = [SimpleNamespace(party_id=party_id, title=rows[0].title) for party_id, rows in qualified.items()
              if party_id not in have]
    found = sorted([*((row, row) for row in standings), *((row, None) for row in others)],
                   key=lambda pair: (pair[0].title, pair[0].party_id))
    party_ids, asked = {row.party_id for row, _standing in found}, required(role, day)
    held = held_on(party_ids, role, day) if asked else {}
    return [approval(row, standing, qualified.get(row.party_id, ()), asked, held, day) for row, standing in found]


def approval(row, standing, qualified, asked, held, day):
    works_in = {each.category_id for each in qualified if each.after != "withdrawn"}
    kinds = [kind for kind in asked if kind.category_id is None or kind.category_id in works_in]
    return Approval(row.party_id, row.title, standing, tuple(qualified),
                    tuple(lacking(kinds, held, row.party_id, day)))

