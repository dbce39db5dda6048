"""The rules of the classes, their editions, and trying other ones."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.customers.actions.lifecycle import rules as rules_in_force
from blueprints.movement import actions, bp
from blueprints.movement.forms import RulesForm, as_numbers
from blueprints.movement.labels import RULES, tabs
from blueprints.movement.queries.rules import kept_rules, trials, versions
from core.access import can, needs
from core.address_values import row_id
from core.page import done, page
from core.words import _
from measures.lifecycle import Rules
from models import db


@bp.get("/rules")
@needs("customers.read")
def rules():
    current = rules_in_force()
    return page("movement/rules.html", tabs=tabs("movement.rules"), current=current, labels=RULES,
                versions=versions("lifecycle"), trials=trials() if can("customers.manage") else [])


@bp.route("/rules/try", methods=["GET", "POST"])
@needs("customers.manage")
def try_rules():
    current = rules_in_force()
    form = RulesForm(obj=as_numbers(begun_from(request.args, current)))
    if form.validate_on_submit():
        trial = form.acted(actions.try_rules, form.rules, at="new_within_days", by=current_user)
        if trial:
            db.session.commit()
            return done(_("Looking at who would change class"), url_for(".trial", trial_id=trial.id))
    return page("movement/try_rules.html", form=form, current=current, labels=RULES)


def begun_from(args, current):
    """The rules the form begins with: those in force, of another edition (`version`), or of a trial (`trial`)."""
    try:
        version, trial = (row_id(args[name]) if args.get(name) else None for name in ("version", "trial"))
    except ValueError:
        abort(404)
    if version is None and trial is None:
        return current
    return Rules.from_dict(kept_rules(version=version, trial=trial) or abort(404))
