"""How what happened with selections reads: on timelines, and in their history."""
from decimal import Decimal

from blueprints.evaluation.labels import INDEX_TABLES, SELECTION_STATES, WEIGHINGS
from core.exact_field import tidy
from core.money import format_number
from core.wording import Column, Part, day, moment
from core.words import _, _l, _lp, language

VERBS = {
    "selection-decided": lambda facts: _("decided for %(chosen)s: %(why)s", chosen=facts["chosen"],
                                         why=facts["rationale"]),
    "selection-reopened": lambda facts: _("reopened this; it had been decided for %(chosen)s: %(why)s",
                                          chosen=facts["chosen"], why=facts["rationale"]),
    "selection-dropped": lambda facts: _("dropped this selection"),
    "selection-resumed": lambda facts: _("took this selection up again"),
}



def exact(value):
    return format_number(tidy(Decimal(value)), language())


PARTS = {"selections": Part({
    "title": Column(_l("What is needed")), "owner_id": Column(_l("Owner"), "user"),
    "team_id": Column(_l("Team"), "team"), "state": Column(_l("State"), SELECTION_STATES),
    "archived_at": Column(_l("In the archive since"), moment), "need": Column(_l("In detail")),
    "weights_from": Column(_l("Where the weights come from"), WEIGHINGS),
    "ri_table": Column(_l("Random index"), INDEX_TABLES), "cost_per_return": Column(_l("Cost of a bad piece"), exact),
    "chosen_id": Column(_lp("selection", "Chosen"), "record"), "runner_up_id": Column(_l("Runner-up"), "record"),
    "rationale": Column(_l("Why this one")), "despite": Column(_l("Why although their standing is against it")),
    "review_on": Column(_l("Review on"), day),
})}
