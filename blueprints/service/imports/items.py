"""The import of what customers have of us: one row for each thing, with its serial number and its warranty."""
from collections import Counter
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from blueprints.customers.imports.matching import BY_NAME, Match, find_customers
from blueprints.service.actions import sold_items as actions
from blueprints.service.imports.item_fields import ITEMS, MOST_MONTHS
from core.access import of
from core.bulk import delete_rows
from core.importing.problems import CellError
from core.importing.targets import Finding, Step, Target, register
from core.importing.undoing import decide, referred_to
from core.search import name_key
from core.words import _, _l
from models import Change, Product, Record, SearchDoc, SoldItem, db

DAYS = ("sold_on", "starts_on", "voided_on")
NUMBERS = ("months", "extension_months")
BECOME = {"new": "created", "changed": "changed", "unchanged": "unchanged"}
GOES_WITH_IT = (SoldItem, SearchDoc, Change)


class SoldItems(Target):
    name = "sold-items"
    label = _l("Sold items")
    about = _l("What customers bought, one row for each thing with a serial number")
    domain = "service"
    fields = ITEMS
    things = {"item": _l("Sold items")}
    pages = {"item": ("service.sold_item", "sold_item_id")}
    summed_up = {"item": "items"}

    def refusals(self, mapping):
        if "serial" not in mapping:
            yield _("Choose the column of the serial number")
        if "customer" not in mapping:
            yield _("Choose the column of the customer")
        if "product" not in mapping:
            yield _("Choose the column of the product")

    def place(self, values, terms):
        for name, missing in (("serial", _("No serial number")), ("customer", _("No customer")),
                              ("product", _("No product"))):
            if not name_key(values.get(name) or ""):
                raise CellError(missing)
        if not all(fits(name, values) for name in NUMBERS):
            raise CellError(_("A warranty runs for 1 to %(most)s months", most=MOST_MONTHS))
        return ((f"{name_key(values['serial'])}|{name_key(values['product'])}", None),)

    def steps(self, terms):
        return [ItemStep(terms)]


def fits(name, values):
    """Whole months, at least one of warranty."""
    least = 1 if name == "months" else 0
    number = Decimal(values.get(name) or least)
    return number == int(number) and least <= number <= MOST_MONTHS


class ItemStep(Step):
    entity = "item"
    grouped = True

    def compare(self, groups):
        rows = [group.rows[0][1] for group in groups]
        products, customers = products_of(rows), customers_of(rows)
        known = known_items(rows)
        return [self._finding(group, group.rows[0][1], products, customers, known) for group in groups]

    def _finding(self, group, values, products, customers, known):
        finding = Finding(group.key, label=values["serial"])
        match = customers[values["customer"]]
        if match.party_id is None:
            finding.refuse([row_no for row_no, _values in group.rows],
                           _("Several customers are called that: enter the number") if match.several
                           else _("There is no customer of this number or name"))
            return finding
        facts = facts_of(values, products.get(name_key(values["product"])), match.party_id)
        item = known.get((name_key(values["serial"]), facts["product_id"] or name_key(facts["what"])))
        finding.subject, finding.refusals = facts, {
            row_no: _("Another row has the same number") for row_no, _values in group.rows[1:]}
        if item is None:
            finding.outcome = "new"
        else:
            finding.target_id = item.id
            finding.changes = {name: [plain(getattr(item, name)), plain(value)] for name, value in facts.items()
                               if says(name, values, item) and getattr(item, name) != value}
            if item.party_id != match.party_id:
                finding.changes["customer"] = [actions.title_of(item.party_id), actions.title_of(match.party_id)]
            finding.outcome = "changed" if finding.changes else "unchanged"
        finding.tally = Counter({BECOME[finding.outcome]: 1, "errors": len(finding.refusals)})
        return finding

    def write(self, findings):
        for finding in findings:
            facts = finding.subject
            if finding.outcome == "new":
                item = actions.record_item(facts, by=self.terms.by, asks=False)
            elif finding.outcome == "changed":
                item = db.session.get(SoldItem, finding.target_id)
                told = {name for name in facts if name in finding.changes} | {"party_id", "product_id", "what"}
                finding.before = {name: plain(getattr(item, name)) for name in told}
                facts = {name: facts[name] for name in told}
                actions.revise(item, facts, by=self.terms.by)
            else:
                continue
            hold_void(item, facts)
            db.session.flush()
            finding.target_id, finding.version = item.id, item.version

    def undo(self, items):
        known = {item.id: item for item in db.session.scalars(
            of(SoldItem).where(SoldItem.id.in_([item.target_id for item in items])))}
        used = referred_to(SoldItem, list(known), besides=GOES_WITH_IT)
        kept, gone = decide(items, known, used, put_back)
        db.session.flush()
        ids = [item.id for item in gone]
        db.session.expire_all()
        for model, column in ((Change, Change.record_id), (SearchDoc, SearchDoc.record_id), (SoldItem, SoldItem.id),
                              (Record, Record.id)):
            delete_rows(model, column.in_(ids), domain="service")
        return kept


def put_back(item, before):
    facts = {name: read_day(value) if name in DAYS else value for name, value in before.items()}
    actions.write(item, facts)
    hold_void(item, facts)
    actions.keep_found(item)


def hold_void(item, facts):
    for name in ("voided_on", "voided_because"):
        if name in facts:
            setattr(item, name, facts[name])


def facts_of(values, product_id, party_id):
    """What a row says, by the names of the columns; a product nobody knows here is kept in words."""
    days = {name: read_day(values.get(name)) for name in DAYS}
    months, extension = (values.get(name) and int(Decimal(values[name])) for name in NUMBERS)
    if months and days["starts_on"] is None:
        days["starts_on"] = days["sold_on"]
    return {"serial": values["serial"], "party_id": party_id, "product_id": product_id,
            "what": "" if product_id else values["product"], **days, "months": months,
            "extension_months": extension or 0,
            "voided_because": (values.get("voided_because") or "") if days["voided_on"] else ""}


def says(name, values, item):
    """Does a row say this of an item? Its serial number however it is spelt; when the warranty begins, if only by the
    day of the sale, where that is not known here."""
    return name != "serial" and (name in values or name == "starts_on" and item.starts_on is None)


def read_day(text):
    return date.fromisoformat(text) if text else None


def plain(value):
    return value.isoformat() if isinstance(value, date) else value


def products_of(rows):
    """{folded code or name: id} of the products the rows name."""
    keys, found = {name_key(values["product"]) for values in rows}, {}
    for column in (Product.name_key, Product.code_key):
        found |= dict(db.session.execute(sa.select(column, Product.id).where(
            column.in_(keys), Product.archived_at.is_(None))).all())
    return found


def customers_of(rows):
    """{what the file calls a customer: Match}: by number, else by name."""
    named = {values["customer"] for values in rows}
    found = find_customers(named | {BY_NAME + name_key(text) for text in named})
    return {text: found.get(text) or found.get(BY_NAME + name_key(text)) or Match() for text in named}


def known_items(rows):
    """{(folded serial, product id or folded words): item} of those here and not in the archive."""
    query = of(SoldItem).where(SoldItem.serial_key.in_({name_key(values["serial"]) for values in rows}),
                               Record.archived_at.is_(None))
    return {(item.serial_key, item.product_id or name_key(item.what)): item for item in db.session.scalars(query)}


register(SoldItems())
