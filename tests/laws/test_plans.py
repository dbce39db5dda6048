"""No list reads a whole table. Its statements are explained on both engines, for an administrator and for a team.

What SQLite would do with a hundred thousand rows stands in plans.txt (tests/laws/large.py).

SQLite: a SCAN of one of the tables that grow is refused unless it walks an index in the order of the list. PostgreSQL,
told to avoid sequential scans, must find an index for each of them.
"""
import json
import re

import pytest
import sqlalchemy as sa

from models import Deal, Membership, Order, Party, PriceList, Quote, Task, Team, User, db
from tests import emptying, world
from tests.auditor import not_watching
from tests.fields.conftest import define, hold  # noqa: F401  fixtures
from tests.laws.large import Large
from tests.lists.conftest import tag  # noqa: F401
from tests.world import days_ago, inside

GROWING = {"records", "parties", "hats", "customer_profiles", "orders", "order_lines", "contact_points", "addresses",
           "party_links", "search_docs", "lifecycle_events", "import_rows", "import_items", "jobs",
           "notices", "tasks", "deals", "deal_lines", "stage_events", "entries", "mentions", "attachments",
           "record_tags", "watchers", "changes", "quotes", "quote_lines", "suggestions", "order_steps", "prices",
           "purchase_orders", "purchase_lines", "receipts", "inspections", "promise_moves",
           "registrations", "deal_partners", "certifications", "commission_entries", "commission_steps",
           "fund_allocations", "fund_requests", "fund_claims", "party_documents", "qualifications",
           "qualification_events", "answer_sheets", "play_runs", "play_tasks", "follow_ups", "visits", "offer_grants",
           "tier_standings", "tier_events"}
LISTS = [
    "/customers", "/customers?class=new", "/customers?size=sme", "/customers?geography=domestic", "/customers?q=acme",
    "/customers?late=yes", "/customers?rfm=54x", "/customers?rfm=54x&rfm_was=!54x",
    "/customers?moved=active~lost~2026-01-01/2026-01-31", "/customers?moved=active~kept~2026-01-01/2026-01-31",
    "/customers?moved=any~other~2026-01-01/2026-01-31", "/customers?trial=1~any~any",
    "/customers?first=2026-01-01/2026-03-31", "/movement/scores", "/movement", "/movement/kept?by=size",
    "/customers?sort=last-order", "/customers?sort=-revenue", "/customers?sort=orders",
    "/customers?tag=1", "/customers?f1=Gold", "/customers?f2=1..5", "/customers?sort=-f2", "/customers?f3=acme",
    "/customers?columns=all", "/customers?view=1&class=new&columns=name,f1",
    "/", "/tasks", "/tasks?tag=1", "/tasks?owner=anyone", "/tasks?owner=anyone&team=mine", "/tasks?due=overdue",
    "/tasks?q=call",
    "/tasks?owner=anyone&state=done", "/tasks?about=1&owner=anyone", "/team-day", "/overview",
    "/overview/entries?by=me",
    "/sales/deals", "/sales/deals?owner=me", "/sales/deals?team=mine", "/sales/deals?due=none", "/sales/deals?stage=1",
    "/sales/deals?state=won", "/sales/deals?state=any", "/sales/deals?sort=closes", "/sales/deals?closes=past",
    "/sales/deals?sort=-amount", "/sales/deals?q=tea", "/sales/deals?customer=1", "/sales/deals?product=1",
    "/sales/deals?passed=1", "/sales/deals?columns=all", "/sales/deals?tag=1",
    "/sales/quotes", "/sales/quotes?state=sent", "/sales/quotes?ending=soon&sort=valid-until", "/sales/quotes?q=Q-1",
    "/sales/quotes?customer={party}", "/sales/quotes?sort=total", "/sales/orders?state=confirmed",
    "/sales/opportunities", "/sales/opportunities?customer={party}", "/sales/opportunities/overdue",
    "/sales/opportunities/overdue?sort=-revenue", "/sales/opportunities/quotes", "/sales/price-lists/1",
    "/sales/forecast", "/sales/forecast?as_of=2026-01-31&period=2026Q1", "/sales/forecast/deals?what=closed,commit",
    "/sales/forecast/deals?what=late&as_of=2026-01-31", "/sales/forecast/deals?what=undated", "/sales/forecast/bridge",
    "/sales/forecast/bridge/deals?bar=new", "/sales/forecast/past-board", "/sales/forecast/past-board?as_of=2026-01-31",
    "/sales/forecast/calibration",
    "/sales/targets", "/sales/targets?metric=orders", "/sales/targets?metric=calls_visits",
    "/sales/orders", "/sales/orders?kind=credit_note", "/sales/orders?q=T-1", "/sales/products",
    "/search?q=acme", "/search?q=acme&kind=task", "/search/suggestions?q=a", "/notices", "/notices?only=unread",
    "/customers/{party}", "/records/{party}/entries", "/records/{party}/entries?kind=call&before=1",
    "/records/{party}/files", "/records/{party}/files?before=2", "/records/{party}/history", "/records/{party}/tags",
    "/records/{party}/watchers", "/plays/1", "/plays/runs", "/plays/runs?play=potential&fate=moved_on&state=any",
    "/plays/runs?step=brief", "/visits", "/visits?due=overdue&owner=anyone", "/visits/log", "/visits/log?in_time=no",
    "/visits/log?sort=held", "/visits/plan", "/visits/call/{party}", "/visits/punctuality",
    "/loyalty/tiers", "/loyalty/offers", "/loyalty/codes", "/loyalty/codes?offer=1", "/loyalty/codes?customer={party}",
    "/loyalty/introductions", "/loyalty/introductions?by={party}", "/loyalty/ambassadors", "/customers?tier=1",
]
OF_ADMINISTRATORS = [
    "/admin", "/admin/audit", "/admin/audit?kind=party", "/admin/audit?field=title", "/admin/audit?by=1",
    "/admin/audit?q=%231", "/admin/audit?from=2026-01-01&to=2026-01-31", "/admin/users?role=none", "/admin/teams/1",
    "/admin/dictionaries/lost-reasons", "/admin/sights", "/admin/api-tokens",
]
READ = [(path, who) for path in LISTS for who in ("ada", "rita")] + [(path, "ada") for path in OF_ADMINISTRATORS]


