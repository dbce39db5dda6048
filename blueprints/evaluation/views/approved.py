"""The list of a room by their standing, qualifications and documents as on any day, as a page and as a file."""
from datetime import date

from flask import abort, request

from blueprints.evaluation.labels import EFFECT_TONES, EFFECTS, QUALIFICATION_TONES, QUALIFICATIONS
from blueprints.evaluation.queries import approved as queries
from blueprints.evaluation.queries.approval import approvals_on
from blueprints.evaluation.sharing import shared
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


@shared.get("/approved", "read")
def approved(room):
    day = asked_day()
    rows = approvals_on(room.role, day, queries.standings_on(room.role, day))
    return page("evaluation/approved.html", room=room, day=day, rows=rows, effects=EFFECTS, tones=EFFECT_TONES,
                states=QUALIFICATIONS, state_tones=QUALIFICATION_TONES)


@shared.get("/approved/export/<any(csv, xlsx):kind>", "read")
def export_approved(room, kind):
    day = asked_day()
    rows = approvals_on(room.role, day, queries.standings_on(room.role, day))
    return export(kind, f"approved-{room.domain}-on-{day}", queries.columns(room, EFFECTS), rows)
