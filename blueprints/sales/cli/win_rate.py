"""`flask report win-rate`: won and lost deals, by seller, product, stage and so on."""
import json

import click

from blueprints.sales.queries.reports import REPORTED, win_rates
from core.cli import as_system, fail
from core.database import reading
from core.money import major
from core.reports import report
from core.words import _
from core.workspace import workspace

CUTS = ("owner", "product", "stage", "source", "team", "month")


@report.command("win-rate")
@click.option("--by", type=click.Choice(CUTS), default="owner", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def win_rate(by, as_json):
    """How many deals were won and lost, the largest won value first. Rate: won ÷ (won + lost), 0 to 1. Amounts in major
    units of the home currency."""
    if workspace() is None:
        fail(_("There is no workspace yet"))
    with reading():
        rows = [told(row, by) for row in win_rates(REPORTED.open_query("", ""), by)]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        click.echo(_("%(label)s: %(won)s won, %(lost)s lost, %(rate)s, %(amount)s", label=row["label"] or "–",
                     won=row["won"], lost=row["lost"], rate=f"{row['rate']:.1%}", amount=row["won_amount"]))


def told(row, by):
    amount = major(row.won_cents, workspace().currency)
    label = f"{row.key // 100}-{row.key % 100:02}" if by == "month" else row.name
    return {"label": label, "won": row.won, "lost": row.lost, "rate": row.rate,
            "won_amount": int(amount) if amount == int(amount) else float(amount)}
