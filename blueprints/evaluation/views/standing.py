"""Where somebody stands, what that is against, and what a second person allows all the same."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.evaluation.actions import agreeing as actions
from blueprints.evaluation.labels import ACTIONS, ASKED, ASKED_TONES, EFFECT_TONES, EFFECTS
from blueprints.evaluation.queries import standings
from blueprints.evaluation.questions import OverrideForm
from blueprints.evaluation.sharing import find_judged, shared
from core.access import can, can_edit, find
from core.page import done, page
from core.words import _
from models import GUARDED, StandingOverride, db


@shared.route("/<int:party_id>/standing", "read")
def standing(room, party_id):
    party, role = find_judged(room, party_id), room.role
    form = OverrideForm(role=role)
    may_edit = can(f"{room.domain}.write") and can_edit(party)
    if may_edit and form.validate_on_submit():
        actions.ask_override(party, role, **form.facts, by=current_user)
        db.session.commit()
        return done(_("A second person is to agree now"), url_for(".standing", party_id=party_id))
    verdicts = [(ACTIONS[action], standings.allowed(action, party, role)) for action in GUARDED[role]]
    return page("evaluation/standing.html", room=room, party=party, form=form, verdicts=verdicts, may_edit=may_edit,
                held=standings.standings_of(party, role), events=standings.events_of(party, role),
                overrides=standings.overrides_of(party, role), actions=ACTIONS, asked=ASKED, tones=ASKED_TONES,
                effects=EFFECTS, effect_tones=EFFECT_TONES)


@shared.post("/overrides/<int:override_id>/<any(agree, refuse, withdraw):what>", "write")
def decide_override(room, override_id, what):
    row = find(StandingOverride, override_id, to="edit")
    if row.role != room.role:
        abort(404)
    actions.settle_asked(row, what, by=current_user)
    db.session.commit()
    return done(_("Noted"), url_for(".standing", party_id=row.party_id))
