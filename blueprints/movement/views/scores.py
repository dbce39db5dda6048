"""The RFM grid, its limits, and scoring at once."""
import re

from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers.actions.scoring import rfm_rules
from blueprints.movement import actions, bp
from blueprints.movement.forms import LimitsForm, as_entered
from blueprints.movement.grid import Grid, Scale
from blueprints.movement.labels import PAIRS, Tab, tabs
from blueprints.movement.queries.rules import versions
from blueprints.movement.queries.scores import scoring_under_way
from blueprints.movement.ways import Ways
from core import jobs
from core.access import needs
from core.page import done, page
from core.words import _
from core.workspace import workspace
from models import db


@bp.get("/scores")
@needs("customers.read")
def scores():
    pair, cell = request.args.get("axes") or "rf", request.args.get("cell", "")
    if pair not in PAIRS or not re.fullmatch("([1-5]{2})?", cell):
        abort(400)
    grid = Grid(pair)
    pairs = [Tab(label, url_for(".scores", axes=name), name == pair) for name, label in PAIRS.items()]
    return page("movement/scores.html", tabs=tabs("movement.scores"), grid=grid, scale=Scale(), pairs=pairs,
                ways=Ways(grid, cell, whole="all" in request.args), pair=pair, home=workspace().currency,
                under_way=scoring_under_way())


@bp.route("/scores/limits", methods=["GET", "POST"])
@needs("customers.manage")
def edit_limits():
    version, rules = rfm_rules()
    form = LimitsForm(obj=as_entered(version, rules))
    if form.validate_on_submit():
        actions.save_limits(form.rules, by=current_user)
        db.session.commit()
        return done(_("Limits saved; all customers are scored anew"), url_for(".scores"))
    return page("movement/edit_limits.html", form=form, home=workspace().currency, versions=versions("rfm"))


@bp.post("/scores/anew")
@needs("customers.manage")
def score_anew():
    jobs.enqueue("lifecycle.recompute", key="lifecycle.recompute")
    db.session.commit()
    return done(_("All customers are classified and scored anew"), url_for(".scores"))
