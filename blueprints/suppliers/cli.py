"""Figures of suppliers for the shell, in the group `flask report`."""
import json

import click

from blueprints.suppliers.queries.on_time import by_supplier
from core.cli import as_system, fail
from core.database import reading
from core.reports import report
from core.times import today
from core.words import _
from core.workspace import workspace


@report.command("on-time")
@click.option("--by", type=click.Choice(("supplier",)), default="supplier", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def on_time(by, as_json):
    """Of the order lines due until today, how many were complete by their day; never delivered is late. Rate and its
    interval (Wilson, 95 %) are 0 to 1. Own warehouses are listed like everybody."""
    if workspace() is None:
        fail(_("There is no workspace yet"))
    with reading():
        rows = [told(row) for row in by_supplier(today(workspace()))]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo(_("%(label)s: %(on_time)s of %(n)s on time, %(rate)s (%(low)s to %(high)s)", label=row["label"],
                     on_time=row["on_time"], n=row["n"],
                     **{name: f"{row[name]:.1%}" for name in ("rate", "low", "high")}))


def told(row):
    low, high = row.interval
    return {"label": row.label, "n": row.n, "on_time": row.on_time, "rate": row.rate, "low": low, "high": high}
