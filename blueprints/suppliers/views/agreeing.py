"""What a second person agrees to: an order line that does not count, a supplier we may order of all the same."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.actions import agreeing as actions
from blueprints.evaluation.labels import ACTIONS, ASKED, ASKED_TONES, EFFECT_TONES, EFFECTS, EXCUSES
from blueprints.evaluation.queries import standings
from blueprints.evaluation.questions import ExcuseForm, OverrideForm
from blueprints.suppliers import bp
from blueprints.suppliers.queries import scorecards as queries
from blueprints.suppliers.views.suppliers import find_supplier
from core.access import can, can_edit, find, needs
from core.page import Refused, done, page
from core.words import _
from models import LineExcuse, PurchaseLine, StandingOverride, db


@bp.route("/deliveries/<int:line_id>/excuse", methods=["GET", "POST"])
@needs("suppliers.write")
def excuse_line(line_id):
    line, form = find(PurchaseLine, line_id, to="edit"), ExcuseForm()
    if form.validate_on_submit():
        actions.excuse(line, **form.facts, by=current_user)
        db.session.commit()
        return done(_("A second person is to agree now"), url_for(".line", line_id=line_id))
    return page("suppliers/excuse_line.html", form=form, line=line)


@bp.get("/excuses")
@needs("suppliers.read")
def excuses():
    return page("suppliers/excuses.html", rows=queries.excuses(), codes=EXCUSES, may_decide=can("suppliers.write"))


@bp.post("/excuses/<int:excuse_id>/<any(agree, refuse, withdraw):what>")
@needs("suppliers.write")
def decide_excuse(excuse_id, what):
    row = find(LineExcuse, excuse_id, to="edit")
    decide(row, what)
    url = url_for(".line", line_id=row.line_id) if request.args.get("from") == "line" else url_for(".excuses")
    return done(_("Noted"), url)


def decide(row, what):
    """Whoever asked may withdraw it; another one agrees or refuses; an agreement can be taken back."""
    if what == "withdraw":
        if row.state == "asked" and row.asked_by_id != current_user.id:
            raise Refused(_("Whoever asked can take it back"))
        actions.take_back(row)
    else:
        actions.decide(row, what == "agree", by=current_user)
    db.session.commit()


@bp.route("/<int:party_id>/standing", methods=["GET", "POST"])
@needs("suppliers.read")
def standing(party_id):
    party = find_supplier(party_id)
    form = OverrideForm(role="supplier")
    may_edit = can("suppliers.write") and can_edit(party)
    if may_edit and form.validate_on_submit():
        actions.ask_override(party, "supplier", **form.facts, by=current_user)
        db.session.commit()
        return done(_("A second person is to agree now"), url_for(".standing", party_id=party_id))
    verdicts = [(ACTIONS[action], standings.allowed(action, party, "supplier")) for action in ("ask", "order")]
    return page("suppliers/standing.html", party=party, form=form, verdicts=verdicts, may_edit=may_edit,
                held=standings.standings_of(party, "supplier"), events=standings.events_of(party, "supplier"),
                overrides=standings.overrides_of(party, "supplier"), actions=ACTIONS, asked=ASKED, tones=ASKED_TONES,
                effects=EFFECTS, effect_tones=EFFECT_TONES)


@bp.post("/overrides/<int:override_id>/<any(agree, refuse, withdraw):what>")
@needs("suppliers.write")
def decide_override(override_id, what):
    row = find(StandingOverride, override_id, to="edit")
    decide(row, what)
    return done(_("Noted"), url_for(".standing", party_id=row.party_id))
