"""A hundred and twenty deals over both pipelines, with all the steps they took in two years; and targets.

Two of three are decided by now. How likely a deal is won does not quite match what its stages say: there is something
to calibrate.
"""
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial

import sqlalchemy as sa

from blueprints.demo.ledger import is_made
from blueprints.demo.orders import paid_in, some_lines
from blueprints.demo.parties import team_named
from blueprints.sales.actions import deals, moves
from blueprints.sales.actions.targets import set_target
from blueprints.sales.queries.targets import targets_of
from core.access import of
from core.money import line_cents, minor_units
from core.periods import containing
from models import (
    CriterionTick,
    Deal,
    DealLine,
    DealPerson,
    DealSource,
    LostReason,
    PartyLink,
    Pipeline,
    Product,
    db,
)

DEALS, A_STEP = 120, 8
FINANCED_EVERY, OPEN_EVERY = 5, 3
LATEST = 24  # how many days ago the last one that is decided was opened
WON = (0, 0.15, 0.4, 0.6, 0.6)  # how many are won of those that had seen one stage, two, …


@dataclass(frozen=True)
class Everything:
    """Somebody who may set any target: the sample's targets are set in the name of whoever leads."""

    id: int
    is_system: bool = True


@dataclass
class Course:
    """The way of one deal: which stages it has, how many days ago it is there, who does it."""

    deal: Deal
    stages: list
    days: int
    by: object

    def on(self, stage, most=14):
        """Some days later, or not at all once that would be in the future; returns whether it is."""
        later = self.days - stage.chance.randint(2, most)
        if later < 1:
            return False
        self.days = later
        stage.at = stage.some_moment(later)
        return True


def make_deals(start, stage):
    pipelines, customers, competitors = open_pipelines(), stage.parties("customer"), stage.parties("competitor")
    for number in range(start, min(start + A_STEP, DEALS) if pipelines else start):
        is_financed = number % FINANCED_EVERY == FINANCED_EVERY - 1
        customer = customers[number * 7 % len(customers)]
        course = begin(number, customer, pipelines[-1 if is_financed else 0], stage)
        is_open = number % OPEN_EVERY == 0
        name_people(course.deal, customer, competitors, number, stage)
        seen = steps_of(number) if is_open else stage.chance.randint(1, len(course.stages))
        go_through(course, stage, most=seen)
        if is_open:
            say_what_is_next(course, number, stage)
        else:
            decide(course, stage, is_won=stage.chance.random() < WON[seen - 1])
        db.session.flush()


def steps_of(number):
    """How many stages an open deal has seen."""
    return 1 + number // OPEN_EVERY % 4


def open_pipelines():
    """The first two pipelines there are."""
    query = sa.select(Pipeline).where(Pipeline.archived_at.is_(None)).order_by(Pipeline.position, Pipeline.id).limit(2)
    return db.session.scalars(query).all()


def begin(number, customer, pipeline, stage):
    """It is opened, with what it is about."""
    chance, is_financed = stage.chance, number % FINANCED_EVERY == FINANCED_EVERY - 1
    days = LATEST + number * 680 // DEALS
    if number % OPEN_EVERY == 0:
        days = chance.randint(2, 14) + 8 * (steps_of(number) - 1)
    sellers = stage.of_team("sales")
    by = sellers[number % len(sellers)]
    stage.at = stage.some_moment(days)
    stages = [one for one in pipeline.stages if one.archived_at is None and one.outcome == "open"]
    lines = financing_lines(stage) if is_financed else product_lines(customer, number, stage)
    currency = stage.home.currency if is_financed else paid_in(customer, number, stage)
    for line in lines:
        line.line_cents = line_cents(line.quantity, line.unit_price, currency, line.discount)
    deal = deals.open_deal({
        "title": title_of(lines, number, stage), "party_id": customer.id, "owner_id": by.id,
        "team_id": team_named(stage, "sales"), "number": f"GD-{1001 + number}", "currency": currency,
        "amount_cents": sum(line.line_cents for line in lines), "opened_on": stage.at.date(),
        "closes_on": (stage.at + timedelta(days=chance.randint(35, 95))).date(), "source_id": chance.choice(sources()),
    }, by=by, stage=stages[0], at=stage.at)
    deal.lines = lines
    return Course(deal, stages, days, by)


