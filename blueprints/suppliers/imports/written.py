"""The rows of one order line in a file, put together: each row is a part that came on a day or is yet to come."""
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from core.words import _

SAME = ("order", "supplier", "promised_on")


@dataclass(frozen=True)
class Arrival:
    arrived_on: date
    recorded_on: date
    quantity: Decimal


@dataclass
class Written:
    """A line as the file has it. `quantity` and `value` are those of all its rows together."""

    number: str
    order: str
    supplier: str
    promised_on: date
    item: str
    quantity: Decimal = Decimal(0)
    value: Decimal | None = None
    arrivals: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    refusals: dict = field(default_factory=dict)


def read_line(rows):
    """The Written of a group's rows; a row that contradicts the first one is refused."""
    first = rows[0][1]
    written = Written(first["number"], first.get("order", first["number"]), first["supplier"],
                      date.fromisoformat(first["promised_on"]), first.get("item", ""))
    for row_no, values in rows:
        if any(values.get(name) != first.get(name) for name in SAME):
            written.refusals[row_no] = _("Another row of this line names another order, supplier or day")
            continue
        written.rows.append(row_no)
        written.quantity += Decimal(values["quantity"])
        if "value" in values:
            written.value = (written.value or 0) + Decimal(values["value"])
        if "arrived_on" in values:
            arrived = date.fromisoformat(values["arrived_on"])
            recorded = date.fromisoformat(values.get("recorded_on", values["arrived_on"]))
            written.arrivals.append(Arrival(arrived, recorded, Decimal(values["quantity"])))
    written.arrivals.sort(key=lambda arrival: (arrival.arrived_on, arrival.recorded_on, arrival.quantity))
    return written
