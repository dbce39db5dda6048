"""Price lists and what stands in them."""
from types import SimpleNamespace

from flask import abort, request, url_for

from blueprints.sales import bp
from blueprints.sales.actions import prices as actions
from blueprints.sales.forms.prices import CopyListForm, EditListForm, NewListForm, PriceForm
from blueprints.sales.queries import prices as queries
from core.access import find, needs
from core.listing import counted
from core.page import done, page
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import NO_DAY, Price, PriceList, db


@bp.get("/price-lists")
@needs("sales.read")
def price_lists():
    archived = request.args.get("archived") == "yes"
    return page("sales/price_lists.html", lists=queries.price_lists(archived=archived), archived=archived,
                today=today(workspace()), no_day=NO_DAY)


@bp.route("/price-lists/new", methods=["GET", "POST"])
@needs("sales.manage")
def new_price_list():
    form = NewListForm(data={"currency": workspace().currency, "valid_from": today(workspace())})
    if form.validate_on_submit():
        made = actions.create_list(**form.facts(), currency=form.currency.data)
        db.session.commit()
        return done(_("%(name)s saved", name=made.name), url_for(".price_list", list_id=made.id))
    return page("sales/edit_price_list.html", form=form, price_list=None, url=url_for(".new_price_list"))


@bp.get("/price-lists/<int:list_id>")
@needs("sales.read")
def price_list(list_id):
    return page("sales/price_list.html", **shown(find(PriceList, list_id)))


def shown(listed, form=None):
    """What the page of a price list draws."""
    listing = queries.PRICES.open({**request.args, "list": str(listed.id)}, url_for(".price_list", list_id=listed.id))
    return {"price_list": listed, "listing": listing, "form": form or PriceForm(None), "no_day": NO_DAY,
            "counted": counted(listing.total, language())}


@bp.post("/price-lists/<int:list_id>/prices")
@needs("sales.manage")
def set_price(list_id):
    listed, form = find(PriceList, list_id, to="edit"), PriceForm()
    if not form.validate():
        return page("sales/price_list.html", **shown(listed, form))
    product = actions.set_price(listed, form.code.data, form.unit_price.data)
    db.session.commit()
    return done(_("%(product)s has its price", product=product.name), url_for(".price_list", list_id=list_id))


@bp.post("/price-lists/<int:list_id>/prices/<int:product_id>/remove")
@needs("sales.manage")
def remove_price(list_id, product_id):
    find(PriceList, list_id, to="edit")
    price = db.session.get(Price, (list_id, product_id)) or abort(404)
    actions.remove_price(price)
    db.session.commit()
    return done(_("Price removed"), url_for(".price_list", list_id=list_id))


@bp.route("/price-lists/<int:list_id>/edit", methods=["GET", "POST"])
@needs("sales.manage")
def edit_price_list(list_id):
    listed = find(PriceList, list_id, to="edit")
    form = EditListForm(obj=SimpleNamespace(
        version=listed.version, name=listed.name, valid_from=listed.valid_from,
        valid_until=None if listed.valid_until == NO_DAY else listed.valid_until), list_id=list_id)
    if form.validate_on_submit():
        actions.revise_list(listed, **form.facts())
        db.session.commit()
        return done(_("%(name)s saved", name=listed.name), url_for(".price_list", list_id=list_id))
    return page("sales/edit_price_list.html", form=form, price_list=listed,
                url=url_for(".edit_price_list", list_id=list_id))


@bp.route("/price-lists/<int:list_id>/copy", methods=["GET", "POST"])
@needs("sales.manage")
def copy_price_list(list_id):
    listed, form = find(PriceList, list_id, to="edit"), CopyListForm()
    if form.validate_on_submit():
        made = actions.copy_list(listed, **form.facts(), percent=form.percent.data or 0)
        db.session.commit()
        return done(_("%(name)s saved", name=made.name), url_for(".price_list", list_id=made.id))
    return page("sales/edit_price_list.html", form=form, price_list=listed,
                url=url_for(".copy_price_list", list_id=list_id))


@bp.post("/price-lists/<int:list_id>/archive")
@needs("sales.manage")
def archive_price_list(list_id):
    listed = find(PriceList, list_id, to="edit")
    actions.archive_list(listed)
    db.session.commit()
    return done(_("%(name)s is in the archive", name=listed.name), url_for(".price_list", list_id=list_id))


@bp.post("/price-lists/<int:list_id>/restore")
@needs("sales.manage")
def restore_price_list(list_id):
    listed = find(PriceList, list_id, to="edit")
    actions.restore_list(listed)
    db.session.commit()
    return done(_("%(name)s is back", name=listed.name), url_for(".price_list", list_id=list_id))
