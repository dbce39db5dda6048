"""What people do in a selection: candidates, what was found, comparisons, the decision."""

from flask import abort, url_for
from flask_login import current_user

from blueprints.evaluation.actions import deciding
from blueprints.evaluation.actions import selections as actions
from blueprints.evaluation.comparing import Comparison
from blueprints.evaluation.forms import selecting as forms
from blueprints.evaluation.forms.selections import CandidatesForm, KnockOutForm, of_room
from blueprints.evaluation.queries import selections as queries
from blueprints.evaluation.selection_portrait import SelectionPortrait
from blueprints.evaluation.sharing import shared
from blueprints.evaluation.views.selections import candidates_asked, find_open
from core.access import find
from core.page import done, page
from core.times import today
from core.words import _, _p
from core.workspace import workspace
from models import Party, SelectionCandidate, db


def saved(message, found, undo=""):
    db.session.commit()
    return done(message, url_for(".selection", selection_id=found.id), undo=undo)


def find_candidate(found, candidate_id):
    candidate = find(SelectionCandidate, candidate_id)
    if candidate.record_id != found.id:
        abort(404)
    return candidate


@shared.route("/selections/<int:selection_id>/candidates", "write")
def add_candidates(room, selection_id):
    found = find_open(room, selection_id)
    form = of_room(CandidatesForm, room)(requests=queries.rfq_choices())
    if not form.is_looking and form.validate_on_submit():
        form.acted(actions.add_candidates, found, **candidates_asked(room, form), at="parties")
        if not form.errors:
            return saved(_("Candidates added"), found)
    return page("evaluation/add_candidates.html", room=room, form=form, selection=found)


@shared.route("/selections/<int:selection_id>/candidates/<int:candidate_id>/out", "write")
def knock_out(room, selection_id, candidate_id):
    found = find_open(room, selection_id)
    candidate, form = find_candidate(found, candidate_id), KnockOutForm()
    if form.validate_on_submit():
        actions.knock_out(found, candidate, form.reason.data)
        undo = url_for(".end_candidate", selection_id=selection_id, candidate_id=candidate_id, what="back")
        return saved(_("Knocked out"), found, undo)
    name = queries.names_of([candidate.party_id])[candidate.party_id]
    return page("evaluation/knock_out.html", room=room, form=form, selection=found, candidate=candidate, name=name)


@shared.post("/selections/<int:selection_id>/candidates/<int:candidate_id>/<any(back, remove):what>", "write")
def end_candidate(room, selection_id, candidate_id, what):
    found = find_open(room, selection_id)
    candidate = find_candidate(found, candidate_id)
    {"back": actions.bring_back, "remove": actions.remove}[what](found, candidate)
    return saved(_("In again") if what == "back" else _("Candidate removed"), found)


@shared.route("/selections/<int:selection_id>/values", "write")
def selection_values(room, selection_id):
    found = find_open(room, selection_id)
    criteria, candidates = queries.criteria_of(found), queries.candidates_of(found)
    table, shown = forms.values_form(criteria, candidates, queries.values_of(found), found.version)
    form = forms.asking_interest(table, queries.has_declared(found, current_user))(obj=shown)
    if form.validate_on_submit():
        declare(found, form)
        actions.put_values(found, forms.values_entered(form, criteria, candidates), by=current_user)
        return saved(_("Values saved"), found)
    return page("evaluation/selection_values.html", room=room, form=form, selection=found, criteria=criteria,
                candidates=candidates, names=queries.names_of([each.party_id for each in candidates]),
                cell=forms.cell_name)


def declare(found, form):
    if "has_interest" in form:
        actions.declare(found, form.declared, by=current_user)


@shared.route("/selections/<int:selection_id>/compare", "write")
def compare_criteria(room, selection_id):
    found = find_open(room, selection_id)
    criteria, own = queries.criteria_of(found), queries.comparison_of(found, current_user)
    table = forms.comparing_form(criteria, own.judged if own else {})
    form = forms.asking_interest(table, queries.has_declared(found, current_user))()
    if form.validate_on_submit():
        declare(found, form)
        actions.compare(found, forms.compared(form, criteria), by=current_user)
        db.session.commit()
        return done(_("Your comparison is kept"), url_for(".compare_criteria", selection_id=selection_id))
    return page("evaluation/compare_criteria.html", room=room, form=form, selection=found, criteria=criteria,
                questions=[form[forms.pair_name(*pair)] for pair in forms.pairs(criteria)],
                told=SelectionPortrait(found).own_comparison(own, criteria))


@shared.post("/selections/<int:selection_id>/compare/withdraw", "write")
def withdraw_comparison(room, selection_id):
    found = find_open(room, selection_id)
    actions.withdraw_comparison(found, by=current_user)
    return saved(_("Your comparison is withdrawn"), found)


@shared.route("/selections/<int:selection_id>/decide", "write")
def decide_selection(room, selection_id):
    found = find_open(room, selection_id)
    comparison = Comparison(found)
    offered = [(row["party_id"], row["title"]) for row in comparison.rows]
    form = forms.asking_interest(forms.DecisionForm, queries.has_declared(found, current_user))(
        offered=offered, is_stopped=lambda party_id: deciding.is_stopped(db.session.get(Party, party_id), room.role),
        review_on=today(workspace()) + deciding.REVIEWED_AFTER)
    if form.validate_on_submit():
        declare(found, form)
        deciding.decide(found, **form.facts, by=current_user)
        undo = url_for(".end_selection", selection_id=selection_id, what="reopen")
        return saved(_p("selection", "Decided"), found, undo)
    return page("evaluation/decide_selection.html", room=room, form=form, selection=found, offered=offered)


@shared.post("/selections/<int:selection_id>/<any(drop, reopen):what>", "write")
def end_selection(room, selection_id, what):
    found = find(room.selection, selection_id, to="edit")
    {"drop": deciding.drop, "reopen": deciding.reopen}[what](found, by=current_user)
    undo = url_for(".end_selection", selection_id=selection_id, what="reopen") if what == "drop" else ""
    return saved(_("Dropped") if what == "drop" else _("Open again"), found, undo)
