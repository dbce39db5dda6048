"""What a second person agrees to: an order line that does not count."""
from flask import request, url_for
from flask_login import current_user

from blueprints.evaluation.actions import agreeing as actions
from blueprints.evaluation.labels import EXCUSES
from blueprints.evaluation.questions import ExcuseForm
from blueprints.suppliers import bp
from blueprints.suppliers.queries import excuses as queries
from core.access import can, find, needs
from core.page import done, page
from core.words import _
from models import LineExcuse, PurchaseLine, db


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
    actions.settle_asked(row, what, by=current_user)
    db.session.commit()
    url = url_for(".line", line_id=row.line_id) if request.args.get("from") == "line" else url_for(".excuses")
    return done(_("Noted"), url)
