"""The complaints of a year: on the screen, on paper, as a file."""
from types import SimpleNamespace

from flask import abort, request

from blueprints.service import bp
from blueprints.service.complaint_paper import lines, sections, text_of
from blueprints.service.complaint_report import YearReport
from blueprints.service.queries.complaint_years import years
from core.access import needs
from core.export import Column, export
from core.page import page
from core.times import today
from core.words import _, _l, _lp
from core.workspace import workspace

COLUMNS = (Column(_l("Part"), lambda line: line.part), Column(_l("What"), lambda line: line.label),
           Column(_lp("count", "Number"), lambda line: text_of(line.value) if line.value is None else line.value))


def asked_report():
    text = request.args.get("year") or str(today(workspace()).year)
    if not text.isdecimal() or not 1990 <= int(text) <= 2199:
        abort(400)
    return YearReport(int(text))


@bp.get("/complaints/report")
@needs("service.read")
def complaint_report():
    report = asked_report()
    offered = sorted({*years(today(workspace())), report.year}, reverse=True)
    return page("service/complaint_report.html", report=report, told=text_of,
                years=[(str(year), str(year)) for year in offered])


@bp.get("/complaints/report/print")
@needs("service.read")
def print_complaint_report():
    report = asked_report()
    paper = SimpleNamespace(sender=workspace().name, title=_("Complaints of %(year)s", year=report.year),
                            sections=sections(report))
    return page("service/print_complaint_report.html", report=report, paper=paper)


@bp.get("/complaints/report/export/<any(csv, xlsx):kind>")
@needs("service.read")
def export_complaint_year(kind):
    report = asked_report()
    return export(kind, f"complaints-{report.year}", COLUMNS, lines(report))
