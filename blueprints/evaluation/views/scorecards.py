"""Scorecards: all of a period beside each other, one of them, and the facts behind each figure."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.evaluation.actions.computing import compute
from blueprints.evaluation.actions.standings import settle_standings
from blueprints.evaluation.choices import Choices
from blueprints.evaluation.jobs import JOB, periods_known, start
from blueprints.evaluation.labels import STATE_TONES, STATES
from blueprints.evaluation.queries import scorecards as queries
from blueprints.evaluation.queries import standings, templates
from blueprints.evaluation.rules import Rules
from blueprints.evaluation.scorecard import Scorecard, period_asked
from blueprints.evaluation.sharing import find_judged, shared
from blueprints.evaluation.sources import SOURCES
from blueprints.evaluation.why import facts_behind
from core.access import can, can_edit, find
from core.jobs import running
from core.page import Refused, done, page
from core.periods import containing
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import Evaluation, db


def judged_by(room):
    """The templates they are judged by, at least one, in plain values."""
    found = templates.in_force(room.role)
    if not found:
        raise Refused(_("No template of scorecards is in force: publish one first"))
    return found


@shared.get("/scorecards", "read")
def scorecards(room):
    known = judged_by(room)
    template = next((each for each in known if str(each.id) == request.args.get("template")), known[0])
    periods = queries.periods_known(template)
    asked = request.args.copy()
    asked["template"] = str(template.id)
    asked.setdefault("period", str(newest_ended(template, periods)))
    listing = queries.SCORECARDS[room.role].open(asked, request.path)
    criteria, total = Rules(template).leaves, listing.total
    return page("evaluation/scorecards.html", room=room, listing=listing, rubric=template, criteria=criteria,
                lines=queries.lines_of(listing.rows, template, criteria),
                choices=Choices(room.role, known, template, periods), counted=room.counted(total),
                states=STATES, tones=STATE_TONES, job=running(JOB), waiting=room.waits())


def newest_ended(template, periods):
    """The first day of the newest period that is over, else of the running one."""
    running = containing(template.period, today(workspace())).first
    return next((first for first in periods if first < running), running)


@shared.post("/scorecards/compute", "manage")
def compute_scorecards(room):
    start(room.role)
    db.session.commit()
    return done(_("The scorecards are being computed"), url_for(".scorecards"))


def chosen(room, party_id):
    """(party, its standings, the template as the address names it, those in force)."""
    party, known, code = find_judged(room, party_id), judged_by(room), request.args.get("template", "")
    held = standings.standings_of(party, room.role)
    codes = [code, *(row.code for row in held)]
    return party, held, next((each for code in codes for each in known if each.code == code), known[0]), known


@shared.get("/<int:party_id>/scorecard", "read")
def scorecard(room, party_id):
    party, held, template, known = chosen(room, party_id)
    card = Scorecard(party, template, period_asked(request.args.get("period"), template))
    return page("evaluation/scorecard.html", room=room, party=party, card=card, templates=known, states=STATES,
                tones=STATE_TONES, held=held, language=language(),
                may_compute=can(f"{room.domain}.write") and can_edit(party))


@shared.post("/<int:party_id>/scorecard/compute", "write")
def compute_scorecard(room, party_id):
    party, _held, template, _known = chosen(room, party_id)
    find_judged(room, party_id, to="edit")
    made = sum(compute(template, [party.id], period, today(workspace()), by=current_user)
               for period in periods_known(template, today(workspace()), party.id))
    settle_standings(template, [party.id])
    db.session.commit()
    message = _("Computed anew") if made else _("Computed: nothing has changed")
    return done(message, url_for(".scorecard", party_id=party_id, template=template.code))


@shared.get("/<int:party_id>/scorecard/why/<int:evaluation_id>/<int:criterion_id>", "read")
def why(room, party_id, evaluation_id, criterion_id):
    party, evaluation = find_judged(room, party_id), find(Evaluation, evaluation_id)
    template = templates.template_called(evaluation.template_id)
    criterion = next((each for each in template.criteria if each.id == criterion_id), None)
    is_theirs = (evaluation.party_id, evaluation.role) == (party.id, room.role)
    if not is_theirs or criterion is None or criterion.source == "group":
        abort(404)
    if criterion.measure not in SOURCES:
        raise Refused(_("What people gave is on the page where they judge"))
    return page("evaluation/why.html", room=room, party=party, evaluation=evaluation, criterion=criterion,
                rubric=template, **facts_behind(template, evaluation, criterion))
