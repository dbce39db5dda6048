"""Scorecards of suppliers: all of a period beside each other, one of them, and the facts behind each figure."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.evaluation.actions.computing import compute
from blueprints.evaluation.actions.standings import settle_standings
from blueprints.evaluation.jobs import JOB, periods_known, start
from blueprints.evaluation.labels import STATE_TONES, STATES
from blueprints.evaluation.queries import evaluations, standings
from blueprints.evaluation.queries.templates import published
from blueprints.evaluation.rules import Rules
from blueprints.evaluation.scorecard import Scorecard, period_asked
from blueprints.evaluation.sources import SOURCES
from blueprints.suppliers import bp
from blueprints.suppliers.labels import suppliers_counted
from blueprints.suppliers.queries import scorecards as queries
from blueprints.suppliers.views.suppliers import find_supplier
from blueprints.suppliers.why import facts_behind
from core.access import can, can_edit, find, needs
from core.jobs import running
from core.page import Refused, done, page
from core.periods import containing
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import Evaluation, db


def in_force():
    """The templates suppliers are judged by, at least one."""
    found = published("supplier")
    if not found:
        raise Refused(_("No template of scorecards is in force: publish one first"))
    return found


@bp.get("/scorecards")
@needs("suppliers.read")
def scorecards():
    templates = in_force()
    template = next((each for each in templates if str(each.id) == request.args.get("template")), templates[0])
    periods = queries.periods_known(template)
    asked = request.args.copy()
    asked["template"] = str(template.id)
    asked.setdefault("period", str(newest_ended(template, periods)))
    listing = queries.SCORECARDS.open(asked, request.path)
    ids = [row.id for row in listing.rows]
    return page("suppliers/scorecards.html", listing=listing, rubric=template, rules=Rules(template),
                templates=[(str(each.id), each.name) for each in templates], counted=suppliers_counted(listing.total),
                periods=[(str(day), containing(template.period, day).text(language())) for day in periods],
                points=evaluations.points_of_many(ids), states=STATES, tones=STATE_TONES, job=running(JOB),
                bands=standings.standings_of_many([row.party_id for row in listing.rows], template.code),
                waiting=queries.number_waiting())


def newest_ended(template, periods):
    """The first day of the newest period that is over, else of the running one."""
    running = containing(template.period, today(workspace())).first
    return next((first for first in periods if first < running), running)


@bp.post("/scorecards/compute")
@needs("suppliers.manage")
def compute_scorecards():
    start("supplier")
    db.session.commit()
    return done(_("The scorecards are being computed"), url_for(".scorecards"))


def chosen(party_id):
    """(party, template, the published ones) as the address names them."""
    party, templates = find_supplier(party_id), in_force()
    code = request.args.get("template", "")
    known = next((each for each in templates if each.code == code), None)
    if known is None:
        held = {row.code for row in standings.standings_of(party, "supplier")}
        known = next((each for each in templates if each.code in held), templates[0])
    return party, known, templates


@bp.get("/<int:party_id>/scorecard")
@needs("suppliers.read")
def scorecard(party_id):
    party, template, templates = chosen(party_id)
    card = Scorecard(party, template, period_asked(request.args.get("period"), template))
    return page("suppliers/scorecard.html", party=party, card=card, templates=templates, states=STATES,
                tones=STATE_TONES, held=standings.standings_of(party, "supplier"),
                language=language(),
                may_compute=can("suppliers.write") and can_edit(party))


@bp.post("/<int:party_id>/scorecard/compute")
@needs("suppliers.write")
def compute_scorecard(party_id):
    party, template, _templates = chosen(party_id)
    find_supplier(party_id, to="edit")
    made = sum(compute(template, [party.id], period, today(workspace()), by=current_user)
               for period in periods_known(template, today(workspace()), party.id))
    settle_standings(template, [party.id])
    db.session.commit()
    message = _("Computed anew") if made else _("Computed: nothing has changed")
    return done(message, url_for(".scorecard", party_id=party_id, template=template.code))


@bp.get("/<int:party_id>/scorecard/why/<int:evaluation_id>/<int:criterion_id>")
@needs("suppliers.read")
def why(party_id, evaluation_id, criterion_id):
    party, evaluation = find_supplier(party_id), find(Evaluation, evaluation_id)
    criterion = next((each for each in evaluation.template.criteria if each.id == criterion_id), None)
    if evaluation.party_id != party.id or criterion is None or criterion.source == "group":
        abort(404)
    if criterion.measure not in SOURCES:
        raise Refused(_("What people gave is on the page where they judge"))
    return page("suppliers/why.html", party=party, evaluation=evaluation, criterion=criterion,
                **facts_behind(evaluation, criterion))
