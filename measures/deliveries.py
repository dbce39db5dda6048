"""How well what was ordered arrived: on time, in full, both at once. Percent are 0 to 100; of nothing they are None.

The population is the lines due: promised within the period, and late tolerance passed by the day it is told. A line
that never arrived is among them, one whose day is yet to come is not. Rates of several periods are pooled, never
averaged.
"""
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Receipt:
    """What arrived on a day; `rejected` of it was found bad."""

    arrived_on: date
    quantity: Decimal
    rejected: Decimal = Decimal(0)


@dataclass(frozen=True)
class Line:
    ordered: Decimal
    promised_on: date
    receipts: tuple = ()
    id: object = None


@dataclass(frozen=True)
class Tolerance:
    """Days before the promise still welcome (None: any) and days after it still on time; shares of the quantity that
    may lack, or come too much (None: any)."""

    early: int | None = None
    late: int = 0
    under: Decimal = Decimal(0)
    over: Decimal | None = None


@dataclass(frozen=True)
class Verdict:
    """What is said of one line due. `days_late` counts to the day it was complete, or to the day it is told."""

    line: Line
    on_time: bool
    in_full: bool
    otif: bool
    good_otif: bool
    days_late: int
    in_window: Decimal
    arrived: Decimal


@dataclass(frozen=True)
class Share:
    """`part` of `whole` in percent, over `n` lines; None where there is no whole."""

    part: object
    whole: object
    n: int

    @property
    def percent(self):
        return None if not self.whole else 100 * self.part / self.whole


def due(lines, start, end, as_of, tolerance=Tolerance()):
    """The lines promised from `start` to `end` (days, both within) that ought to be here by `as_of`."""
    grace = timedelta(days=tolerance.late)
    return [line for line in lines if start <= line.promised_on <= end and line.promised_on + grace <= as_of]


def completed_on(ordered, receipts, under=0):
    """The day by which all that was ordered (less the share `under`) had arrived; None if it never did."""
    wanted, arrived = ordered * (1 - under), 0
    for receipt in sorted(receipts, key=lambda receipt: receipt.arrived_on):
        arrived += receipt.quantity
        if arrived >= wanted:
            return receipt.arrived_on
    return None


def judge(line, as_of, tolerance=Tolerance()):
    """The Verdict on a line due, by what had arrived until `as_of`."""
    receipts = [receipt for receipt in line.receipts if receipt.arrived_on <= as_of]
    promised, arrived = line.promised_on, sum(receipt.quantity for receipt in receipts)
    until = promised + timedelta(days=tolerance.late)
    since = date.min if tolerance.early is None else promised - timedelta(days=tolerance.early)
    complete = completed_on(line.ordered, receipts, tolerance.under)
    window = [receipt for receipt in receipts if since <= receipt.arrived_on <= until]
    in_window = sum(receipt.quantity for receipt in window)
    good = in_window - sum(receipt.rejected for receipt in window)
    return Verdict(
        line=line, in_full=_is_full(arrived, line.ordered, tolerance),
        on_time=complete is not None and complete <= until and all(each.arrived_on >= since for each in receipts),
        otif=_is_full(in_window, line.ordered, tolerance), good_otif=_is_full(good, line.ordered, tolerance),
        days_late=max(0, ((complete or as_of) - promised).days), in_window=in_window, arrived=arrived)


def _is_full(quantity, ordered, tolerance):
    most = None if tolerance.over is None else ordered * (1 + tolerance.over)
    return ordered * (1 - tolerance.under) <= quantity and (most is None or quantity <= most)


def line_otd(verdicts):
    """On-time delivery by lines: complete by the promise, and nothing before one wants it."""
    return _of_lines(verdicts, "on_time")


def in_full(verdicts):
    return _of_lines(verdicts, "in_full")


def otif(verdicts):
    """On time and in full, judged line by line: never the product of two rates."""
    return _of_lines(verdicts, "otif")


def good_otif(verdicts):
    """The same of what was not rejected: the perfect delivery."""
    return _of_lines(verdicts, "good_otif")


def _of_lines(verdicts, name):
    return Share(sum(getattr(verdict, name) for verdict in verdicts), len(verdicts), len(verdicts))


def quantity_otd(verdicts):
    """What arrived within the window, of all that was ordered; a line never counts for more than it ordered."""
    return _of_quantity(verdicts, "in_window")


def fill_rate(verdicts):
    """What arrived at all, of all that was ordered."""
    return _of_quantity(verdicts, "arrived")


def _of_quantity(verdicts, name):
    part = sum(min(verdict.line.ordered, getattr(verdict, name)) for verdict in verdicts)
    return Share(part, sum(verdict.line.ordered for verdict in verdicts), len(verdicts))


def mean_days_late(verdicts, only_late=False):
    """Days after the promise on average, over all lines due or over the late ones; None of none."""
    late = [verdict.days_late for verdict in verdicts if verdict.days_late or not only_late]
    return sum(late) / len(late) if late else None


def counts_for_on_time(delivered_percent, least_percent):
    """SAP's minimum delivery: a receipt of less than `least_percent` of the line says nothing about punctuality."""
    return delivered_percent >= least_percent
