"""The lines of a deal, and who has a part in it."""
from flask import request, url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import deal_parts as actions
from blueprints.sales.deal_labels import PARTS
from blueprints.sales.forms.deal_parts import DealLinesForm, PartForm, entered
from blueprints.sales.queries import deal as queries
from blueprints.sales.queries.products import suggested
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Deal, db


@bp.route("/deals/<int:deal_id>/lines", methods=["GET", "POST"])
@needs("sales.write")
def deal_lines(deal_id):
    deal = find(Deal, deal_id, to="edit")
    form = DealLinesForm(obj=entered(deal, queries.lines_of(deal)))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        actions.write_lines(deal, form.facts)
        db.session.commit()
        return done(_("%(deal)s saved", deal=deal.title), url_for(".deal", deal_id=deal_id))
    codes = [text for name, text in request.args.items() if name.endswith("-code")]
    return page("sales/deal_lines.html", form=form, deal=deal, products=suggested(codes))


@bp.post("/deals/<int:deal_id>/amount-from-lines")
@needs("sales.write")
def amount_from_lines(deal_id):
    deal = find(Deal, deal_id, to="edit")
    actions.amount_from_lines(deal, by=current_user)
    db.session.commit()
    return done(_("The amount is what the lines add up to"), url_for(".deal", deal_id=deal_id))


@bp.route("/deals/<int:deal_id>/people/new", methods=["GET", "POST"])
@needs("sales.write")
def give_part(deal_id):
    deal = find(Deal, deal_id, to="edit")
    form = PartForm(part=request.args.get("part") if request.args.get("part") in PARTS else "decides")
    if form.validate_on_submit():
        actions.give_part(deal, form.person.data, form.part.data)
        db.session.commit()
        return done(_("%(deal)s saved", deal=deal.title), url_for(".deal", deal_id=deal_id))
    return page("sales/give_part.html", form=form, deal=deal,
                names=queries.suggestions(request.args.get("person", "")))


@bp.post("/deals/<int:deal_id>/people/<int:party_id>/<any(decides, uses, pays, blocks, competes):part>/remove")
@needs("sales.write")
def take_part_away(deal_id, party_id, part):
    deal = find(Deal, deal_id, to="edit")
    actions.take_part_away(deal, party_id, part)
    db.session.commit()
    return done(_("%(deal)s saved", deal=deal.title), url_for(".deal", deal_id=deal_id))
