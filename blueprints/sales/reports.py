"""What the pages of reports show: rows with the addresses of the deals that make them."""
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import SimpleNamespace

from flask import url_for

from blueprints.sales.deal_choices import Choices
from blueprints.sales.queries import reports as queries
from core.money import format_number
from core.spans import span_address, span_text
from core.times import format_month, today
from core.words import _, _l, _n, language
from core.workspace import workspace
from measures.durations import how_many, mean, median, quantile

CUTS = {"owner": _l("By owner"), "team": _l("By team"), "product": _l("By product"), "stage": _l("By stage"),
        "source": _l("By source"), "month": _l("By month of decision")}
HEADS = {"owner": _l("Owner"), "team": _l("Team"), "product": _l("Product"), "stage": _l("Stage"),
         "source": _l("Source"), "month": _l("Month"), "reason": _l("Reason it was lost")}
NOBODY = {"owner": _l("Nobody"), "team": _l("No team"), "product": _l("Without a product"), "source": _l("No source"),
          "reason": _l("No reason given")}
ALONE = ("owner", "team", "source", "month", "reason")  # a deal has one of each
FILTERS = {"stage": "passed", "month": "closed"}  # the filter of the list, where it is called otherwise
PAGES = (("sales.reports", _l("At a glance"), {}), ("sales.win_rate", _l("Win rate"), {"by": "owner"}),
         ("sales.sales_cycle", _l("Sales cycle"), {"by": "owner"}), ("sales.time_in_stage", _l("Time in stage"), {}),
         ("sales.lost_reasons", _l("Lost reasons"), {}))


@dataclass(frozen=True)
class Line:
    """A row of a report; `links` are the addresses of the deals that were won, were lost, or both."""

    label: str
    row: object
    won_url: str
    lost_url: str
    url: str


class Report:
    """Decided deals as one request asks for them; filters are those of the list."""

    def __init__(self, args, path):
        self.listing = queries.REPORTED.open(args, path)
        self.filters = self.listing.filters
        self.choices = Choices(self.listing)

    def lines(self, by, rows):
        return [self._line(by, row) for row in rows]

    def _line(self, by, row):
        asked = {FILTERS.get(by, by): key_text(by, row.key)}
        return Line(label_of(by, row), row, self.url(state="won", **asked), self.url(state="lost", **asked),
                    self.url(state="decided", **asked))

    def url(self, **changes):
        """The list of the deals that make a figure."""
        return self.listing.url(url_for("sales.deals"), **changes)

    def cuts(self, endpoint, by, names):
        """The same report by something else, as tabs."""
        return [SimpleNamespace(label=label, url=self.listing.url(url_for(endpoint, by=name)), active=name == by)
                for name, label in names.items()]

    def pages(self, here):
        """All reports with the same filters, as tabs."""
        return [SimpleNamespace(label=label, url=self.listing.url(url_for(endpoint, **facts), state=""),
                                active=endpoint == here) for endpoint, label, facts in PAGES]

    def win_lines(self, by):
        """The lines of win rates; what they come to together is read off them where no deal stands in two."""
        rows = queries.win_rates(self.listing, by)
        if by in ALONE:
            self.whole = queries.summed_up(rows)
        return self.lines(by, rows)

    @cached_property
    def whole(self):
        return queries.win_rate(self.listing)

    @property
    def unrated(self):
        """What is told of deals whose worth is not known; "" where there are none."""
        number = self.whole.unrated
        return number and _n("%(num)s deal is in a currency whose rate is not known: it counts, but its value is left "
                             "out.",
                             "%(num)s deals are in a currency whose rate is not known: they count, but their value is "
                             "left out.", number)

    @property
    def periods(self):
        """(span, name) of the periods to choose from."""
        named = [("", _("Decided any time")), *((span_address(*days), name) for name, days in periods())]
        asked = self.filters["closed"]
        return named if asked in dict(named) else [*named, (asked, span_text(asked, language()))]


def periods():
    day = today(workspace())
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    before = date(first.year - (first.month == 1), (first.month - 4) % 12 + 1, 1)
    return [(_("This quarter"), quarter(first)), (_("Last quarter"), quarter(before)),
            (_("This year"), (date(day.year, 1, 1), date(day.year, 12, 31))),
            (_("Last year"), (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)))]


def quarter(first):
    last = first.month + 2
    return first, date(first.year, last, monthrange(first.year, last)[1])


def key_text(by, key):
    """A value of a dimension as the list's filter takes it."""
    if key is None:
        return "none"
    if by != "month":
        return str(key)
    year, month = divmod(int(key), 100)
    return span_address(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def label_of(by, row):
    if by == "month":
        return format_month(*divmod(int(row.key), 100), language())
    return row.name or str(NOBODY[by])


def percent(share):
    """A share of 0 to 1 as people read it, in whole percents."""
    return "—" if share is None else f"{share:.0%}"


def range_text(bounds):
    """An interval of shares: "58–64%"."""
    return "" if bounds is None else _("%(low)s–%(high)s%%", low=round(bounds[0] * 100), high=round(bounds[1] * 100))


def days_text(days):
    return "—" if days is None else format_number(round(days, 1), language())


def points(lines):
    """For a chart of win rates over time."""
    return [SimpleNamespace(label=line.label, value=100 * (line.row.rate or 0), text=percent(line.row.rate))
            for line in lines]


def took(counted):
    """How long things took, in words: number, median, mean, 80 of 100 within."""
    return SimpleNamespace(number=how_many(counted), median=days_text(median(counted)), mean=days_text(mean(counted)),
                           most=days_text(quantile(counted, 0.8)))