@pytest.fixture(scope="module")
def house(app):
    """One house for all lists, furnished once: to look at a list changes nothing in it."""
    return emptying.anew(app, world.fill)


@pytest.fixture(scope="module")
def browse(house):
    return world.browsers(house)


@pytest.fixture(scope="module")
def furnished(house):
    """What the addresses need of the rows in that house; nothing until the first test has made them."""
    return {}


@pytest.fixture(scope="module")
def large(house):
    """What a large SQLite database plans; None on another engine."""
    with house.app_context():
        engine = db.engine
    yield from Large.of(engine) if engine.dialect.name == "sqlite" else [None]


@pytest.fixture
def some_rows(furnished, make, define, hold, tag):
    if not furnished:
        furnished["party"] = make_some_rows(make, define, hold, tag)
    return furnished


def make_some_rows(make, define, hold, tag):
    for name, type, choices in (("Tier", "choice", ["Gold"]), ("Weight", "number", []), ("Carrier", "text", [])):
        define(name, type, choices=choices)
    for number in range(3):
        party = make(Party, title=f"Acme {number}", size="sme", country="GB")
        make(Order, party=party, on=days_ago(number * 40))
        make(Task, about=party, due=days_ago(number), team="North")
        deal = make(Deal, party=party, amount=100 * number, stage="Won" if number == 2 else "Enquiry")
        make(Quote, party=party, deal=deal)
        hold(party, f1="Gold", f2=str(number), f3="Acme Freight")
    tag("VIP", party)
    with inside(make.app):
        db.session.add(PriceList(name="Home", name_key="home", currency="GBP", valid_from=days_ago(9)))
        north = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        for user in db.session.scalars(sa.select(User).where(User.name.in_(["Ada", "Rita"]))):
            user.memberships = [Membership(team_id=north.id, since=days_ago(9), is_lead=True)]
            user.access_version += 1
        db.session.commit()
    return party.id


@pytest.mark.parametrize(("path", "who"), READ)
def test_a_list_reads_by_index(house, browse, some_rows, large, path, who):
    browser, address = browse(who), path.format(**some_rows)
    read_by_index(house, browser, address)
    if large is not None:  # the second time, when what is kept between requests is there
        large.compare(f"{path} {who}", asked_by(large.engine, browser, address), GROWING)


def read_by_index(house, browser, path, growing=GROWING):
    """No statement of that page goes through a table that grows from end to end."""
    emptying.forget_statistics(house)
    emptying.forget_kept()
    with house.app_context():
        engine = db.engine
    read = asked_by(engine, browser, path)
    with engine.connect() as connection, not_watching():
        for statement, parameters in read:
            scanned = EXPLAIN[engine.dialect.name](connection, statement, parameters) & growing
            assert not scanned, f"{path} reads all of {scanned}:\n{statement}"


def asked_by(engine, browser, path):
    """[(select, its parameters)] of a page."""
    read = []
    note = lambda _c, _cur, statement, parameters, *_rest: read.append((statement, parameters))  # noqa: E731
    sa.event.listen(engine, "before_cursor_execute", note)
    browser.open(path)
    sa.event.remove(engine, "before_cursor_execute", note)
    return [(statement, parameters) for statement, parameters in read if statement.startswith(("SELECT", "WITH"))]


def scanned_by_sqlite(connection, statement, parameters):
    tables = dict(re.findall(r"(?:FROM|JOIN) (\w+) AS (\w+)", statement))
    aliases = {alias: table for table, alias in tables.items()}
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
    scans = [re.match(r"SCAN (\w+)(?! USING)", row.detail) for row in plan if "USING" not in row.detail]
    return {aliases.get(scan[1], scan[1]) for scan in scans if scan}


def scanned_by_postgresql(connection, statement, parameters):
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar()
    return set(sequential(plan if isinstance(plan, list) else json.loads(plan)))


def sequential(node):
    """Names of the tables a plan reads one after another."""
    if isinstance(node, list):
        for part in node:
            yield from sequential(part)
    elif isinstance(node, dict):
        if node.get("Node Type") == "Seq Scan":
            yield node["Relation Name"]
        for part in node.values():
            yield from sequential(part)


EXPLAIN = {"sqlite": scanned_by_sqlite, "postgresql": scanned_by_postgresql}
