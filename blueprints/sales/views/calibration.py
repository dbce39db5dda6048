"""What came true of what was said, and whether the forecast uses it."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales import choices as offered
from blueprints.sales.actions import calibration as actions
from blueprints.sales.calibrations import CalibrationTable, percent
from blueprints.sales.forecast_labels import CALIBRATED_BY
from blueprints.sales.queries.calibration import DAYS, in_use, truths
from blueprints.sales.viewpoint import viewpoint
from core.access import needs
from core.page import done, page
from core.words import _
from measures.calibration import FEWEST
from models import db


@bp.get("/forecast/calibration")
@needs("sales.read")
def calibration():
    view, by = viewpoint(request.args), by_asked()
    may_apply = current_user.grants.scope("sales", "manage") == "all"
    tabs = [offered.Tab(label, url_for(".calibration", calibrated_by=code), code == by)
            for code, label in CALIBRATED_BY.items()]
    return page("sales/calibration.html", table=CalibrationTable(by), by=by, tabs=tabs, used=in_use(),
                may_apply=may_apply, names=CALIBRATED_BY, days=DAYS, fewest=FEWEST, percent=percent,
                sections=offered.sections(view, "sales.calibration"))


@bp.post("/forecast/calibration/apply")
@needs("sales.manage")
def apply_calibration():
    by = by_asked()
    actions.apply(by, truths(by), by=current_user)
    db.session.commit()
    return done(_("The forecast shows what is calibrated beside what is said"),
                url_for(".calibration", calibrated_by=by))


@bp.post("/forecast/calibration/stop")
@needs("sales.manage")
def stop_calibration():
    actions.stop(by=current_user)
    db.session.commit()
    return done(_("The forecast shows only what is said"), url_for(".calibration"))


def by_asked():
    by = request.args.get("calibrated_by") or "stage"
    return by if by in CALIBRATED_BY else abort(400)
