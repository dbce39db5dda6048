"""`flask lifecycle` and `flask rfm`: how many customers there are of each class and each score, as of any day."""
from datetime import date

import click

from blueprints.customers.actions import scoring
from blueprints.customers.actions.lifecycle import count_classes
from core.cli import as_system, fail, tell
from core.database import reading
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.rfm import FIFTHS, bounds


@click.command()
@click.option("--as-of", "as_of", metavar="DATE", help="A day such as 2011-04-01; today when not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def lifecycle(as_of, as_json):
    """Count the customers of each class as of a day. Nothing is stored; locks by hand do not count."""
    day = day_of(as_of)
    with reading():
        counts = count_classes(day)
    tell(counts, as_json)


@click.command()
@click.option("--as-of", "as_of", metavar="DATE", help="A day such as 2006-12-31; today when not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def rfm(as_of, as_json):
    """Score all customers as of a day: the rule, its limits, and how many have each score. Nothing is stored."""
    day = day_of(as_of)
    with reading():
        held = scoring.buyers(day)
        scale = scoring.scale_of(held, day)
    scored = {buyer.key: scale.scores_of(buyer) for buyer in held}
    counts = {}
    for scores in scored.values():
        name = "".join(map(str, scores))
        counts[name] = counts.get(name, 0) + 1
    told = scale.to_dict() | {"scores": dict(sorted(counts.items()))}
    if scale.method == FIFTHS:
        told["bounds"] = bounds(held, scored)
    tell(told, as_json)


def day_of(text):
    """The day a command was asked for, today when for none."""
    if workspace() is None:
        fail(_("There is no workspace yet"))
    try:
        return date.fromisoformat(text) if text else today(workspace())
    except ValueError:
        fail(_("%(text)s is no day; write it like 2011-04-01", text=text))
