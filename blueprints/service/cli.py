"""`flask report resolution`, `flask report tickets --by state`: figures of tickets for the shell."""
import json

import click

from blueprints.service.queries import reports
from core.cli import as_system, tell
from core.reports import report


@report.command("resolution")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout, and nothing else.")
@as_system
def report_resolution(as_json):
    """Hours from opened to resolved, by the clock on the wall: how many, median, ninth decile."""
    tell(reports.resolution(), as_json)


@report.command("tickets")
@click.option("--by", "name", required=True, help="state, channel, category or extra.NAME (a custom field).")
@click.option("--json", "as_json", is_flag=True, help="JSON on stdout, and nothing else.")
@as_system
def report_tickets(name, as_json):
    """How many tickets there are of each; what was imported is called as in its file."""
    rows = reports.counted_by(name)
    if as_json:
        click.echo(json.dumps([{"label": label, "n": number} for label, number in rows], ensure_ascii=False))
        return
    for label, number in rows:
        click.echo(f"{label or '-'}: {number}")
