"""The rows of one order in a file: what they say of the order, and its lines in their order."""
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from blueprints.customers.imports.matching import key_of
from blueprints.sales.actions import LineFacts
from core.words import _

LINE_FIELDS = ("product", "description", "quantity", "unit_price", "discount")
EMPTY = {"quantity": Decimal(1), "unit_price": Decimal(0), "discount": Decimal(0), "description": "", "product": None}


@dataclass
class Written:
    """An order as the file has it. `lines`: (row number, values), the first one being line 1."""

    number: str
    customer: str | None
    ordered_at: datetime | None
    currency: str | None
    lines: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    refusals: dict = field(default_factory=dict)


def read_order(rows):
    """The Written of a group's rows. Its first row says whose it is and in what currency; rows that contradict it are
    refused. Of several moments the earliest is when it was ordered."""
    first = rows[0][1]
    customer = key_of(first.get("customer"), first.get("customer_name"))
    written = Written(first["number"], customer, None, first.get("currency"))
    moments = []
    for row_no, values in rows:
        if key_of(values.get("customer"), values.get("customer_name")) != customer:
            written.refusals[row_no] = _("Another row of this order names another customer")
        elif values.get("currency") != written.currency:
            written.refusals[row_no] = _("Another row of this order names another currency")
        else:
            written.rows.append(row_no)
            moments += [values["ordered_at"]] if "ordered_at" in values else []
            if holds_line(values):
                written.lines.append((row_no, values))
    written.ordered_at = datetime.fromisoformat(min(moments)) if moments else None
    return written


def holds_line(values):
    return "product" in values or "unit_price" in values or "quantity" in values


def line_facts(values, before=EMPTY):
    """LineFacts of a row; what it leaves out is as `before`."""
    return LineFacts(
        quantity=_number(values, "quantity", before), unit_price=_number(values, "unit_price", before),
        discount=_number(values, "discount", before), code=values.get("product"),
        description=values.get("description", before["description"]))


def _number(values, name, before):
    return Decimal(values[name]) if name in values else before[name]


def line_changes(line, values, products):
    """{field: [before, after]} of what a row would change in a line that is here."""
    changes = {}
    for name in ("quantity", "unit_price", "discount"):
        if name in values and Decimal(values[name]) != getattr(line, name):
            changes[name] = [_plain(getattr(line, name)), values[name]]
    if "description" in values and values["description"] != line.description:
        changes["description"] = [line.description, values["description"]]
    if "product" in values and products.known(values["product"]) != line.product_id:
        changes["product"] = ["", values["product"]]
    return changes


def _plain(number):
    return str(number.normalize() + 0)
