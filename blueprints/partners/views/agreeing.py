"""What a second person agrees to: a deal that does not count against its partner. And the ranking of partners."""
from flask import abort, url_for
from flask_login import current_user

from blueprints.evaluation.actions import agreeing as actions
from blueprints.evaluation.labels import EXCUSES
from blueprints.evaluation.questions import ExcuseForm
from blueprints.partners import bp
from blueprints.partners.queries import excuses as queries
from blueprints.partners.queries.ranking import ranking as ranked
from blueprints.partners.views.partners import find_partner
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import FactExcuse, db


@bp.get("/ranking")
@needs("partners.read")
def ranking():
    return page("partners/ranking.html", rows=ranked())


@bp.route("/<int:party_id>/deals/<int:fact_id>/excuse", methods=["GET", "POST"])
@needs("partners.write")
def excuse_fact(party_id, fact_id):
    partner, form = find_partner(party_id, to="edit"), ExcuseForm()
    if not queries.is_theirs(partner, fact_id):
        abort(404)
    if form.validate_on_submit():
        actions.excuse_fact(partner, "partner", fact_id, **form.facts, by=current_user)
        db.session.commit()
        return done(_("A second person is to agree now"), url_for(".excuses"))
    return page("partners/excuse_fact.html", form=form, partner=partner, fact_id=fact_id,
                title=queries.titles_of([fact_id]).get(fact_id))


@bp.get("/excuses")
@needs("partners.read")
def excuses():
    rows = queries.excuses()
    return page("partners/excuses.html", rows=rows, codes=EXCUSES, may_decide=can("partners.write"),
                titles=queries.titles_of([row.fact_id for row in rows]))


@bp.post("/excuses/<int:excuse_id>/<any(agree, refuse, withdraw):what>")
@needs("partners.write")
def decide_excuse(excuse_id, what):
    row = find(FactExcuse, excuse_id)
    find_partner(row.party_id, to="edit")
    actions.settle_asked(row, what, by=current_user)
    db.session.commit()
    return done(_("Noted"), url_for(".excuses"))
