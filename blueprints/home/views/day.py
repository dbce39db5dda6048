"""The pages people land on: my day, and for leads the day of their team."""
import secrets
from datetime import datetime

from flask import abort, request
from flask_login import current_user

from blueprints.customers.labels import CLASSES
from blueprints.customers.queries.late import late_of
from blueprints.home import bp, queries, work
from blueprints.home.labels import GROUPS, lists_of
from blueprints.home.people import led_teams, people_in
from blueprints.home.steps import first_steps
from core import due
from core.access import can, needs
from core.kinds import kinds, ways
from core.page import page
from core.times import zone
from core.words import _
from core.workspace import workspace
from models import db, now


@bp.get("/")
@needs()
def home():
    me, bounds = current_user.id, due.bounds()
    counted, mine = queries.counts_asked(me, work.COUNTED, bounds), work.mine_asked(me, bounds)
    recent = queries.last_mine_asked(me)
    db.session().send_ahead(counted, mine, recent)
    counts, so_far = queries.counts(counted, work.COUNTED)
    return page(
        "home/home.html", greeting=greeting(), work=work.mine(mine), counts=counts, groups=GROUPS,
        lists=lists_of, ways=ways(), kinds=kinds(), now=now(), once=secrets.token_urlsafe(12), classes=CLASSES,
        shown=work.SHOWN, recent=db.session.execute(*recent).all(),
        changes=queries.last_changes() if can("customers.read") else [],
        late=late_of(current_user.id) if can("customers.read") else [],
        orders=queries.last_orders() if can("sales.read") else [],
        imports=queries.last_imports(current_user) if can("imports.read") else [],
        steps=[] if so_far.has_customers else first_steps(so_far), unrated=so_far.lacks_rates,
    )


def greeting():
    """By the clock of whoever reads."""
    hour = datetime.now(zone(current_user.time_zone or workspace().time_zone)).hour
    name = current_user.name
    if 5 <= hour < 12:
        return _("Good morning, %(name)s", name=name)
    return _("Good afternoon, %(name)s", name=name) if 12 <= hour < 18 else _("Good evening, %(name)s", name=name)


@bp.get("/team-day")
@needs("teams.lead")
def team_day():
    teams = led_teams(current_user.grants.lead_of)
    team_id = request.args.get("team", default=next(iter(teams), None), type=int)
    if team_id not in teams:
        abort(404)
    counts = work.people_of(team_id)
    people = people_in(team_id, also=counts)
    return page("home/team_day.html", teams=teams, team_id=team_id, people=people, counts=counts, ways=ways(),
                now=now(), work=work.of_team(team_id, people), lists=lists_of, shown=work.SHOWN, horizon=due.WEEK,
                here=request.full_path.rstrip("?"))
