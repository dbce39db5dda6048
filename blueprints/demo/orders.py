"""Two years of orders, the rates they are converted by, and the classes that follow from them."""
from datetime import date
from decimal import Decimal
from functools import partial

import sqlalchemy as sa

from blueprints.customers.actions import lifecycle, scoring
from blueprints.demo.rhythms import CLASSES, class_of, purchase_days
from blueprints.sales.actions import LineFacts, Products, code_key, write_lines
from blueprints.sales.actions.orders import local_day
from blueprints.sales.actions.rates import enter_rate, is_taken
from core.access import of
from core.bulk import delete_rows
from core.money import decimals
from core.rates import RateTable
from models import CustomerProfile, LifecycleEvent, Order, RfmMonth, db

A_STEP, CUSTOMERS_A_STEP, MOST_STEPS = 40, 25, 30
IN_DOLLARS = {"USD": "1", "GBP": "1.27", "EUR": "1.08", "CNY": "0.139", "CHF": "1.12", "JPY": "0.0067", "CAD": "0.73",
              "AUD": "0.66", "SGD": "0.75", "HKD": "0.128", "INR": "0.0119", "TWD": "0.031", "SEK": "0.095"}
ABROAD = ("EUR", "USD")  # what customers in other countries may pay in
RATES_OF = {760: "0.97", 400: "1", 120: "1.02"}  # days ago: how the rate stood to the one above
REPLAYED = (690, 600, 510, 420, 330, 240, 170, 110, 60, 28, 0)  # days ago on which classes are judged


def enter_rates(stage):
    """What the other currencies were worth, as far as the home currency is one we know."""
    by = stage.people()[-1]
    for currency in currencies(stage):
        for days, factor in RATES_OF.items():
            day = stage.day(days)
            if not is_taken(currency, day):
                stage.at = stage.moment(days)
                worth = Decimal(IN_DOLLARS[currency]) / Decimal(IN_DOLLARS[stage.home.currency])
                enter_rate(currency, day, round(worth * Decimal(factor), 4), by=by)


def currencies(stage):
    """The currencies of some customers, besides the home currency."""
    return [code for code in ABROAD if code != stage.home.currency] if stage.home.currency in IN_DOLLARS else []


def make_products(stage):
    stage.at = stage.moment(720)
    Products().make_missing({code: name for code, name, _price in stage.words.PRODUCTS})


def make_orders(start, stage):
    """Some of the orders, in the order they came; numbers count on."""
    customers, products, rates = stage.parties("customer"), Products(), RateTable(stage.home.currency)
    sellers = stage.of_team("sales")
    purchases = all_purchases(stage.today)
    for place, (days, number) in enumerate(purchases[start:start + A_STEP], start):
        before = sum(earlier[0] == days for earlier in purchases[max(0, place - 9):place])  # on the same day
        stage.at = stage.moment(days, 8 + before, place * 7 % 60)
        customer = customers[number]
        currency = paid_in(customer, number, stage)
        order = new_order(f"GX-{10001 + place}", customer, currency, stage, by=sellers[number % len(sellers)])
        lines = some_lines(customer, currency, stage)
        order.state = "cancelled" if place % 50 == 49 else "completed"
        write_lines(order, lines, products, rates)
        db.session.add(order)
        if place % 35 == 17:
            back = new_order(f"GX-{10001 + place}-C", customer, currency, stage, by=sellers[0])
            line = lines[0]
            less = LineFacts(-min(line.quantity, Decimal(3)), line.unit_price, line.code, line.description)
            write_lines(back, [less], products, rates, marked_credit_note=True)
            db.session.add(back)


def all_purchases(today):
    """(days ago, number of the customer) of every order, oldest first."""
    days = [(day, number) for number in range(len(CLASSES)) for day in purchase_days(today, number)]
    return sorted(days, reverse=True)


def new_order(number, customer, currency, stage, *, by):
    return Order(number=number, number_key=code_key(number), party=customer, party_id=customer.id, created_by_id=by.id,
                 currency=currency, ordered_at=stage.at, ordered_on=local_day(stage.at), state="completed")


def paid_in(customer, number, stage):
    """Some customers abroad pay in another currency."""
    others = currencies(stage)
    is_abroad = customer.country != stage.home.country
    return others[number % len(others)] if others and is_abroad and number % 3 else stage.home.currency


def some_lines(customer, currency, stage):
    """One to five products; large customers take more."""
    chance, most = stage.chance, {"large": 120, "individual": 4}.get(customer.size, 30)
    chosen = chance.sample(stage.words.PRODUCTS, chance.choice((1, 1, 2, 2, 3, 4, 5)))
    discount = Decimal(chance.choice(("0", "0", "0", "0.05", "0.1")))
    return [LineFacts(Decimal(chance.randint(1, most)), in_currency(price, currency), code, name, discount)
            for code, name, price in chosen]


def in_currency(pounds, currency):
    """A price in pounds in another currency, roughly."""
    rate = Decimal(IN_DOLLARS["GBP"]) / Decimal(IN_DOLLARS[currency]) if currency in IN_DOLLARS else 1
    return round(Decimal(pounds) * rate, min(1, decimals(currency)))


def replay_classes(start, stage):
    """Judge some customers as of several days, so that their history tells when they changed."""
    stage.at = stage.moment(0, 2)
    ids = [party.id for party in stage.parties("customer", start, start + CUSTOMERS_A_STEP)]
    for days in REPLAYED:
        day = stage.day(days)
        last_id = db.session.scalar(of(LifecycleEvent, sa.func.max(LifecycleEvent.id))) or 0
        lifecycle.recompute(ids, as_of=day)
        for event in db.session.scalars(of(LifecycleEvent).where(LifecycleEvent.id > last_id)):
            began = event.evidence.get("since")
            event.at = stage.moment((stage.today - date.fromisoformat(began)).days, 2) if began else stage.at
        db.session.flush()


def lock_some(stage):
    """Three classes are held by hand."""
    sellers, customers = stage.of_team("sales"), stage.parties("customer")
    numbers = [number for number in range(len(CLASSES)) if class_of(number) == "existing"][2:14:4]
    for number, reason in zip(numbers, stage.words.LOCK_REASONS, strict=True):
        stage.at = stage.moment(9 + number % 7)
        lifecycle.lock(customers[number].profile, "loyal", reason=reason, by=sellers[-1],
                       until=stage.day(-100 - number))


def score_customers(stage):
    """Everybody's RFM scores, now and at the end of last month."""
    current = scoring.begin()
    scoring.judge([party.id for party in stage.parties("customer")], current)
    scoring.keep_month(current)


def forget_scores():
    """By what the sample's customers were scored, unless there are others who are."""
    scored = of(CustomerProfile, CustomerProfile.party_id).where(CustomerProfile.is_current, CustomerProfile.rfm > "")
    if db.session.scalar(scored.limit(1)) is None:
        delete_rows(RfmMonth, sa.true(), domain="admin")


STEPS = [enter_rates, make_products, *(partial(make_orders, place * A_STEP) for place in range(MOST_STEPS)),
         *(partial(replay_classes, start) for start in range(0, len(CLASSES), CUSTOMERS_A_STEP)), lock_some,
         score_customers]
