"""What the list of deals can show, on the screen and in files."""
from operator import attrgetter

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.sales.list_labels import STATES, TONES
from core import export
from core.columns import Column, home
from core.words import _l
from models import (
    NO_DAY,
    Deal,
    DealLine,
    DealSource,
    LostReason,
    NameCard,
    Pipeline,
    Product,
    Record,
    Stage,
    Team,
    User,
)

Customer, Owner, OwnTeam = aliased(NameCard), aliased(User), aliased(Team)
STAGE = (Stage, Stage.id == Deal.stage_id)
PRODUCT = sa.select(Product.name).join(DealLine, DealLine.product_id == Product.id).where(
    DealLine.deal_id == Deal.id).order_by(DealLine.ordinal).limit(1).correlate(Deal).scalar_subquery().label("product")
CHANCE = sa.func.coalesce(Deal.probability, Stage.probability).label("chance")
STATE = sa.case((Record.archived_at.is_not(None), "archived"), else_=Record.state).label("state")


def closes_on(row):
    return None if row.closes_on == NO_DAY else row.closes_on


def worth(row):
    """In the home currency; None without an amount or without a rate."""
    return None if row.amount_cents is None or row.home_rate is None else row.home_cents


def weighted(row):
    cents = worth(row)
    return None if cents is None else round(cents * row.chance / 100)


def chance(row, _speaks=None):
    return f"{row.chance} %"


WORTH = (Deal.amount_cents, Deal.home_cents, Deal.home_rate)
HOME = (export.Column(_l("Home currency"), home),)
DEAL_COLUMNS = (
    Column("title", _l("Deal"), (Record.title,)),
    Column("customer", _l("Customer"), (Customer.title.label("customer"),),
           join=(Customer, Customer.id == Deal.party_id)),
    Column("stage", _l("Stage"), (Stage.name.label("stage"),), join=STAGE, short=True),
    Column("amount", _l("Amount"), (Deal.amount_cents, Deal.currency), "money", attrgetter("amount_cents"),
           currency=attrgetter("currency"), sort="amount",
           beside=(export.Column(_l("Currency"), attrgetter("currency")),)),
    Column("closes", _l("Closes on"), (Deal.closes_on,), "day", closes_on, sort="closes"),
    Column("next-step-on", _l("Next step on"), (Deal.next_step_on,), "day", sort="due"),
    Column("owner", _l("Owner"), (Owner.name.label("owner"),), join=(Owner, Owner.id == Record.owner_id)),
    Column("state", _l("State"), (STATE,), "badge", names=STATES, tones=TONES, quiet=("open",)),
    Column("next-step", _l("Next step"), (Deal.next_step,), shown=False),
    Column("product", _l("Product"), (PRODUCT,), shown=False),
    Column("probability", _l("Probability"), (CHANCE,), "number", attrgetter("chance"), text=chance, join=STAGE,
           shown=False),
    Column("worth", _l("In the home currency"), WORTH, "money", worth, beside=HOME, shown=False),
    Column("weighted", _l("Weighted"), (*WORTH, CHANCE), "money", weighted, join=STAGE, beside=HOME, shown=False),
    Column("pipeline", _l("Pipeline"), (Pipeline.name.label("pipeline"),),
           join=(Pipeline, Pipeline.id == Deal.pipeline_id), shown=False),
    Column("source", _l("Source"), (DealSource.name.label("source"),),
           join=(DealSource, DealSource.id == Deal.source_id), shown=False),
    Column("opened", _l("Opened on"), (Deal.opened_on,), "day", attrgetter("opened_on"), shown=False),
    Column("closed", _l("Decided on"), (Deal.closed_on,), "day", attrgetter("closed_on"), shown=False),
    Column("lost-reason", _l("Reason it was lost"), (LostReason.name.label("lost_reason"),),
           join=(LostReason, LostReason.id == Deal.lost_reason_id), shown=False),
    Column("pushes", _l("Times put off"), (Deal.push_count,), "number", attrgetter("push_count"), shown=False),
    Column("team", _l("Team"), (OwnTeam.name.label("team"),), join=(OwnTeam, OwnTeam.id == Record.team_id),
           shown=False),
    Column("number", _l("Deal number"), (Deal.number,), shown=False),
)
