"""The list of suppliers by their standing, qualifications and documents as on any day, as a page and as a file."""
from datetime import date

from flask import abort, request

from blueprints.evaluation.labels import EFFECT_TONES, EFFECTS, QUALIFICATION_TONES, QUALIFICATIONS
from blueprints.evaluation.queries.approval import approvals_on
from blueprints.suppliers import bp
from blueprints.suppliers.queries import approved as queries
from core.access import needs
from core.export import export
from core.page import page
from core.times import today
from core.workspace import workspace


def asked_day():
    """The day in the address; today where there is none."""
    text = request.args.get("on", "")
    try:
        return date.fromisoformat(text) if text else today(workspace())
    except ValueError:
        abort(400)


@bp.get("/approved")
@needs("suppliers.read")
def approved():
    day = asked_day()
    return page("suppliers/approved.html", day=day, rows=approvals_on("supplier", day, queries.standings_on(day)),
                effects=EFFECTS, tones=EFFECT_TONES, states=QUALIFICATIONS, state_tones=QUALIFICATION_TONES)


@bp.get("/approved/export/<any(csv, xlsx):kind>")
@needs("suppliers.read")
def export_approved(kind):
    day = asked_day()
    return export(kind, f"approved-on-{day}", queries.columns(EFFECTS),
                  approvals_on("supplier", day, queries.standings_on(day)))
