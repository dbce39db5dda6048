"""Who went from which class to which in some days, and who was kept and lost, cut by what customers are."""
from flask import abort, request

from blueprints.movement import bp
from blueprints.movement.flows import Flow, Retention
from blueprints.movement.labels import tabs
from blueprints.movement.spans import asked
from core.access import needs
from core.cuts import cuts
from core.page import page
from core.words import language
from core.workspace import workspace
from models import now


@bp.get("")
@needs("customers.read")
def movement():
    view = asked(request.args)
    return page("movement/movement.html", tabs=tabs("movement.movement"), view=view, flow=Flow(view), now=now(),
                period=view.period.text(language()), units=view.units(request.path))


@bp.get("/kept")
@needs("customers.read")
def retention():
    view, by = asked(request.args), request.args.get("by") or "class"
    if by != "class" and by not in cuts():
        abort(400)
    return page("movement/retention.html", tabs=tabs("movement.retention"), view=view, report=Retention(view, by),
                home=workspace().currency, period=view.period.text(language()), now=now(),
                units=view.units(request.path, by=by))
