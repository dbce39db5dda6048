"""The list of quotes, the page of one, writing one, and its print."""
from datetime import timedelta

from flask import request, url_for
from flask_login import current_user
from werkzeug.utils import redirect

from blueprints.sales import bp
from blueprints.sales.actions import quotes as actions
from blueprints.sales.forms.lines import BLANK_LINES
from blueprints.sales.forms.quotes import EditQuoteForm, NewQuoteForm, as_written
from blueprints.sales.labels import QUOTE_STATES, QUOTE_TONES
from blueprints.sales.queries import quotes as queries
from blueprints.sales.queries.orders import customer_name, usual_currency
from blueprints.sales.queries.products import suggested
from blueprints.sales.views.entering import asked_row, codes_being_typed
from core.access import find, needs
from core.exact_field import tidy
from core.export import export
from core.listing import counted
from core.page import Refused, done, page
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import Deal, Party, Quote, db

VALID_DAYS = 30  # what a new quote begins with


@bp.get("/quotes")
@needs("sales.read")
def quotes():
    listing = queries.QUOTES.open(request.args, request.path)
    look_ups = {"customer": customer_name, "deal": queries.deal_name}
    chips = {name: look_up(listing.filters[name]) for name, look_up in look_ups.items() if listing.filters[name]}
    return page("sales/quotes.html", listing=listing, chips=chips, counted=counted(listing.total, language()),
                state_choices=[("", _("All states")), *QUOTE_STATES.items()],
                ending_choices=[("", _("Any end")), ("soon", _("Ends within %(days)s days", days=queries.SOON)),
                                ("over", _("Is over, no answer"))],
                version_choices=[("", _("Last versions")), ("all", _("All versions"))])


@bp.get("/quotes/export/<any(csv, xlsx):kind>")
@needs("sales.read")
def export_quotes(kind):
    listing = queries.QUOTES.open(request.args, request.path)
    return export(kind, "quotes", listing.file_columns(), listing.all_rows())


@bp.get("/quotes/<int:quote_id>")
@needs("sales.read")
def quote(quote_id):
    found = find(Quote, quote_id)
    lines = queries.lines_of(found)
    return page("sales/quote.html", quote=found, name=actions.named(found), facts=queries.facts_of(found), lines=lines,
                sums=queries.sums_of(lines), versions=queries.versions_of(found), states=QUOTE_STATES,
                tones=QUOTE_TONES, is_over=found.state == "sent" and found.valid_until < today(workspace()))


@bp.route("/quotes/new", methods=["GET", "POST"])
@needs("sales.write")
def new_quote():
    deal = find(Deal, asked_row("deal"), to="edit") if "deal" in request.args else None
    if deal is None and "customer" not in request.args:
        return redirect(url_for(".choose_customer", to="quote"), 303)
    if deal is not None and deal.party_id is None:
        raise Refused(_("Say first whose deal %(deal)s is: a quote needs a customer", deal=deal.title))
    party = find(Party, deal.party_id if deal else asked_row("customer"), to="read" if deal else "edit")
    form = NewQuoteForm(data=first_entries(party, deal))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        made = actions.write_quote(party, form.facts(), form.line_facts(), number=form.number.data, deal=deal,
                                   by=current_user)
        db.session.commit()
        return done(_("Quote %(number)s saved", number=made.number), url_for(".quote", quote_id=made.id))
    return draw_form(form, party, deal, None)


def first_entries(party, deal):
    """What a new quote begins with; of a deal with lines, those."""
    currency, day = deal.currency if deal else usual_currency(party.id), today(workspace())
    rate = queries.usual_tax(currency)
    tax = tidy(rate * 100) if rate else None
    lines = [{**line, "tax": tax} for line in queries.entered_lines(deal)] if deal else []
    return {"number": actions.next_number(), "issued_on": day, "valid_until": day + timedelta(VALID_DAYS),
            "currency": currency, "lines": lines or [{"tax": tax}] * BLANK_LINES}


@bp.route("/quotes/<int:quote_id>/edit", methods=["GET", "POST"])
@needs("sales.write")
def edit_quote(quote_id):
    found = find(Quote, quote_id, to="edit")
    form = EditQuoteForm(obj=as_written(found, queries.lines_of(found)))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit():
        actions.revise_quote(found, form.facts(), form.line_facts())
        db.session.commit()
        return done(_("Quote %(number)s saved", number=actions.named(found)), url_for(".quote", quote_id=quote_id))
    return draw_form(form, found.party, found.deal, found)


def draw_form(form, party, deal, quote):
    url = url_for(".edit_quote", quote_id=quote.id) if quote else url_for(
        ".new_quote", **({"deal": deal.id} if deal else {"customer": party.id}))
    back = url_for(".quote", quote_id=quote.id) if quote else url_for(".quotes")
    return page("sales/edit_quote.html", form=form, customer=party, deal=deal, quote=quote, url=url, back=back,
                name=actions.named(quote) if quote else "", products=suggested(codes_being_typed()))
