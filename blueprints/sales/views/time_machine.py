"""The time machine: the bridge between two days with the deals of each bar, and the board as it was."""
from datetime import date

from flask import abort, request, url_for

from blueprints.sales import bp
from blueprints.sales import choices as offered
from blueprints.sales.bridges import Bridge, week_before
from blueprints.sales.forecast_labels import BARS, BRIDGE_DEFINITIONS
from blueprints.sales.queries import past_board as boards
from blueprints.sales.viewpoint import viewpoint
from core.access import needs
from core.page import page
from core.times import today
from core.words import language
from core.workspace import workspace
from measures.bridge import SIGN
from measures.forecast import half_up_percent

ROWS = 500


@bp.get("/forecast/bridge")
@needs("sales.read")
def bridge():
    view, (first, last) = viewpoint(request.args), days_asked()
    built, days = Bridge(view, first, last), {"from": first, "to": last}
    return page("sales/bridge.html", view=view, bridge=built, days=days, labels=BARS, definitions=BRIDGE_DEFINITIONS,
                offered=offered, period=view.period.text(language()), sections=offered.sections(view, "sales.bridge"),
                units=offered.units(view, request.path, **days))


@bp.get("/forecast/bridge/deals")
@needs("sales.read")
def bridge_deals():
    view, (first, last) = viewpoint(request.args), days_asked()
    bar = request.args.get("bar")
    steps = Bridge(view, first, last).behind(bar) if bar in SIGN else abort(400)
    days = {"from": first, "to": last}
    return page("sales/bridge_deals.html", view=view, steps=steps[:ROWS], days=days, name=BARS[bar],
                count=len(steps), cents=sum(step.cents for step in steps), period=view.period.text(language()),
                back_url=f"{url_for('.bridge')}?{view.query(**days)}")


@bp.get("/forecast/past-board")
@needs("sales.read")
def past_board():
    view, pipelines = viewpoint(request.args), offered.pipelines()[1:]
    view = view.of_pipeline(view.pipeline or pipelines[0][0] if pipelines else None)
    return page("sales/past_board.html", view=view, stages=boards.stages_of(view.pipeline),
                sums=boards.sums_by_stage(view), cards=boards.cards_by_stage(view), offered=offered,
                weigh=half_up_percent, sections=offered.sections(view, "sales.past_board"), today=today(workspace()))


def days_asked():
    """(first, last) day of the bridge; the last seven days when the address names none."""
    now = today(workspace())
    try:
        last = min(now, date.fromisoformat(request.args["to"])) if request.args.get("to") else now
        first = date.fromisoformat(request.args["from"]) if request.args.get("from") else week_before(last)
    except (ValueError, OverflowError):
        abort(400)
    if first.year < 1900:
        abort(400)
    return min(first, last), last
