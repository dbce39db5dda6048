"""What people do in a selection: candidates, what was found, comparisons, the decision."""

from flask import abort, url_for
from flask_login import current_user

from blueprints.suppliers import bp
from blueprints.suppliers.actions import deciding
from blueprints.suppliers.actions import selections as actions
from blueprints.suppliers.comparing import Comparison
from blueprints.suppliers.forms import selecting as forms
from blueprints.suppliers.forms.selections import CandidatesForm, KnockOutForm
from blueprints.suppliers.queries import selections as queries
from blueprints.suppliers.queries.rfqs import supplier_choices
from blueprints.suppliers.selection_portrait import SelectionPortrait
from blueprints.suppliers.views.selections import candidates_asked, find_open
from core.access import find, needs
from core.page import done, page
from core.times import today
from core.words import _
from core.workspace import workspace
from models import Party, Selection, SelectionCandidate, db


def saved(message, found, undo=""):
    db.session.commit()
    return done(message, url_for(".selection", selection_id=found.id), undo=undo)


def find_candidate(found, candidate_id):
    candidate = find(SelectionCandidate, candidate_id)
    if candidate.record_id != found.id:
        abort(404)
    return candidate


@bp.route("/selections/<int:selection_id>/candidates", methods=["GET", "POST"])
@needs("suppliers.write")
def add_candidates(selection_id):
    found = find_open(selection_id)
    form = CandidatesForm(requests=queries.rfq_choices(), offered=supplier_choices())
    if form.validate_on_submit():
        form.acted(actions.add_candidates, found, **candidates_asked(form), at="parties")
        if not form.errors:
            return saved(_("Candidates added"), found)
    return page("suppliers/add_candidates.html", form=form, selection=found)


@bp.route("/selections/<int:selection_id>/candidates/<int:candidate_id>/out", methods=["GET", "POST"])
@needs("suppliers.write")
def knock_out(selection_id, candidate_id):
    found = find_open(selection_id)
    candidate, form = find_candidate(found, candidate_id), KnockOutForm()
    if form.validate_on_submit():
        actions.knock_out(found, candidate, form.reason.data)
        undo = url_for(".end_candidate", selection_id=selection_id, candidate_id=candidate_id, what="back")
        return saved(_("Knocked out"), found, undo)
    name = queries.names_of([candidate.party_id])[candidate.party_id]
    return page("suppliers/knock_out.html", form=form, selection=found, candidate=candidate, name=name)


@bp.post("/selections/<int:selection_id>/candidates/<int:candidate_id>/<any(back, remove):what>")
@needs("suppliers.write")
def end_candidate(selection_id, candidate_id, what):
    found = find_open(selection_id)
    candidate = find_candidate(found, candidate_id)
    {"back": actions.bring_back, "remove": actions.remove}[what](found, candidate)
    return saved(_("In again") if what == "back" else _("Candidate removed"), found)


@bp.route("/selections/<int:selection_id>/values", methods=["GET", "POST"])
@needs("suppliers.write")
def selection_values(selection_id):
    found = find_open(selection_id)
    criteria, candidates = queries.criteria_of(found), queries.candidates_of(found)
    table, shown = forms.values_form(criteria, candidates, queries.values_of(found), found.version)
    form = forms.asking_interest(table, queries.has_declared(found, current_user))(obj=shown)
    if form.validate_on_submit():
        declare(found, form)
        actions.put_values(found, forms.values_entered(form, criteria, candidates), by=current_user)
        return saved(_("Values saved"), found)
    return page("suppliers/selection_values.html", form=form, selection=found, criteria=criteria,
                candidates=candidates, names=queries.names_of([each.party_id for each in candidates]),
                cell=forms.cell_name)


def declare(found, form):
    if "has_interest" in form:
        actions.declare(found, form.declared, by=current_user)


@bp.route("/selections/<int:selection_id>/compare", methods=["GET", "POST"])
@needs("suppliers.write")
def compare_criteria(selection_id):
    found = find_open(selection_id)
    criteria, own = queries.criteria_of(found), queries.comparison_of(found, current_user)
    table = forms.comparing_form(criteria, own.judged if own else {})
    form = forms.asking_interest(table, queries.has_declared(found, current_user))()
    if form.validate_on_submit():
        declare(found, form)
        actions.compare(found, forms.compared(form, criteria), by=current_user)
        db.session.commit()
        return done(_("Your comparison is kept"), url_for(".compare_criteria", selection_id=selection_id))
    return page("suppliers/compare_criteria.html", form=form, selection=found, criteria=criteria,
                questions=[form[forms.pair_name(*pair)] for pair in forms.pairs(criteria)],
                told=SelectionPortrait(found).own_comparison(own, criteria))


@bp.post("/selections/<int:selection_id>/compare/withdraw")
@needs("suppliers.write")
def withdraw_comparison(selection_id):
    found = find_open(selection_id)
    actions.withdraw_comparison(found, by=current_user)
    return saved(_("Your comparison is withdrawn"), found)


@bp.route("/selections/<int:selection_id>/decide", methods=["GET", "POST"])
@needs("suppliers.write")
def decide_selection(selection_id):
    found = find_open(selection_id)
    comparison = Comparison(found)
    offered = [(row["party_id"], row["title"]) for row in comparison.rows]
    form = forms.asking_interest(forms.DecisionForm, queries.has_declared(found, current_user))(
        offered=offered, is_stopped=lambda party_id: deciding.is_stopped(db.session.get(Party, party_id)),
        review_on=today(workspace()) + deciding.REVIEWED_AFTER)
    if form.validate_on_submit():
        declare(found, form)
        deciding.decide(found, **form.facts, by=current_user)
        return saved(_("Decided"), found, url_for(".end_selection", selection_id=selection_id, what="reopen"))
    return page("suppliers/decide_selection.html", form=form, selection=found, offered=offered)


@bp.post("/selections/<int:selection_id>/<any(drop, reopen):what>")
@needs("suppliers.write")
def end_selection(selection_id, what):
    found = find(Selection, selection_id, to="edit")
    {"drop": deciding.drop, "reopen": deciding.reopen}[what](found, by=current_user)
    undo = url_for(".end_selection", selection_id=selection_id, what="reopen") if what == "drop" else ""
    return saved(_("Dropped") if what == "drop" else _("Open again"), found, undo)
