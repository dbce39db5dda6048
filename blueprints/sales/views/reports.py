"""The reports on deals: how many were won, by whom and of what, how long it took, and why others were lost."""
from types import SimpleNamespace

from flask import request

from blueprints.sales import bp
from blueprints.sales.queries import reports as queries
from blueprints.sales.queries.stage_times import stage_times
from blueprints.sales.reports import CUTS, HEADS, Report, days_text, percent, points, range_text, took
from core.access import needs
from core.money import format_number
from core.page import page
from core.words import language
from core.workspace import workspace

TOLD = {"percent": percent, "range_text": range_text, "days_text": days_text, "took": took}
BY = "owner, team, product, stage, source, month"
OF_CYCLES = "owner, team, product, source, month"


@bp.get("/reports")
@needs("sales.read")
def reports():
    report = Report(request.args, request.path)
    months = report.win_lines("month")[-24:]
    cycle = next(iter(queries.cycles(report.listing, "all")), queries.Cycle(None, None))
    return page("sales/reports.html", report=report, months=months, points=points(months), cycle=cycle,
                reasons=lost_lines(report)[:6], cuts=CUTS, home=workspace().currency, **TOLD)


@bp.get(f"/reports/win-rate/<any({BY}):by>")
@needs("sales.read")
def win_rate(by):
    report = Report(request.args, request.path)
    lines = report.win_lines(by)
    return page("sales/win_rate.html", report=report, by=by, lines=lines, cuts=CUTS, heads=HEADS,
                points=points(lines[-24:]) if by == "month" else None, home=workspace().currency, **TOLD)


@bp.get(f"/reports/cycle/<any({OF_CYCLES}):by>")
@needs("sales.read")
def sales_cycle(by):
    report = Report(request.args, request.path)
    lines = report.lines(by, queries.cycles(report.listing, by))
    whole = next(iter(queries.cycles(report.listing, "all")), queries.Cycle(None, None))
    cuts = {name: label for name, label in CUTS.items() if name != "stage"}
    return page("sales/sales_cycle.html", report=report, by=by, lines=lines, whole=whole, cuts=cuts, heads=HEADS,
                **TOLD)


@bp.get("/reports/stages")
@needs("sales.read")
def time_in_stage():
    report = Report({"state": "any", **request.args}, request.path)
    return page("sales/time_in_stage.html", report=report, stages=stage_times(report.listing), **TOLD)


@bp.get("/reports/lost")
@needs("sales.read")
def lost_reasons():
    report = Report(request.args, request.path)
    return page("sales/lost_reasons.html", report=report, lines=lost_lines(report),
                home=workspace().currency, **TOLD)


def lost_lines(report):
    """Why deals were lost, the most frequent reason first, each as a point of a chart."""
    lines = [line for line in report.win_lines("reason") if line.row.lost]
    return [SimpleNamespace(label=line.label, value=line.row.lost, text=format_number(line.row.lost, language()),
                            url=line.lost_url, row=line.row)
            for line in sorted(lines, key=lambda line: -line.row.lost)]
