"""`flask lifecycle`: how many customers there are of each class, as of any day."""
from datetime import date

import click

from blueprints.customers.actions.lifecycle import count_classes
from core.cli import as_system, fail, tell
from core.database import reading
from core.times import today
from core.words import _
from core.workspace import workspace


@click.command()
@click.option("--as-of", "as_of", metavar="DATE", help="A day such as 2011-04-01; today when not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def lifecycle(as_of, as_json):
    """Count the customers of each class as of a day. Nothing is stored; locks by hand do not count."""
    if workspace() is None:
        fail(_("There is no workspace yet"))
    try:
        day = date.fromisoformat(as_of) if as_of else today(workspace())
    except ValueError:
        fail(_("%(text)s is no day; write it like 2011-04-01", text=as_of))
    with reading():
        counts = count_classes(day)
    tell(counts, as_json)
