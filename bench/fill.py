"""The large sample: as many customers, orders, tasks and timeline entries as asked, written past the application.

Deterministic; apart from the demo, which is believable where this one is only large.
"""
import hashlib
import random
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import sqlalchemy as sa

from bench import names
from bench import suppliers as purchasing
from bench import tickets as desk
from bench.deals import OPEN, TABLES, Deals
from blueprints.auth.set_up import SetUp, make_workspace, role_by_key
from blueprints.evaluation import jobs as evaluation
from core.database import tidy
from core.principal import SYSTEM
from core.scope import acting_as
from core.search import doc_id, name_key, words
from measures.names import bare_name
from models import (
    NOTHING_DUE,
    Address,
    ContactPoint,
    CustomerProfile,
    Entry,
    Hat,
    Membership,
    Order,
    OrderLine,
    Party,
    Product,
    Record,
    RecordTag,
    SearchDoc,
    SignIn,
    Tag,
    Task,
    Team,
    User,
    Workspace,
    db,
)

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TEAMS, PEOPLE, PRODUCTS, TAGS = 20, 100, 500, 12
TOKENS = {"admin": "bench-administrator", "member": "bench-member", "agent": "bench-agent"}
CHUNK = 5_000


def fill(rows, tell=print):
    """Fill an empty, migrated database with `rows` of each heavy kind; the caller's context is the application's."""
    started = time.monotonic()
    with acting_as(SYSTEM), db.session().in_mode("write"):
        if db.session.scalar(sa.select(Workspace.id)):
            raise SystemExit("This database is in use: the large sample wants an empty one (see --database)")
        people()
        db.session.commit()
    for step in (customers, orders, tasks, timeline, deals, tickets, suppliers):
        step(rows)
        tell(f"{step.__name__}: {rows:,} ({time.monotonic() - started:.0f} s)")
    scorecards()
    tell(f"scorecards of a period ({time.monotonic() - started:.0f} s)")
    db.session.rollback()
    if db.engine.dialect.name == "postgresql":
        move_sequences()
    tidy(full=True)
    tell(f"statistics gathered ({time.monotonic() - started:.0f} s)")


def people():
    """Teams, users (an administrator, then in sales, the third a support agent), products, tags, sign-ins."""
    make_workspace(SetUp("Bench Trading", "GB", "GBP", "Europe/London", "en", "", ""))
    db.session.add_all(Team(name=f"Team {n}", name_key=f"team {n}") for n in range(1, TEAMS + 1))
    db.session.flush()
    roles = {1: role_by_key("administrator"), 3: role_by_key("support-agent")}  # the others sell
    sales = role_by_key("sales")
    for number in range(1, PEOPLE + 1):
        user = User(email=f"user{number}@example.org", email_key=f"user{number}@example.org", name=f"User {number}",
                    language="en", time_zone="Europe/London", roles=[roles.get(number, sales)])
        user.memberships = [Membership(team_id=team_of(number), since=date(2024, 1, 1), is_lead=number <= TEAMS)]
        db.session.add(user)
        db.session.flush()
    for number, token in enumerate(TOKENS.values(), 1):
        db.session.add(SignIn(token_hash=hashlib.sha256(token.encode()).hexdigest(), user_id=number, device="bench",
                              address="127.0.0.1", expires_at=datetime(2100, 1, 1, tzinfo=UTC)))
    db.session.add_all(Product(code=f"P{n:04}", code_key=f"p{n:04}", name=f"{names.SECOND[n % 18]} item {n}",
                               name_key=f"{names.SECOND[n % 18]} item {n}".lower()) for n in range(1, PRODUCTS + 1))
    db.session.add_all(Tag(name=f"Tag {n}", name_key=f"tag {n}") for n in range(1, TAGS + 1))


def team_of(user_id):
    return (user_id - 1) % TEAMS + 1


def customers(rows):
    write(rows, customer, (Record, Party, Hat, CustomerProfile, ContactPoint, Address, SearchDoc, RecordTag))


def customer(number):
    """The rows of one customer, by table."""
    dice = random.Random(number)
    title, owner, place = names.company(number), dice.randint(1, PEOPLE), dice.randrange(12)
    since = TODAY - timedelta(days=dice.randint(1, 1500))
    lifecycle = dice.choices(("potential", "new", "existing", "loyal", "lost"), (30, 10, 30, 15, 15))[0]
    orders = 0 if lifecycle == "potential" else dice.randint(1, 30)
    last = date.min if not orders else TODAY - timedelta(days=dice.randint(0, 400))
    email = f"info{number}@example.com"
    yield Record, {"id": number, "kind": "party", "title": title, "state": "active", "due_at": NOTHING_DUE,
                   "is_open": True, "created_at": NOW - timedelta(minutes=number), "updated_at": NOW, "version": 1,
                   "extra": {}}
    yield Party, {"id": number, "is_person": False, "name_key": name_key(title),
                  "bare_key": bare_name(name_key(title)), "country": names.COUNTRIES[place],
                  "size": dice.choice(("large", "sme", "individual")), "about": ""}
    yield Hat, {"party_id": number, "role": "customer", "code": f"C{number}", "owner_id": owner, "since": since,
                "team_id": team_of(owner), "name_key": name_key(title)}
    yield CustomerProfile, {"party_id": number, "is_current": True, "name_key": name_key(title), "owner_id": owner,
                            "team_id": team_of(owner), "lifecycle": lifecycle,
                            "since": since, "evidence": {}, "lock_reason": "", "order_count": orders,
                            "last_order_on": last, "first_order_on": since if orders else None,
                            "revenue_cents": orders * dice.randint(1_000, 900_000), "unrated_orders": 0,
                            "preferences": "", "computed_at": NOW}
    yield ContactPoint, {"party_id": number, "kind": "email", "value": email, "value_key": email, "label": "",
                         "is_primary": True, "consent": "unknown"}
    yield Address, {"party_id": number, "label": "", "street": f"{number % 200 + 1} High Street", "region": "",
                    "postal_code": "", "city": names.CITIES[place], "country": names.COUNTRIES[place]}
    yield SearchDoc, {"id": number, "record_id": number, "kind": "party",
                      "words": words(title, f"C{number}", email, names.CITIES[place])}
    if number % 4 == 0:
        yield RecordTag, {"record_id": number, "tag_id": dice.randint(1, TAGS)}


