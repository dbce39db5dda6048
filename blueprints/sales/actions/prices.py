"""Price lists and what stands in them, and what a product costs on a day."""
from decimal import ROUND_HALF_UP, Decimal

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from blueprints.sales.actions.products import code_key
from core import money
from core.page import Refused
from core.search import name_key
from core.words import _
from models import NO_DAY, Price, PriceList, Product, db, now


def create_list(*, name, currency, valid_from, valid_until=None):
    """A price list without prices as yet. Refused: a name in use, an end before the beginning."""
    listed = PriceList(name="", name_key="", currency=currency)
    _write(listed, name, valid_from, valid_until)
    db.session.add(listed)
    _store(listed)
    return listed


def revise_list(listed, *, name, valid_from, valid_until=None):
    """Another name or validity. Its currency stays: prices would mean something else."""
    refuse_archived(listed)
    _write(listed, name, valid_from, valid_until)
    _store(listed)


def _write(listed, name, valid_from, valid_until):
    valid_until = valid_until or NO_DAY
    if valid_until < valid_from:
        raise Refused(_("A price list cannot end before it begins"))
    listed.name, listed.name_key = name, name_key(name)
    listed.valid_from, listed.valid_until = valid_from, valid_until


def _store(listed):
    name = listed.name  # a flush that fails takes the attributes away
    try:
        db.session.flush()
    except IntegrityError:
        raise Refused(_("There is a price list %(name)s already", name=name)) from None


def name_in_use(name, but=None):
    """Is there a price list of this name outside the archive, besides the one with the id `but`?"""
    taken = sa.select(PriceList.id).where(PriceList.name_key == name_key(name), PriceList.archived_at.is_(None))
    return db.session.scalar(taken.where(PriceList.id != but) if but else taken) is not None


def copy_list(listed, *, name, valid_from, valid_until=None, percent=0):
    """Next year's list: all prices of this one, raised by `percent`."""
    copied = create_list(name=name, currency=listed.currency, valid_from=valid_from, valid_until=valid_until)
    for price in db.session.scalars(sa.select(Price).where(Price.price_list_id == listed.id)):
        db.session.add(Price(price_list_id=copied.id, product_id=price.product_id,
                             unit_price=raised(price.unit_price, percent, listed.currency)))
    return copied


def raised(unit_price, percent, currency):
    """A price raised by `percent`, rounded half up to as many decimals as it had, at least those of the currency."""
    places = max(money.decimals(currency), -unit_price.normalize().as_tuple().exponent)
    return (unit_price * (100 + Decimal(percent)) / 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def archive_list(listed):
    refuse_archived(listed)
    listed.archived_at = now()


def restore_list(listed):
    if listed.archived_at is None:
        raise Refused(_("%(name)s is not in the archive", name=listed.name))
    if name_in_use(listed.name):
        raise Refused(_("There is a price list %(name)s already", name=listed.name))
    listed.archived_at = None


def refuse_archived(listed):
    if listed.archived_at is not None:
        raise Refused(_("%(name)s is in the archive: restore it first", name=listed.name))


def set_price(listed, code, unit_price):
    """What a known product costs by this list from now on; returns the product. Refused: a code nobody knows."""
    refuse_archived(listed)
    product = db.session.scalars(sa.select(Product).where(Product.code_key == code_key(code))).one_or_none()
    if product is None:
        raise Refused(_("There is no product %(code)s", code=code))
    price = db.session.get(Price, (listed.id, product.id))
    if price is None:
        db.session.add(Price(price_list_id=listed.id, product_id=product.id, unit_price=unit_price))
    else:
        price.unit_price = unit_price
    return product


def remove_price(price):
    """The product has no price by this list any more; quotes and orders keep what they were made with."""
    db.session.delete(price)


def prices_on(day, currency, codes):
    """{code key: unit price} of these products on a day in a currency, from the list that began last."""
    keys = sorted({code_key(code) for code in codes})
    query = sa.select(Product.code_key, Price.unit_price).join(Price, Price.product_id == Product.id).join(
        PriceList, PriceList.id == Price.price_list_id).where(
        Product.code_key.in_(keys), PriceList.currency == currency, PriceList.archived_at.is_(None),
        PriceList.valid_from <= day, PriceList.valid_until >= day)
    rows = db.session.execute(query.order_by(PriceList.valid_from, PriceList.id)) if keys else ()
    return {key: price for key, price in rows}
