"""The forecast, and the deals behind each of its numbers."""
from flask import abort, request, url_for

from blueprints.sales import bp
from blueprints.sales import choices as offered
from blueprints.sales.deal_labels import CATEGORIES, STATES, TONES
from blueprints.sales.forecast_labels import BEHIND, COLUMNS, CUMULATIVE, DEFINITIONS, ROLL_UPS
from blueprints.sales.forecasts import WEIGHTED, Outlook
from blueprints.sales.queries.forecast import ROWS, place_of, rows_behind, sums_behind
from blueprints.sales.viewpoint import viewpoint
from core.access import needs
from core.page import page
from core.words import language
from measures.forecast import half_up_percent
from models import now


@bp.get("/forecast")
@needs("sales.read")
def forecast():
    view = viewpoint(request.args)
    labels = {name: str(label) for name, label in (COLUMNS if view.roll_up == "single" else CUMULATIVE).items()}
    return page("sales/forecast.html", view=view, outlook=Outlook(view), offered=offered, now=now(), labels=labels,
                heads=[(label, "num") for label in labels.values()], roll_ups=ROLL_UPS, definitions=DEFINITIONS,
                weighted=",".join(WEIGHTED), period=view.period.text(language()),
                sections=offered.sections(view, "sales.forecast"), units=offered.units(view, request.path))


@bp.get("/forecast/deals")
@needs("sales.read")
def forecast_deals():
    view, names = viewpoint(request.args), request.args.get("what", "").split(",")
    if not names or not set(names) <= BEHIND.keys():
        abort(400)
    rows = rows_behind(view, names, place_of(request.args.get("after")))
    following = f"{rows[ROWS - 1].cents}.{rows[ROWS - 1].id}" if len(rows) > ROWS else ""
    here = f"{request.path}?{view.query(what=','.join(names))}"
    return page("sales/forecast_deals.html", view=view, rows=rows[:ROWS], sums=sums_behind(view, names),
                weigh=half_up_percent, names=[BEHIND[name] for name in names], period=view.period.text(language()),
                states=STATES, tones=TONES, categories=CATEGORIES, next_url=following and f"{here}&after={following}",
                first_url=here, is_whole_time=names[0] in ("late", "undated"), is_further="after" in request.args,
                back_url=f"{url_for('.forecast')}?{view.query()}")
