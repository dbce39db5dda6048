"""What customers have of us: all of it, one, recorded and changed, its warranty voided, put away; a warranty looked
up by a serial number."""
from types import SimpleNamespace

from flask import request, url_for
from flask_login import current_user

from blueprints.records.panels import panels_of
from blueprints.service import bp
from blueprints.service.actions import sold_items as actions
from blueprints.service.forms.sold_items import NewSoldItemForm, SoldItemForm, VoidForm
from blueprints.service.labels import STATES, items_counted
from blueprints.service.queries import sold_items as queries
from blueprints.service.queries.settings import product_id
from blueprints.service.views.listed import exported, listed
from blueprints.service.warranty import light, light_for
from blueprints.tasks.panel import tasks_of
from core.access import can, can_edit, find, needs
from core.custom_fields import custom_facts, custom_values
from core.custom_forms import with_custom_fields
from core.page import done, page
from core.times import today
from core.words import _, language
from core.workspace import workspace
from models import SoldItem, db


@bp.get("/sold-items")
@needs("service.read")
def sold_items():
    return listed(queries.ITEMS, "service/sold_items.html", items_counted)


@bp.get("/sold-items/export/<any(csv, xlsx):kind>")
@needs("service.read")
def export_sold_items(kind):
    return exported(queries.ITEMS, kind, "sold-items")


@bp.get("/sold-items/<int:sold_item_id>")
@needs("service.read")
def sold_item(sold_item_id):
    item = find(SoldItem, sold_item_id)
    facts = queries.facts_of(item.id)
    return page("service/sold_item.html", item=item, facts=facts, light=light(facts), panels=panels_of(item),
                tasks=tasks_of(item), order=queries.order_number(item), tickets=queries.tickets_about(item),
                states=STATES, custom=custom_facts(item, language()),
                may_edit=can("service.write") and can_edit(item))


@bp.get("/warranty")
@needs("service.read")
def warranty():
    asked = {name: request.args.get(name, "").replace("\x00", "").strip() for name in ("serial", "product")}
    found = light_for(asked["serial"], product_id(asked["product"]) if asked["product"] else None)
    return page("service/warranty.html", asked=asked, light=found)


@bp.route("/sold-items/new", methods=["GET", "POST"])
@needs("service.write")
def new_sold_item():
    form = with_custom_fields(NewSoldItemForm, "sold_item")(serial=request.args.get("serial"),
                                                            customer=request.args.get("customer"))
    if form.validate_on_submit():
        made = actions.record_item(form.facts, by=current_user)
        db.session.commit()
        return done(_("%(item)s recorded", item=made.serial), url_for(".sold_item", sold_item_id=made.id))
    return page("service/edit_sold_item.html", form=form, item=None)


@bp.route("/sold-items/<int:sold_item_id>/edit", methods=["GET", "POST"])
@needs("service.write")
def edit_sold_item(sold_item_id):
    item = find(SoldItem, sold_item_id, to="edit")
    form = with_custom_fields(SoldItemForm, "sold_item")(obj=entered(item))
    if form.validate_on_submit():
        actions.revise(item, form.facts, by=current_user)
        db.session.commit()
        return done(_("%(item)s saved", item=item.serial), url_for(".sold_item", sold_item_id=item.id))
    return page("service/edit_sold_item.html", form=form, item=item)


def entered(item):
    """A sold item in the words of the form."""
    facts = queries.facts_of(item.id)
    held = {name: getattr(item, name) for name in actions.FACTS}
    return SimpleNamespace(**held, version=item.version, customer=facts.customer, product=facts.product_code or "",
                           order=queries.order_number(item), **custom_values(item))


@bp.route("/sold-items/<int:sold_item_id>/void", methods=["GET", "POST"])
@needs("service.write")
def void_warranty(sold_item_id):
    item, form = find(SoldItem, sold_item_id, to="edit"), VoidForm(day=today(workspace()))
    if form.validate_on_submit():
        actions.void(item, form.day.data, form.reason.data, by=current_user)
        db.session.commit()
        return done(_("The warranty is voided"), url_for(".sold_item", sold_item_id=item.id),
                    undo=url_for(".unvoid_warranty", sold_item_id=item.id))
    return page("service/void_warranty.html", form=form, item=item)


@bp.post("/sold-items/<int:sold_item_id>/unvoid")
@needs("service.write")
def unvoid_warranty(sold_item_id):
    actions.unvoid(find(SoldItem, sold_item_id, to="edit"), by=current_user)
    db.session.commit()
    return done(_("The warranty counts again"), url_for(".sold_item", sold_item_id=sold_item_id))


@bp.post("/sold-items/<int:sold_item_id>/archive")
@needs("service.write")
def archive_sold_item(sold_item_id):
    return acted(actions.archive, sold_item_id, _("In the archive now"), ".restore_sold_item")


@bp.post("/sold-items/<int:sold_item_id>/restore")
@needs("service.write")
def restore_sold_item(sold_item_id):
    return acted(actions.restore, sold_item_id, _("Restored"), ".archive_sold_item")


def acted(action, sold_item_id, message, undo):
    action(find(SoldItem, sold_item_id, to="edit"), by=current_user)
    db.session.commit()
    return done(message, url_for(".sold_item", sold_item_id=sold_item_id),
                undo=url_for(undo, sold_item_id=sold_item_id))
