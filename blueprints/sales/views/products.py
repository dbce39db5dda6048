"""The list of products and the page of each."""
from flask import request, url_for

from blueprints.sales import bp
from blueprints.sales.actions import products as actions
from blueprints.sales.export_columns import PRODUCT_COLUMNS
from blueprints.sales.forms.products import EditProductForm, NewProductForm
from blueprints.sales.queries import products as queries
from blueprints.sales.queries.prices import holding
from core.access import find, needs
from core.export import export
from core.listing import counted
from core.page import done, page
from core.words import _, language
from models import Product, db


@bp.get("/products")
@needs("sales.read")
def products():
    listing = queries.PRODUCTS.open(request.args, request.path)
    return page("sales/products.html", listing=listing, sold=queries.sold([row.id for row in listing.rows]),
                counted=counted(listing.total, language()))


@bp.get("/products/export/<any(csv, xlsx):kind>")
@needs("sales.read")
def export_products(kind):
    listing = queries.PRODUCTS.open(request.args, request.path)
    return export(kind, "products", PRODUCT_COLUMNS, listing.all_rows())


@bp.get("/products/<int:product_id>")
@needs("sales.read")
def product(product_id):
    found = find(Product, product_id)
    return page("sales/product.html", product=found, orders=queries.last_orders(product_id),
                sold=queries.sold([product_id]).get(product_id), prices=holding(product_id))


@bp.route("/products/new", methods=["GET", "POST"])
@needs("sales.write")
def new_product():
    form = NewProductForm()
    if form.validate_on_submit():
        made = actions.create_product(form.code.data, form.name.data)
        db.session.commit()
        return done(_("%(product)s saved", product=made.name), url_for(".product", product_id=made.id))
    return page("sales/edit_product.html", form=form, product=None)


@bp.route("/products/<int:product_id>/edit", methods=["GET", "POST"])
@needs("sales.write")
def edit_product(product_id):
    found = find(Product, product_id, to="edit")
    form = EditProductForm(obj=found)
    if form.validate_on_submit():
        actions.revise_product(found, form.code.data, form.name.data)
        db.session.commit()
        return done(_("%(product)s saved", product=found.name), url_for(".product", product_id=product_id))
    return page("sales/edit_product.html", form=form, product=found)


@bp.post("/products/<int:product_id>/archive")
@needs("sales.write")
def archive_product(product_id):
    found = find(Product, product_id, to="edit")
    actions.archive_product(found)
    db.session.commit()
    return done(_("%(product)s is in the archive", product=found.name), url_for(".product", product_id=product_id))


@bp.post("/products/<int:product_id>/restore")
@needs("sales.write")
def restore_product(product_id):
    found = find(Product, product_id, to="edit")
    actions.restore_product(found)
    db.session.commit()
    return done(_("%(product)s is back", product=found.name), url_for(".product", product_id=product_id))
