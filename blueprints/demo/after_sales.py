"""What customers have of the company, under warranty or not; and how returns, repairs and visits went, step by step."""
from datetime import timedelta
from functools import partial

import sqlalchemy as sa

from blueprints.demo.entries import filled
from blueprints.demo.ledger import is_made, made
from blueprints.service.actions import after_sales, sign_offs, sold_items
from blueprints.service.actions.check_ins import plan
from blueprints.service.actions.tickets import keep_found
from blueprints.service.after_sales import AfterSalesPortrait
from blueprints.service.queries.after_sales import steps_of
from core.access import of
from core.money import minor_units
from models import AFTER_SALES_KINDS, Party, Product, SoldItem, Ticket, db, now

ITEMS, A_STEP, CASES = 60, 20, 160
ASKED_WITHIN = 60  # days after the sale
RESULTS = {"return": ("refunded", "replaced", "refunded"), "repair": ("mended", "mended", "no-fault", "not-mended"),
           "visit": (None,)}


def sell_items(start, stage):
    """Some of the things in each state of a warranty; who is new among the customers is asked about theirs."""
    customers = [party for party in stage.parties("customer", 0, 120) if not party.is_archived]
    for number in range(start, start + A_STEP):
        days = stage.chance.randint(2, 50) if number % 5 == 0 else stage.chance.randint(60, 1100)
        item = sell(number, customers[number * 5 % len(customers)], days, stage)
        if number % 13 == 6:
            reason = stage.chance.choice(stage.words.VOIDED)
            sold_items.void(item, stage.today - timedelta(days=1), reason, by=item_by(stage))
        if days < ASKED_WITHIN:
            plan(item)


def sell(number, customer, days, stage):
    stage.at = stage.moment(days)
    code, what = stage.words.THINGS[number % len(stage.words.THINGS)]
    product = db.session.scalar(sa.select(Product.id).where(Product.id.in_(made(Product)), Product.code == code))
    sold_on = stage.today - timedelta(days=days)
    facts = {"party_id": customer.id, "serial": f"GX{sold_on:%y%m}-{number + 1:04}", "product_id": product,
             "what": "" if product else what, "sold_on": sold_on}
    if number % 11 != 4:
        facts |= {"starts_on": sold_on, "months": (24, 24, 12)[number % 3],
                  "extension_months": 12 if number % 7 == 3 else 0}
    return sold_items.record_item(facts, by=item_by(stage), asks=False)


def item_by(stage):
    return stage.of_team("service")[0]


def work_on(start, stage):
    """Every return, repair and visit: what is done went all the way, what is open some of it."""
    query = of(Ticket).where(is_made(Ticket, Ticket.id), Ticket.kind_of.in_(AFTER_SALES_KINDS)).order_by(Ticket.id)
    agents = stage.of_team("service")
    for number, ticket in enumerate(db.session.scalars(query.slice(start, start + A_STEP)).all(), start):
        name_item(number, ticket, stage)
        by = next((agent for agent in agents if agent.id == ticket.owner_id), agents[0])
        walk(ticket, stage, by)
        if not ticket.is_open:
            finish(number, ticket, stage, by)
        ticket.changed_at = stage.at


def name_item(number, ticket, stage):
    """Each return and repair is about something that the customer has."""
    if ticket.kind_of == "visit":
        return
    query = of(SoldItem).where(SoldItem.party_id == ticket.party_id).order_by(SoldItem.id).limit(1)
    item = db.session.scalars(query).one_or_none()
    if item is None:
        age = max(0, (now() - ticket.created_at).days)
        customer = db.session.get(Party, ticket.party_id)
        item = sell(ITEMS + number, customer, age + stage.chance.randint(20, 500), stage)
    ticket.serial, ticket.product_id, ticket.item_id = item.serial, item.product_id, item.id
    keep_found(ticket)


def walk(ticket, stage, by):
    steps = steps_of(ticket.kind_of)
    taken = steps if not ticket.is_open else steps[:stage.chance.randint(1, len(steps) - 1)]
    until = max(ticket.resolved_at or now(), ticket.created_at)  # what came today may still be to come
    for place, step in enumerate(taken, 1):
        stage.at = ticket.created_at + (until - ticket.created_at) * place / (len(taken) + 1)
        note = stage.chance.choice(stage.words.STEP_NOTES) if stage.chance.random() < 0.25 else ""
        after_sales.reach(ticket, step.id, note, by=by, at=stage.at)


def finish(number, ticket, stage, by):
    """Parts, work, what came of it; who was visited signed for it."""
    currency, chance = stage.home.currency, stage.chance
    if ticket.kind_of == "repair":
        for what, price in chance.sample(stage.words.SPARE_PARTS, chance.randint(1, 2)):
            after_sales.add_part(ticket, what, chance.choice((1, 1, 2)), minor_units(price, currency), by=by)
    results = RESULTS[ticket.kind_of]
    after_sales.write_result(ticket, {
        "result": results[number % len(results)], "outcome": chance.choice(stage.words.OUTCOMES[ticket.kind_of]),
        "work_cents": minor_units(chance.choice((0, 20, 35, 60)), currency)}, by=by)
    if ticket.kind_of == "visit":
        sign_offs.sign(ticket, filled("{who}", stage), AfterSalesPortrait(ticket).work_text, by=by, at=stage.at)


STEPS = [*(partial(sell_items, start) for start in range(0, ITEMS, A_STEP)),
         *(partial(work_on, start) for start in range(0, CASES, A_STEP))]