def orders(rows):
    write(rows, lambda number: order(number, rows), (Order, OrderLine))


def order(number, customers):
    dice = random.Random(-number)
    ordered_at = NOW - timedelta(minutes=dice.randint(0, 1_000_000))
    quantity, price = dice.randint(1, 40), dice.randint(100, 50_000)
    cents = quantity * price
    yield Order, {"id": number, "number": f"R{number}", "number_key": f"r{number}", "party_id": number % customers + 1,
                  "ordered_at": ordered_at, "ordered_on": ordered_at.date(), "currency": "GBP", "state": "completed",
                  "is_credit_note": False, "is_purchase": True, "total_cents": cents, "valid_cents": cents,
                  "home_cents": cents, "home_rate": 1, "created_at": NOW}
    yield OrderLine, {"order_id": number, "ordinal": 1, "product_id": dice.randint(1, PRODUCTS), "description": "",
                      "quantity": quantity, "unit_price": Decimal(price).scaleb(-2), "discount": 0, "line_cents": cents}


def tasks(rows):
    write(rows, lambda number: task(number, rows), (Record, Task, SearchDoc))


def task(number, customers):
    """Every tenth is open; one in five about no customer, one in eight without a date."""
    dice = random.Random(number * 7)
    row_id, owner, is_open = customers + number, dice.randint(1, PEOPLE), number % 10 == 0
    title = names.CHORES[dice.randrange(10)]
    about = number if number % 5 else None
    due_on = None if number % 8 == 0 else TODAY + timedelta(days=dice.randint(-20, 60) if is_open else -number % 700)
    due_at = NOTHING_DUE if due_on is None else datetime(due_on.year, due_on.month, due_on.day, tzinfo=UTC)
    yield Record, {"id": row_id, "kind": "task", "title": title, "party_id": about, "owner_id": owner,
                   "team_id": team_of(owner), "state": "open" if is_open else "done", "is_open": is_open,
                   "due_at": due_at, "created_at": NOW - timedelta(minutes=number), "created_by_id": owner,
                   "updated_at": NOW, "version": 1, "extra": {}}
    yield Task, {"id": row_id, "about_id": about, "notes": "", "due_on": due_on,
                 "done_at": None if is_open else due_at if due_on else NOW, "done_by_id": None if is_open else owner}
    yield SearchDoc, {"id": row_id, "record_id": row_id, "kind": "task", "words": words(title)}


def timeline(rows):
    write(rows, lambda number: entry(number, rows), (Entry, SearchDoc))


def entry(number, customers):
    dice = random.Random(number * 13)
    party, body = number % customers + 1, names.SAID[dice.randrange(6)]
    yield Entry, {"id": number, "record_id": party, "party_id": party, "kind": dice.choice(("call", "note", "visit")),
                  "at": NOW - timedelta(minutes=dice.randint(0, 500_000)), "outcome": "", "body": body, "facts": {},
                  "by_id": dice.randint(1, PEOPLE), "created_at": NOW, "version": 1}
    yield SearchDoc, {"id": doc_id("entry", number), "record_id": party, "kind": "entry", "words": words(body)}


def deals(rows):
    made = Deals(rows, 2 * rows, TODAY, PEOPLE, PRODUCTS, team_of)
    db.session.rollback()
    write(rows + OPEN, made, TABLES)


def tickets(rows):
    db.session.rollback()
    write(rows, desk.Tickets(rows, 3 * rows + OPEN, rows, NOW, PEOPLE, team_of), desk.TABLES)


def suppliers(rows):
    write(purchasing.number_of(rows), purchasing.Suppliers(TODAY, PEOPLE, team_of), purchasing.TABLES, chunk=50)


def scorecards():
    """Those of the running period, by the application's own job."""
    with acting_as(SYSTEM), db.session().in_mode("write"):
        job = evaluation.start("supplier", 1)
        for _step in evaluation.compute_all(job, "supplier", 1):
            db.session.commit()
        db.session.delete(job)
        db.session.commit()


def write(rows, made, models, chunk=CHUNK):
    """Insert what `made(number)` yields for 1 to `rows`, a few thousand in each transaction."""
    for first in range(1, rows + 1, chunk):
        found = {model: [] for model in models}
        for number in range(first, min(first + chunk, rows + 1)):
            for model, row in made(number):
                found[model].append(row)
        with db.engine.begin() as connection:
            for model, several in found.items():
                insert(connection, sa.inspect(model).local_table, several)


def move_sequences():
    """PostgreSQL hands out ids from where it left off, which was the beginning."""
    with db.engine.begin() as connection:
        for table in ("records", "orders", "entries", "clock_events", "purchase_orders", "purchase_lines", "receipts"):
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")


def insert(connection, table, rows):
    if rows:
        connection.execute(sa.insert(table), rows)
