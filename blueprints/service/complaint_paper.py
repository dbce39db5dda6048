"""The yearly report of complaints line by line, as it is printed and filed."""
from dataclasses import dataclass

from core.money import format_number
from core.words import _, language


@dataclass(frozen=True)
class Line:
    """`value` is a number, or a text such as a sum of money; None: no data."""

    part: str
    label: str
    value: object


def lines(report):
    parts = ((_("All"), whole), (_("By root cause"), by_cause), (_("Business days at each stage"), by_stage),
             (_("Remedies asked for and given"), by_remedy))
    return [Line(title, label, value) for title, told in parts for label, value in told(report)]


def whole(report):
    yield _("Complaints"), report.number
    yield _("From customers who had complained before"), report.repeated
    yield _("Complaints of known customers"), report.known
    yield _("Decisions the customer rejected"), report.rejected
    yield _("Still disputed"), report.disputed
    yield _("Cost of remedies"), report.cost or None


def by_cause(report):
    for cause in report.causes:
        yield cause.path, cause.number


def by_stage(report):
    for one in report.stage_times:
        yield _("%(stage)s: complaints past it", stage=one.label), one.number
        yield _("%(stage)s: median", stage=one.label), one.median
        yield _("%(stage)s: nine of ten within", stage=one.label), one.most


def by_remedy(report):
    for one in report.asked:
        wanted = report.remedy_name(one.code, _("not said"))
        for code in report.given:
            if one.given[code]:
                yield _("asked: %(asked)s, given: %(given)s", asked=wanted,
                        given=report.remedy_name(code, _("not decided yet"))), one.given[code]
        yield _("asked: %(asked)s, cost", asked=wanted), one.cost or None


def sections(report):
    """(title, [(label, text)]) as `ui.paper` prints them."""
    found = {}
    for line in lines(report):
        found.setdefault(line.part, []).append((line.label, text_of(line.value)))
    return list(found.items())


def text_of(value):
    if value is None:
        return _("no data")
    return value if isinstance(value, str) else format_number(round(value, 1), language())
