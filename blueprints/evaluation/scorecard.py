"""What a scorecard shows: one period by one template, criterion by criterion, beside the periods before."""
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.numbers import format_decimal

from blueprints.evaluation.queries import evaluations as queries
from blueprints.evaluation.rules import Rules
from blueprints.evaluation.sources import DAYS, MONEY, PERCENT, PPM, SOURCES
from core.money import format_money, format_share, minor_units
from core.periods import Period, containing
from core.times import LOCALES
from core.words import _, _n, language
from core.workspace import workspace


@dataclass(frozen=True)
class Bar:
    """A column of the chart."""

    label: str
    value: float
    text: str


def number_text(number, places=1):
    """A number as people read it, with at most so many decimals."""
    pattern = "#,##0" + ("." + "#" * places if places else "")
    return format_decimal(number, pattern, locale=LOCALES[language()])


def value_text(criterion, value):
    """What was measured or given, with its unit."""
    if value is None:
        return _("No data")
    unit = SOURCES[criterion.measure].unit if criterion.measure in SOURCES else None
    if unit == PERCENT:
        return format_share(round(value / 100, 3), language())
    if unit == MONEY:
        return format_money(minor_units(value, workspace().currency), workspace().currency, language())
    if unit == PPM:
        return _("%(number)s ppm", number=number_text(value, 0))
    if unit == DAYS:
        return _("%(number)s days", number=number_text(value))
    return _("%(number)s of 5", number=number_text(value, 2)) if criterion.source == "judged" else number_text(value, 2)


@dataclass(frozen=True)
class Row:
    """A criterion of the scorecard. `input` is None of groups and where nothing was computed."""

    criterion: object
    depth: int
    share: float | None
    input: object
    failed: bool

    @property
    def is_group(self):
        return self.criterion.source == "group"

    @property
    def value(self):
        return value_text(self.criterion, self.input.value if self.input else None)

    @property
    def counted(self):
        """Over how many cases, in words; "" where nothing was counted."""
        if self.input is None or not self.input.n:
            return ""
        if self.criterion.source == "judged":
            return _n("%(num)s judgement", "%(num)s judgements", self.input.n)
        return _n("%(num)s case", "%(num)s cases", self.input.n)

    @property
    def interval(self):
        if self.input is None or self.input.low is None:
            return ""
        low, high = (format_share(round(end / 100, 3), language()) for end in (self.input.low, self.input.high))
        return _("surely between %(low)s and %(high)s", low=low, high=high)

    @property
    def adds(self):
        """The points it adds to the score, were nothing unknown."""
        return None if self.input is None or self.input.points is None else self.input.points * self.input.share


class Scorecard:
    """Somebody by one template in one period; the newest that is not running unless a period is asked for."""

    def __init__(self, party, template, period=None):
        self.party, self.template, self.rules = party, template, Rules(template)
        self.periods = queries.periods_of(party, template)
        self.evaluation = self._chosen(period)

    def _chosen(self, period):
        if period is not None:
            return next((row for row in self.periods if row.starts_on == period.first), None)
        ended = [row for row in self.periods if row.state != "running"]
        return (ended or self.periods or [None])[-1]

    @cached_property
    def inputs(self):
        return queries.inputs_of(self.evaluation) if self.evaluation else {}

    @cached_property
    def rows(self):
        failed = set(self.evaluation.failed) if self.evaluation else set()
        return [Row(criterion, depth, self.rules.shares.get(criterion.id), self.inputs.get(criterion.id),
                    criterion.id in failed) for criterion, depth in self._deep()]

    def _deep(self, parent_id=None, depth=0):
        for criterion in self.rules.below[parent_id]:
            yield criterion, depth
            yield from self._deep(criterion.id, depth + 1)

    @property
    def failed(self):
        return [row.criterion.name for row in self.rows if row.failed]

    @property
    def period(self):
        return self.period_of(self.evaluation) if self.evaluation else None

    def period_of(self, row):
        return Period(self.template.period, row.starts_on, row.ends_on)

    @property
    def chart(self):
        return [Bar(self.period_of(row).text(language()), float(row.score), number_text(row.score))
                for row in self.periods[-12:]]

    @property
    def superseded(self):
        return queries.superseded_of(self.party, self.template, self.evaluation.starts_on) if self.evaluation else []


def period_asked(text, template):
    """The period an address names, if it is one of the template's; else None."""
    try:
        return containing(template.period, date.fromisoformat(text)) if text else None
    except ValueError:
        return None
