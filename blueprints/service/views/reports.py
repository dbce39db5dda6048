"""What the tickets of some days took, by whom and about what."""
from datetime import date, timedelta

from flask import abort, request

from blueprints.service import bp
from blueprints.service.labels import span_text
from blueprints.service.reporting import NAMES, Report, last_days
from core.access import needs
from core.page import page
from core.times import today
from core.words import _
from core.workspace import workspace


@bp.get("/reports")
@needs("service.read")
def reports():
    first, last = last_days(today(workspace()))
    try:
        first = date.fromisoformat(request.args["first"]) if request.args.get("first") else first
        last = date.fromisoformat(request.args["last"]) if request.args.get("last") else last
    except ValueError:
        abort(400)
    group = request.args.get("by") or "agent"
    if group not in NAMES or not (1 < first.year and last.year < 9000):
        abort(400)
    report = Report(min(first, last), max(first, last), group)
    return page("service/reports.html", report=report, names=NAMES, took=took, choices=list(NAMES.items()))


def took(seconds):
    """A length of time, or that there is no data."""
    return _("no data") if seconds is None else span_text(timedelta(seconds=seconds))
