"""The manager's overview, and what people logged behind one of its numbers."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.home import bp
from blueprints.home.entries import ENTRIES
from blueprints.home.labels import ENTRY_KINDS
from blueprints.home.overview import Overview
from blueprints.home.people import led_teams
from blueprints.home.periods import PERIODS, period_of
from core.access import needs
from core.kinds import ways
from core.listing import counted
from core.page import page
from core.people import all_teams
from core.spans import span_text
from core.words import language
from models import now


@bp.get("/overview")
@needs("teams.oversee")
def overview():
    sees_everyone = current_user.grants.manages_all
    teams = all_teams() if sees_everyone else led_teams(current_user.grants.lead_of)
    team_id = request.args.get("team", default=None if sees_everyone else next(iter(teams), None), type=int)
    period = period_of(request.args.get("period", "this-week")) or abort(400)
    if team_id not in teams and not (team_id is None and sees_everyone):
        abort(404)
    shown = Overview(period, team_id, teams, lambda id_: url_for(".overview", team=id_, period=period.name))
    return page("home/overview.html", overview=shown, periods=PERIODS, sees_everyone=sees_everyone, now=now())


@bp.get("/overview/entries")
@needs("teams.oversee")
def entries():
    listing = ENTRIES.open(request.args, request.path)
    days = listing.filters["at"]
    return page("home/entries.html", listing=listing, kinds=ENTRY_KINDS, ways=ways(),
                span=span_text(days, language()) if days else "", counted=counted(listing.total, language()))
