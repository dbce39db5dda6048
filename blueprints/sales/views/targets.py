"""Targets: who is to reach what, how far they are, and setting one."""
import sqlalchemy as sa
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales import choices as offered
from blueprints.sales.actions import targets as actions
from blueprints.sales.forecast_labels import METRICS, TARGET_DEFINITIONS
from blueprints.sales.forms.targets import TargetForm, as_entered
from blueprints.sales.queries.targets import COMPANY, targets_of
from blueprints.sales.target_board import TargetBoard
from blueprints.sales.viewpoint import viewpoint
from core.access import can, needs
from core.page import done, page
from core.words import _, language
from models import TARGET_UNITS, Team, User, db


@bp.get("/targets")
@needs("sales.read")
def targets():
    view, metric = asked()
    return page("sales/targets.html", view=view, board=TargetBoard(view, metric), metric=metric, metrics=METRICS,
                definition=TARGET_DEFINITIONS[metric], period=view.period.text(language()),
                sections=offered.sections(view, "sales.targets"),
                units=offered.units(view, request.path, metric=metric), may_set=can("sales.manage"), address=address)


@bp.route("/targets/set", methods=["GET", "POST"])
@needs("sales.manage")
def set_target():
    view, metric = asked()
    subject, name = subject_of(request.args.get("whose", ""))
    target, is_money = targets_of(metric, view.period).get(subject), metric == "won_value"
    form = TargetForm(obj=as_entered(target, is_money), is_money=is_money)
    if form.validate_on_submit():
        actions.set_target(target, subject, metric, view.period, form.stored, by=current_user)
        db.session.commit()
        return done(_("Target of %(name)s saved", name=name), address(view, metric))
    return page("sales/set_target.html", view=view, form=form, metric=metric, metrics=METRICS, name=name, target=target,
                whose=request.args["whose"], period=view.period.text(language()), back_url=address(view, metric),
                is_money=is_money)


@bp.post("/targets/take-back")
@needs("sales.manage")
def take_back_target():
    view, metric = asked()
    subject, name = subject_of(request.args.get("whose", ""))
    target = targets_of(metric, view.period).get(subject) or abort(404)
    actions.take_back(target, subject, by=current_user)
    db.session.commit()
    return done(_("%(name)s has no target any more", name=name), address(view, metric))


def asked():
    """(viewpoint, metric) of the address."""
    view, metric = viewpoint(request.args), request.args.get("metric") or "won_value"
    if metric not in METRICS or view.period.unit not in TARGET_UNITS:
        abort(400)
    return view, metric


def address(view, metric, endpoint=".targets", **names):
    return url_for(endpoint, period=view.period.name, metric=metric, **names)


def subject_of(text):
    """(subject, name) of "owner-3", "team-2" or "company"; 404 for one there is not."""
    if text == "company":
        return COMPANY, _("Company")
    kind, _dash, number = text.partition("-")
    model = {"owner": User, "team": Team}.get(kind)
    if model is None or not number.isdecimal() or int(number) > 2**31 - 1:
        abort(404)
    name = db.session.scalar(sa.select(model.name).where(model.id == int(number))) or abort(404)
    return (kind, int(number)), name
