"""Rules by which tickets find somebody by themselves; who is away."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.service import bp
from blueprints.service.actions import assigning as actions
from blueprints.service.forms.assigning import AbsenceForm, NewRuleForm, RuleForm
from blueprints.service.queries import assigning as queries
from blueprints.service.views.settings import put_away, saved
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import Absence, AssignmentRule, db


@bp.route("/settings/rules/new", methods=["GET", "POST"])
@needs("service.manage")
def new_rule():
    form = NewRuleForm(position=len(queries.rules()))
    if form.validate_on_submit():
        return saved(actions.set_rule(None, form.facts).name)
    return page("service/edit_rule.html", form=form, rule=None)


@bp.route("/settings/rules/<int:rule_id>/edit", methods=["GET", "POST"])
@needs("service.manage")
def edit_rule(rule_id):
    rule = find(AssignmentRule, rule_id)
    form = RuleForm(obj=rule)
    if form.validate_on_submit():
        return saved(actions.set_rule(rule, form.facts).name)
    return page("service/edit_rule.html", form=form, rule=rule)


@bp.post("/settings/rules/<int:rule_id>/archive")
@needs("service.manage")
def archive_rule(rule_id):
    rule = find(AssignmentRule, rule_id)
    actions.archive_rule(rule)
    return put_away(rule, rule.name)


@bp.route("/absences", methods=["GET", "POST"])
@needs("service.write")
def absences():
    form = AbsenceForm()
    if form.validate_on_submit():
        actions.be_away(form.user_id, form.first_on.data, form.last_on.data)
        db.session.commit()
        return done(_("Noted: nothing goes there by itself on these days"), url_for(".absences"))
    return page("service/absences.html", form=form, absences=queries.absences())


@bp.post("/absences/<int:absence_id>/remove")
@needs("service.write")
def remove_absence(absence_id):
    absence = find(Absence, absence_id)
    if absence.user_id != current_user.id and not can("service.manage"):
        abort(403)
    db.session.delete(absence)
    db.session.commit()
    return done(_("Absence removed"), url_for(".absences"))
