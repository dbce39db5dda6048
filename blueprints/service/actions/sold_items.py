"""What customers have of us: recorded, revised, its warranty voided and put back, put away."""
from blueprints.service.queries import sold_items as queries
from core import timeline
from core.custom_fields import set_custom_values
from core.jobs import enqueue
from core.page import Refused
from core.search import index_record, name_key
from core.times import today
from core.words import _
from core.workspace import workspace
from measures.warranty import last_day
from models import NO_DAY, NameCard, Product, SoldItem, db, now

FACTS = ("party_id", "serial", "product_id", "what", "order_id", "sold_on", "starts_on", "months", "extension_months")


def record_item(facts, *, by, asks=True):
    """A new one. `asks`: a new customer gets the tasks by which somebody asks how they are doing."""
    item = SoldItem(title="", is_open=False, created_by_id=by.id, serial="", serial_key="", what="", extension_months=0)
    write(item, facts)
    db.session.add(item)
    db.session.flush()
    keep_found(item)
    if asks:
        enqueue("service.check-in", item_id=item.id)
    return item


def revise(item, facts, *, by):
    refuse_archived(item)
    write(item, facts)
    item.updated_at = now()
    keep_found(item)


def write(item, facts):
    """Refused: a serial number that another one of the same product has."""
    set_custom_values(item, facts)
    for name in FACTS:
        if name in facts:
            setattr(item, name, facts[name])
    if queries.is_recorded(item.serial, item.product_id, item.what, but=item.id):
        raise Refused(_("%(serial)s of this product is recorded already", serial=item.serial))
    item.serial_key, item.title = name_key(item.serial), f"{item.serial} · {name_of(item)}"
    item.ends_on = last_day(item.starts_on, item.months, item.extension_months) or NO_DAY


def name_of(item):
    product = db.session.get(Product, item.product_id) if item.product_id else None
    return product.name if product else item.what


def keep_found(item):
    index_record(item, item.title, title_of(item.party_id))


def title_of(party_id):
    customer = db.session.get(NameCard, party_id)
    return customer.title if customer else ""


def void(item, day, reason, *, by):
    """From that day on we owe nothing for it. Refused: a coming day, or where it is voided already."""
    refuse_archived(item)
    if item.voided_on is not None:
        raise Refused(_("The warranty of %(serial)s is voided already", serial=item.serial))
    if day > today(workspace()):
        raise Refused(_("That day is still to come"))
    item.voided_on, item.voided_because = day, reason
    timeline.note(item, "warranty-voided", by=by, reason=reason)


def unvoid(item, *, by):
    """It was voided by mistake."""
    refuse_archived(item)
    if item.voided_on is None:
        raise Refused(_("The warranty of %(serial)s is not voided", serial=item.serial))
    item.voided_on, item.voided_because = None, ""
    timeline.note(item, "warranty-unvoided", by=by)


def archive(item, *, by):
    refuse_archived(item)
    item.archived_at = now()


def restore(item, *, by):
    if not item.is_archived:
        raise Refused(_("%(item)s is not in the archive", item=item.serial))
    item.archived_at = None
    write(item, {})


def refuse_archived(item):
    if item.is_archived:
        raise Refused(_("%(item)s is in the archive: restore it first", item=item.serial))
