"""Products by code: looked up, made when unknown, renamed, put into the archive."""
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.page import Refused
from core.search import fold, name_key
from core.words import _
from models import Product, db, now


def code_key(code):
    """How product codes and order numbers are compared."""
    return fold(code).strip()


def create_product(code, name):
    """A product entered by hand."""
    if code_in_use(code):
        raise _taken(code)
    product = Product(code=code, code_key=code_key(code), name=name, name_key=name_key(name))
    db.session.add(product)
    _store(product, code)
    return product


def revise_product(product, code, name):
    """Another code or name; the lines that sold it keep the words they were sold under."""
    if code_key(code) != product.code_key and code_in_use(code):
        raise _taken(code)
    product.code, product.code_key = code, code_key(code)
    product.name, product.name_key = name, name_key(name)
    _store(product, code)


def _store(product, code):
    try:
        db.session.flush()
    except IntegrityError:  # somebody else took the code a moment ago
        raise _taken(code) from None


def _taken(code):
    return Refused(_("There is a product %(code)s already, maybe in the archive", code=code))


def archive_product(product):
    """Take it out of the list; its orders stay, and an order that names its code finds it."""
    if product.archived_at is not None:
        raise Refused(_("%(product)s is in the archive already", product=product.name))
    product.archived_at = now()


def restore_product(product):
    if product.archived_at is None:
        raise Refused(_("%(product)s is not in the archive", product=product.name))
    product.archived_at = None


def code_in_use(code):
    return db.session.scalar(sa.select(Product.id).where(Product.code_key == code_key(code))) is not None


def codes_of(lines):
    """{product id: code} of the products that lines hold."""
    ids = {line.product_id for line in lines}
    return dict(db.session.execute(sa.select(Product.id, Product.code).where(Product.id.in_(ids))).all())


class Products:
    """Products by code, read when first asked for and made when unknown; keep one for a whole import."""

    def __init__(self):
        self._ids = {}

    def load(self, codes):
        """Look many codes up in one statement."""
        keys = {code_key(code) for code in codes} - self._ids.keys()
        if keys:
            self._ids |= dict(db.session.execute(
                sa.select(Product.code_key, Product.id).where(Product.code_key.in_(sorted(keys)))).all())

    def id_of(self, code, name=""):
        key = code_key(code)
        if key not in self._ids:
            self.load([code])
        if key not in self._ids:
            self._make(code.strip(), name or code)
        return self._ids[key]

    def _make(self, code, name):
        product = Product(code=code, code_key=code_key(code), name=name, name_key=name_key(name))
        try:
            with db.session.begin_nested():
                db.session.add(product)
                db.session.flush()
            self._ids[product.code_key] = product.id
        except IntegrityError:  # somebody else sold it for the first time a moment ago
            self.load([code])

    def make_missing(self, named):
        """Make all unknown products of {code: name} in one statement."""
        self.load(named)
        missing = {code_key(code): (code.strip(), name or code) for code, name in named.items()
                   if code_key(code) not in self._ids}
        fresh = [Product(code=code, code_key=key, name=name, name_key=name_key(name))
                 for key, (code, name) in missing.items()]
        db.session.add_all(fresh)
        db.session.flush()
        self._ids |= {product.code_key: product.id for product in fresh}
