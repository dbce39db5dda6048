"""A quote on paper: a page to print, and a PDF to send."""
import io

from flask import request, send_file

from blueprints.sales import bp
from blueprints.sales.actions.quotes import named
from blueprints.sales.sheets import sheet_of
from core.access import find, needs
from core.later import Later
from core.page import page
from core.words import LANGUAGES, in_language, language
from models import Quote, db

printing = Later("blueprints.sales.printing")  # all of it is about reportlab


def asked_language():
    """The customer's language rather than the reader's, if the address names one."""
    asked = request.args.get("language")
    return asked if asked in LANGUAGES else language()


@bp.get("/quotes/<int:quote_id>/print")
@needs("sales.read")
def print_quote(quote_id):
    quote = find(Quote, quote_id)
    with in_language(asked_language()):
        return page("sales/print_quote.html", quote=quote, sheet=sheet_of(quote), languages=LANGUAGES,
                    spoken=asked_language())


@bp.get("/quotes/<int:quote_id>/pdf")
@needs("sales.read")
def pdf_of_quote(quote_id):
    quote = find(Quote, quote_id)
    with in_language(asked_language()):
        sheet = sheet_of(quote)
        db.session().read_on()  # drawing takes some milliseconds, and holds up nobody
        drawn = printing.as_pdf(sheet)
    return send_file(io.BytesIO(drawn), "application/pdf", as_attachment=True, download_name=f"{named(quote)}.pdf")
