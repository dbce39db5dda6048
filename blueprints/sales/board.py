"""A board as a request asks for it: columns with what all their deals come to, and the cards that are drawn."""
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, NotFound

from blueprints.sales.cards import draw_cards
from blueprints.sales.queries import board as queries
from core.address_values import row_id
from core.kinds import listing_url
from core.spans import span_address
from core.times import today
from core.workspace import workspace
from models import db, now

OWN = ("pipeline", "stage", "after", "shown")  # names in the address besides the filters
MOST_CARDS = 200  # of a column drawn at once
DECIDED_DAYS = 30  # a closed stage shows what was decided in so many days; the list of deals holds all


@dataclass
class Column:
    """A stage with its deals.

    `deals`, `home_cents` and `weighted_cents` are of all in it, in a closed stage of those decided in the last
    DECIDED_DAYS days; `unrated` counts those whose amount has no known rate and stands in no sum. Weighted is
    Σ amount × probability, the deal's own or else the stage's.
    """

    stage: object
    deals: int = 0
    home_cents: int = 0
    weighted_cents: int = 0
    unrated: int = 0
    cards: list = field(default_factory=list)
    more_url: str = ""
    list_url: str = ""

    def add(self, row):
        """Take in one row of the totals."""
        chances = self.stage.probability if row.probability is None else row.probability
        self.deals += row.deals
        self.home_cents += int(row.cents or 0)
        self.weighted_cents += int(row.cents or 0) * chances
        self.unrated += int(row.unrated or 0)


    def drawn(self, parts, today):
        """Its cards as text; `parts` as blueprints/sales/cards.py wants them."""
        return draw_cards(self.cards, parts, today, self.stage.stale_days)


@dataclass(frozen=True)
class Card:
    """A deal on the board; `days` without a sign of life, when they are more than its stage allows, else 0."""

    row: object
    days: int
    is_late: bool


class Board:
    """`pipelines` are (id, name) of all; `stages` those of the one that is open; `alone` the only one that is drawn,
    if one is asked for."""

    def __init__(self, args, path):
        self.path, self._args = path, args
        self.listing = queries.BOARD.open(MultiDict(
            [(name, text) for name, text in args.items(multi=True) if name not in OWN]), path)
        known = queries.stages()
        self.pipelines = list(dict.fromkeys((stage.pipeline_id, stage.pipeline) for stage in known))
        self.alone = self._asked("stage", {stage.id for stage in known})
        first = next((stage.pipeline_id for stage in known if stage.id == self.alone),
                     self.pipelines[0][0] if self.pipelines else None)
        self.pipeline_id = self._asked("pipeline", dict(self.pipelines)) or first
        self.stages = [stage for stage in known if stage.pipeline_id == self.pipeline_id]

    def _asked(self, name, known):
        """The id an address names, which must be known; None where it names none."""
        try:
            asked = row_id(self._args[name]) if self._args.get(name) else None
        except ValueError:
            raise BadRequest(name) from None
        if asked is not None and asked not in known:
            raise NotFound
        return asked

    @cached_property
    def since(self):
        """The day from which closed stages show what was decided."""
        return today(workspace()) - timedelta(days=DECIDED_DAYS)

    @cached_property
    def columns(self):
        """The columns with their totals, and the cards of those that are drawn."""
        columns = {stage.id: Column(stage) for stage in self.stages}
        if not columns:
            return []
        drawn = {key: column for key, column in columns.items() if self.alone in (None, key)}
        wanted = {key: self._shown.get(key, queries.FIRST_CARDS) for key in drawn}
        sums = queries.sums_asked(self.listing, self.stages, self.since)
        cards = [queries.cards_asked(self.listing, {drawn[key].stage: most for key, most in wanted.items()}, self.since,
                                     self.after)] if drawn else []  # a stage of another pipeline may be asked for
        db.session().send_ahead(sums, *cards)
        for row in db.session.execute(*sums):
            if row.stage_id in columns:
                columns[row.stage_id].add(row)
        for column in columns.values():
            column.weighted_cents = (column.weighted_cents + 50) // 100
            lately = {} if column.stage.outcome == "open" else {"closed": span_address(self.since, today(workspace()))}
            column.list_url = listing_url("deal", **self.kept | lately | {
                "pipeline": self.pipeline_id, "stage": column.stage.id, "state": "any"})
        for asked in cards:
            self._deal(db.session.execute(*asked), drawn, wanted)
        return list(columns.values())

    def _deal(self, rows, columns, wanted):
        at, day = now(), today(workspace())
        for row in rows:
            column = columns[row.stage_id]
            if len(column.cards) < wanted[row.stage_id]:
                column.cards.append(card_of(row, column.stage, at, day))
            else:
                last = column.cards[-1].row
                column.more_url = self.url(stage=row.stage_id, after=f"{last.board_rank!r}~{last.id}")

    @property
    def lone(self):
        """The column that is drawn alone."""
        return next(column for column in self.columns if column.stage.id == self.alone)

    @cached_property
    def after(self):
        """(rank, id) of the card that those asked for follow."""
        if not self._args.get("after"):
            return None
        rank, _tilde, card_id = self._args["after"].partition("~")
        try:
            return float(rank), row_id(card_id)
        except ValueError:
            raise BadRequest("after") from None

    @cached_property
    def _shown(self):
        """{stage id: how many of its cards are on the screen already}, when a board reads itself anew. They came in
        parts, each of which tells its own number."""
        shown = {}
        for text in self._args.getlist("shown"):
            stage, _colon, number = text.partition(":")
            if not (stage.isdecimal() and number.isdecimal()):
                raise BadRequest("shown")
            shown[int(stage)] = shown.get(int(stage), 0) + int(number[:6])
        return {stage: min(max(number, queries.FIRST_CARDS), MOST_CARDS) for stage, number in shown.items()}

    @cached_property
    def kept(self):
        """{name: text} of the filters in force."""
        return self.listing.in_force()

    def url(self, **names):
        """The board of this pipeline with the filters in force."""
        return self.listing.url(**{"pipeline": str(self.pipeline_id or ""), **names})


def card_of(row, stage, at, day):
    """Stale since it entered its stage or was last heard of, whichever came later."""
    alive = max(row.stage_entered_at, row.last_sign or row.stage_entered_at)
    days = (at - alive).days
    stale = row.is_open and stage.stale_days is not None and days > stage.stale_days
    return Card(row, days if stale else 0, bool(row.is_open and row.next_step_on and row.next_step_on < day))