def title_of(lines, number, stage):
    if number % FINANCED_EVERY == FINANCED_EVERY - 1:
        return stage.words.FINANCINGS[number // FINANCED_EVERY % len(stage.words.FINANCINGS)]
    return stage.words.DEALS[number % len(stage.words.DEALS)].format(what=lines[0].description)


def sources():
    return db.session.scalars(sa.select(DealSource.id).where(DealSource.archived_at.is_(None)).order_by(
        DealSource.position, DealSource.id)).all() or [None]


def product_lines(customer, number, stage):
    """What they might order, in the amounts of a year."""
    facts = some_lines(customer, paid_in(customer, number, stage), stage)
    ids = dict(db.session.execute(sa.select(Product.code, Product.id).where(is_made(Product, Product.id))).all())
    return [DealLine(ordinal=place, product_id=ids.get(line.code), description=line.description,
                     quantity=line.quantity * 12, unit_price=line.unit_price, discount=line.discount)
            for place, line in enumerate(facts, 1)]


def financing_lines(stage):
    price = Decimal(stage.chance.randint(12, 90) * 1000)
    return [DealLine(ordinal=1, description=stage.words.FINANCING_LINE, quantity=Decimal(1), unit_price=price,
                     discount=Decimal(0))]


def name_people(deal, customer, competitors, number, stage):
    """Who decides and who uses it, as far as we know anybody there; now and then a competitor."""
    employed = sa.select(PartyLink.party_id).where(PartyLink.other_id == customer.id, PartyLink.kind == "employment")
    known = db.session.scalars(employed.order_by(PartyLink.party_id).limit(2)).all()
    for person_id, part in zip(known, ("decides", "uses"), strict=False):
        deal.people.append(DealPerson(party_id=person_id, part=part, created_at=stage.at))
    if number % 4 == 1 and competitors:
        deal.people.append(DealPerson(party_id=competitors[number % len(competitors)].id, part="competes",
                                      created_at=stage.at))


def go_through(course, stage, most):
    """Stage after stage; on the way amounts and dates change, and some say their own chances."""
    for following in course.stages[1:most]:
        if stage.chance.random() < 0.35 and course.on(stage, most=6):
            deals.revise(course.deal, change(course.deal, stage), by=course.by, at=stage.at)
        if not course.on(stage, most=11):
            return
        tick(course, stage)
        moves.move(course.deal, to=following, by=course.by, at=stage.at)


def change(deal, stage):
    """A larger or smaller amount, a later day, or chances of their own."""
    chance = stage.chance
    return chance.choice((
        {"amount_cents": deal.amount_cents * chance.choice((80, 90, 115, 130)) // 100},
        {"closes_on": deal.closes_on + timedelta(days=chance.randint(10, 40))},
        {"probability": min(95, (deal.probability or deal.stage.probability) + chance.choice((-5, 10, 15)))}))


def tick(course, stage):
    """What its stage asks for is done."""
    ticked = {one.criterion_id for one in course.deal.ticks}
    for criterion in course.deal.stage.criteria:
        if criterion.id not in ticked and criterion.archived_at is None:
            course.deal.ticks.append(CriterionTick(criterion_id=criterion.id, at=stage.at, by_id=course.by.id))


def decide(course, stage, *, is_won):
    course.on(stage)
    if is_won:
        tick(course, stage)
        moves.win(course.deal, by=course.by, at=stage.at)
        return
    reasons = db.session.scalars(sa.select(LostReason).where(LostReason.archived_at.is_(None)).order_by(
        LostReason.position, LostReason.id)).all()
    if reasons:
        moves.lose(course.deal, reason=stage.chance.choice(reasons), note=stage.chance.choice(stage.words.LOST_NOTES),
                   by=course.by, at=stage.at)


def say_what_is_next(course, number, stage):
    """When it is to be decided, and what is done next; a few are late, a few have no next step."""
    chance, deal = stage.chance, course.deal
    day = stage.day(chance.randint(3, 20) if number % 15 == 0 else -chance.randint(4, 110))
    facts = {"closes_on": max(day, deal.opened_on)}
    if number % 18:
        facts |= {"next_step": chance.choice(stage.words.NEXT_STEPS), "next_step_on": stage.day(chance.randint(-14, 2))}
    stage.at = stage.some_moment(max(1, course.days - 1))
    deals.revise(deal, facts, by=course.by, at=stage.at)


# -- targets ----------------------------------------------------------------------------------------------------------

def set_targets(stage):
    """This quarter's and the last one's, after what was won in two years; people's add up to less than their team's."""
    people = stage.people()
    sellers, stage.at = stage.of_team("sales"), stage.moment(80)
    won = db.session.scalar(of(Deal, sa.func.sum(Deal.home_cents)).where(Deal.state == "won", is_made(Deal, Deal.id)))
    quarter = rounded(max(won or 0, minor_units(80_000, stage.home.currency)) // 7, stage)
    this = containing("quarter", stage.today)
    for period in (this.previous, this):
        for subject, goal in [(("company", None), quarter), (("team", team_named(stage, "sales")), quarter),
                              *((("owner", user.id), rounded(quarter * 9 // 10 // len(sellers), stage))
                                for user in sellers)]:
            put(subject, "won_value", period, goal, by=people[-1])
    for user in sellers:
        put(("owner", user.id), "calls_visits", containing("month", stage.today), 12, by=people[-1])


def put(subject, metric, period, goal, *, by):
    """As whoever manages everything; a target that was set already stays."""
    if subject not in targets_of(metric, period):
        set_target(None, subject, metric, period, goal, by=Everything(by.id))


def rounded(cents, stage):
    """Whole thousands of the currency, at least one."""
    thousand = minor_units(1000, stage.home.currency)
    return max(1, cents // thousand) * thousand


STEPS = [*(partial(make_deals, start) for start in range(0, DEALS, A_STEP)), set_targets]
