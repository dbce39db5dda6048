"""The list of deals and its files."""
from flask import request

from blueprints.sales import bp
from blueprints.sales.deal_choices import DRAWN, Choices, chips_of
from blueprints.sales.list_labels import deals_listed
from blueprints.sales.queries.deals import DEALS, in_good_order
from core.access import needs
from core.export import export
from core.page import page


@bp.get("/deals")
@needs("sales.read")
def deals():
    listing = DEALS.open(in_good_order(request.args), request.path)
    return page("sales/deals.html", listing=listing, choices=Choices(listing), chips=chips_of(listing),
                counted=deals_listed(listing.total), drawn=DRAWN)


@bp.get("/deals/export/<any(csv, xlsx):kind>")
@needs("sales.read")
def export_deals(kind):
    listing = DEALS.open(in_good_order(request.args), request.path)
    return export(kind, "deals", listing.file_columns(), listing.all_rows())
