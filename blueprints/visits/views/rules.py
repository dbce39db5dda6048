"""How customers of each class are followed up."""
from flask import abort, url_for

from blueprints.visits import bp, labels
from blueprints.visits.actions import visits as actions
from blueprints.visits.forms.visits import RuleForm
from blueprints.visits.queries.reckoning import rules as known
from core.access import can, needs
from core.class_labels import CLASSES
from core.jobs import enqueue
from core.page import done, page
from core.words import _
from models import LIFECYCLES, db


@bp.get("/rules")
@needs("customers.read")
def rules():
    found = known()
    return page("visits/rules.html", rows=[found[name] for name in LIFECYCLES if name in found], labels=labels,
                classes=CLASSES, may_edit=can("customers.manage"))


@bp.route("/rules/<any(potential, new, existing, loyal, lost):lifecycle>", methods=["GET", "POST"])
@needs("customers.manage")
def edit_rule(lifecycle):
    rule = known().get(lifecycle) or abort(404)
    form = RuleForm(obj=rule)
    if form.validate_on_submit():
        actions.set_rule(rule, form.facts)
        enqueue("visits.reckon", key="visits.reckon")
        db.session.commit()
        return done(_("Saved: the days of customers are reckoned anew"), url_for(".rules"))
    return page("visits/edit_rule.html", form=form, rule=rule, name=CLASSES[lifecycle])
