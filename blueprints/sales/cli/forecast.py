"""`flask report forecast`: the figures of the forecast's page for the shell."""
import click

from blueprints.sales.forecasts import Outlook
from blueprints.sales.viewpoint import Viewpoint
from core.cli import as_system, fail, tell
from core.money import major
from core.periods import period_of
from core.reports import report
from core.words import _
from core.workspace import workspace


class PeriodType(click.ParamType):
    name = "period"

    def convert(self, value, param, ctx):
        try:
            return value if not isinstance(value, str) else period_of(value)
        except ValueError:
            self.fail(f"{value!r} is no period: write 2017, 2017Q3, 2017-09 or 2017-09-04/2017-09-10", param, ctx)


@report.command("forecast")
@click.option("--period", type=PeriodType(), required=True, help="2017, 2017Q3, 2017-09, or days 2017-09-04/2017-09-10")
@click.option("--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="As it was at the end of this day; else now.")
@click.option("--by", type=click.Choice(["owner", "team"]), default="owner", help="What it is broken down by.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON and nothing else.")
@as_system
def forecast(period, day, by, as_json):
    """Closed, commit, best case and pipeline of a period, each alone and cumulative, and weighted.

    Amounts are in major units of the home currency.
    """
    if workspace() is None:
        fail(_("There is no workspace yet"))
    outlook = Outlook(Viewpoint(period, day=day.date() if day else None, by="team" if by == "team" else "person"))
    tell({
        "period": period.name, "first": period.first.isoformat(), "last": period.last.isoformat(),
        "currency": workspace().currency, **figures(outlook.whole),
        "cumulative": {name: amount(cents) for name, cents in outlook.whole.cumulative.items()},
        "without_rate": outlook.unrated,
        "late": {"deals": outlook.late.count, "amount": amount(outlook.late.cents)},
        "parts": [{"period": part.name, **figures(held)} for part, held in outlook.parts],
        f"by_{by}": [{"label": line.name, **figures(line.forecast)} for line in outlook.lines],
    }, as_json)


def figures(held):
    return {"deals": held.count, **{name: amount(cents) for name, cents in held.single.items()},
            "weighted": amount(held.weighted), "calibrated": amount(held.calibrated)}


def amount(cents):
    """A number of major units: whole where it is."""
    number = major(cents, workspace().currency)
    return int(number) if number == int(number) else float(number)
