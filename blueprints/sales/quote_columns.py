"""What the list of quotes can show, and the states they are in as people tell them apart."""
from operator import attrgetter

from sqlalchemy.orm import aliased

from blueprints.sales.labels import QUOTE_STATES, QUOTE_TONES
from core import export
from core.columns import Column
from core.words import _, _l
from models import NameCard, Quote

Customer, About = aliased(NameCard), aliased(NameCard)


def version(row, _language):
    return _("version %(number)s", number=row.revision) if row.revision > 1 else ""


QUOTE_COLUMNS = (
    Column("number", _l("Number"), (Quote.number, Quote.revision), second=version, sort="number",
           beside=(export.Column(_l("Version"), attrgetter("revision")),)),
    Column("customer", _l("Customer"), (Customer.title.label("customer"),),
           join=(Customer, Customer.id == Quote.party_id)),
    Column("deal", _l("Deal"), (About.title.label("deal"),), join=(About, About.id == Quote.deal_id)),
    Column("state", _l("State"), (Quote.state,), "badge", names=QUOTE_STATES, tones=QUOTE_TONES),
    Column("date", _l("Date"), (Quote.issued_on,), "day", attrgetter("issued_on"), sort="date"),
    Column("valid-until", _l("Valid until"), (Quote.valid_until,), "day", sort="valid-until"),
    Column("net", _l("Without tax"), (Quote.net_cents, Quote.currency), "money", attrgetter("net_cents"),
           currency=attrgetter("currency"), shown=False,
           beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
    Column("total", _l("Total"), (Quote.total_cents, Quote.currency), "money", attrgetter("total_cents"),
           currency=attrgetter("currency"), sort="total",
           beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
)
