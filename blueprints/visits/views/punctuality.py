"""Which share of follow-ups was held in time, by person and team."""
from datetime import timedelta

from flask import abort, request, url_for

from blueprints.visits import bp
from blueprints.visits.portrait import told
from blueprints.visits.queries import punctuality as queries
from blueprints.visits.views.plans import asked_day
from core.access import needs
from core.page import page
from core.spans import span_address
from core.times import today
from core.words import _
from core.workspace import workspace

USUAL_DAYS = 90


@bp.get("/punctuality")
@needs("customers.read")
def punctuality():
    last = asked_day(request.args.get("until"))
    first = asked_day(request.args["since"]) if request.args.get("since") else last - timedelta(days=USUAL_DAYS - 1)
    if first > last:
        abort(400)
    span = span_address(first, last)
    shown = [(_("By person"), told(queries.of_people(first, last)), "person"),
             (_("By team"), told(queries.of_teams(first, last)), "team")]
    return page("visits/punctuality.html", first=first, last=last, shown=shown, today=today(workspace()),
                url=lambda name, row_id, **more: url_for(".log", due=span, **{name: row_id or "none"}, **more))
