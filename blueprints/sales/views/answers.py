"""What becomes of a quote: sent, accepted, declined, followed by a next version; and its deal won."""
from flask import url_for
from flask_login import current_user

from blueprints.sales import bp
from blueprints.sales.actions import moves, orders
from blueprints.sales.actions import quotes as actions
from blueprints.sales.forms.quotes import AcceptForm, DeclineForm
from blueprints.sales.queries import quotes as queries
from core.access import find, needs
from core.page import done, page
from core.words import _
from models import Party, Quote, db


@bp.post("/quotes/<int:quote_id>/send")
@needs("sales.write")
def send_quote(quote_id):
    quote = find(Quote, quote_id, to="edit")
    actions.send_quote(quote, by=current_user)
    db.session.commit()
    return done(_("%(number)s is sent and stays as it is", number=actions.named(quote)),
                url_for(".quote", quote_id=quote_id))


@bp.post("/quotes/<int:quote_id>/next-version")
@needs("sales.write")
def next_version(quote_id):
    made = actions.next_version(find(Quote, quote_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("%(number)s is a draft: change what the customer asked for", number=actions.named(made)),
                url_for(".edit_quote", quote_id=made.id))


@bp.route("/quotes/<int:quote_id>/accept", methods=["GET", "POST"])
@needs("sales.write")
def accept_quote(quote_id):
    quote = find(Quote, quote_id, to="edit")
    deal = quote.deal if quote.deal is not None and quote.deal.is_open else None
    left = [criterion.text for criterion in moves.unticked(deal)] if deal else []
    form = AcceptForm(deal=deal.title if deal else None, left=left,
                      data={"number": orders.next_number(), "win": not left})
    actions.refuse_unless_waiting(quote)
    if form.validate_on_submit():
        find(Party, quote.party_id, to="edit")  # the order is the customer's, whoever's the deal is
        order = actions.accept_quote(quote, number=form.number.data, win=form.wins, by=current_user)
        db.session.commit()
        return done(_("%(quote)s is accepted: order %(order)s is confirmed", quote=actions.named(quote),
                      order=order.number), url_for(".quote", quote_id=quote_id))
    return page("sales/accept_quote.html", form=form, quote=quote, name=actions.named(quote),
                facts=queries.facts_of(quote))


@bp.route("/quotes/<int:quote_id>/decline", methods=["GET", "POST"])
@needs("sales.write")
def decline_quote(quote_id):
    quote, form = find(Quote, quote_id, to="edit"), DeclineForm()
    actions.refuse_unless_waiting(quote)
    if form.validate_on_submit():
        actions.decline_quote(quote, because=form.because.data, by=current_user)
        db.session.commit()
        return done(_("%(number)s is declined", number=actions.named(quote)), url_for(".quote", quote_id=quote_id))
    return page("sales/decline_quote.html", form=form, quote=quote, name=actions.named(quote))


@bp.post("/quotes/<int:quote_id>/win-deal")
@needs("sales.write")
def win_deal_of_quote(quote_id):
    quote = find(Quote, quote_id, to="edit")
    actions.win_deal(quote, by=current_user)
    db.session.commit()
    return done(_("%(deal)s is won", deal=quote.deal.title), url_for(".quote", quote_id=quote_id))
