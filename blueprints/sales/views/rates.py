"""Exchange rates: those known, those missing, entering and correcting one."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import rates as actions
from blueprints.sales.forms.rates import EditRateForm, NewRateForm
from blueprints.sales.queries import rates as queries
from core.access import find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Rate, db


@bp.route("/rates", methods=["GET", "POST"])
@needs("sales.manage")
def rates():
    missing, under_way = queries.currencies_without_rate(), queries.conversions_under_way()
    form = NewRateForm(data=first_entries(missing, under_way, request.args.get("currency")))
    if form.validate_on_submit():
        rate = actions.enter_rate(form.currency.data, form.valid_from.data, form.home_per_unit.data, by=current_user)
        db.session.commit()
        return done(_("Rate of %(currency)s saved", currency=rate.currency), url_for(".rates"))
    return page("sales/rates.html", form=form, missing=missing, rates=queries.rates(),
                under_way=under_way)


def first_entries(missing, under_way, asked):
    """Begin with the currency that was pressed, or that most orders wait for, from its first order on."""
    served = {currency for currency, _done, _total in under_way}
    waiting = [row for row in missing if row.currency == asked or (asked is None and row.currency not in served)]
    if waiting:
        return {"currency": waiting[0].currency, "valid_from": waiting[0].first}
    return {"currency": asked, "valid_from": today(workspace())}


@bp.route("/rates/<int:rate_id>/edit", methods=["GET", "POST"])
@needs("sales.manage")
def edit_rate(rate_id):
    rate = find(Rate, rate_id, to="edit")
    form = EditRateForm(obj=rate, currency=rate.currency)
    if form.validate_on_submit():
        actions.revise_rate(rate, form.valid_from.data, form.home_per_unit.data, by=current_user)
        db.session.commit()
        return done(_("Rate of %(currency)s saved", currency=rate.currency), url_for(".rates"))
    return page("sales/edit_rate.html", form=form, rate=rate)


@bp.post("/rates/<int:rate_id>/remove")
@needs("sales.manage")
def remove_rate(rate_id):
    rate = find(Rate, rate_id, to="edit")
    actions.remove_rate(rate)
    db.session.commit()
    return done(_("Rate of %(currency)s removed", currency=rate.currency), url_for(".rates"))
