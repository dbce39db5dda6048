"""The rules of the pool, its terms, and the job that goes by them."""
from flask import url_for

from blueprints.customers.labels import CLASSES
from blueprints.pool import bp
from blueprints.pool.actions import rules as actions
from blueprints.pool.forms import NewRuleForm, RuleForm, TermsForm
from blueprints.pool.jobs import WATCH
from blueprints.pool.queries import rules as queries
from core import jobs
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import PoolRule, db


@bp.get("/rules")
@needs("customers.write")
def rules():
    return page("pool/rules.html", rules=queries.rules(), terms=queries.terms(), classes=CLASSES,
                may_edit=can("customers.manage"), job=jobs.running(WATCH))


@bp.route("/rules/new", methods=["GET", "POST"])
@needs("customers.manage")
def new_rule():
    form = NewRuleForm()
    if form.validate_on_submit() and form.acted(actions.set_rule, None, at="warn_days", **form.facts):
        return saved(_("The rule is saved"))
    return page("pool/edit_rule.html", form=form, rule=None)


@bp.route("/rules/<int:rule_id>/edit", methods=["GET", "POST"])
@needs("customers.manage")
def edit_rule(rule_id):
    rule = find(PoolRule, rule_id)
    form = RuleForm(obj=rule, team=rule.team_id)
    if form.validate_on_submit() and form.acted(actions.set_rule, rule, at="warn_days", **form.facts):
        return saved(_("The rule is saved"))
    return page("pool/edit_rule.html", form=form, rule=rule)


@bp.post("/rules/<int:rule_id>/archive")
@needs("customers.manage")
def archive_rule(rule_id):
    actions.archive_rule(find(PoolRule, rule_id))
    return saved(_("The rule holds no more"), url_for(".restore_rule", rule_id=rule_id))


@bp.post("/rules/<int:rule_id>/restore")
@needs("customers.manage")
def restore_rule(rule_id):
    actions.restore_rule(find(PoolRule, rule_id))
    return saved(_("The rule holds again"), url_for(".archive_rule", rule_id=rule_id))


@bp.route("/terms", methods=["GET", "POST"])
@needs("customers.manage")
def edit_terms():
    form = TermsForm(obj=queries.terms())
    if form.validate_on_submit():
        actions.set_terms(**form.facts)
        return saved(_("The limits are saved"))
    return page("pool/edit_terms.html", form=form)


@bp.post("/rules/run")
@needs("customers.manage")
def run_rules():
    jobs.enqueue(WATCH, key=WATCH)
    return saved(_("The rules are at work"))


def saved(message, undo=""):
    """Commit, and back to the rules."""
    db.session.commit()
    return done(message, url_for(".rules"), undo=undo)
