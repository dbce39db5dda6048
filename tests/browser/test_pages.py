"""Every page in a real browser: light, dark, narrow, Chinese. axe finds nothing, nothing sticks out or calls out.

Looks are judged on one engine: pages are the same text on both, which is read on both.
"""
from decimal import Decimal

import pytest
import sqlalchemy as sa

from blueprints.records.actions import entries, files, tags
from blueprints.sales.actions import deal_parts, prices
from core.granted import principal_for
from core.scope import acting_as
from models import (
    CustomerProfile,
    Deal,
    Membership,
    Order,
    Party,
    Product,
    Quote,
    Suggestion,
    Task,
    Team,
    User,
    db,
)
from tests.browser.looks import IN_CHINESE, LOOKS, look_at_all
from tests.browser.pages import PAGES
from tests.bulk.screen import ticked
from tests.bulk.test_changing import changed
from tests.evaluation.conftest import asks, brought, category, qualified  # noqa: F401  fixtures
from tests.fields.conftest import define, hold  # noqa: F401  fixtures
from tests.lists.conftest import kept, tag  # noqa: F401
from tests.movement.conftest import try_rules
from tests.partners.conftest import certified, partner, registered  # noqa: F401  fixtures
from tests.partners.test_selections import choosing
from tests.pool.furnished import pool_pages  # noqa: F401  fixtures
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures
from tests.suppliers.test_selections import selecting
from tests.visits.conftest import led  # noqa: F401  fixtures
from tests.world import days_ago, days_on, inside


@pytest.fixture
def papers(asks, brought, category, qualified):
    """A supplier with a document that runs out soon, one that lacks, and a qualification; the first one's id."""
    def furnish_papers(party):
        asks("Liability insurance")
        qualified(party, category("Castings"), "conditional", until=days_on(90))
        return brought(party, asks("ISO 9001"), until=days_on(20))
    return furnish_papers


@pytest.fixture
def paths(make, browse, define, hold, tag, kept, supplier, ordered, partner, registered, certified, papers, led,
          pool_pages):
    """The pages' addresses, with something on each."""
    party = make(Party, title="Blue Lake Trading 蓝湖贸易", email="info@bluelake.example", country="GB", city="Hull")
    for age in (200, 150, 100, 40, 10):
        order = make(Order, party=party, on=days_ago(age))
    tier = define("Tier", "choice", choices=["Gold"])
    hold(party, **{tier: "Gold", define("Shop", "link"): "https://shop.example/long/way/to/it"})
    tag("VIP", party)
    kept("Gold", "f1=Gold", who="ada")
    for due in (days_ago(2), days_on(0), days_on(9), None):
        task = make(Task, owner="ada", about=party, due=due, team="North", repeats=("week", 2) if due else None)
    make(Task, owner="ada", done_by="ada")
    for stage in ("Enquiry", "Negotiation", "Won", "Lost"):
        make(Deal, title=f"Tea for {stage}", party=party, stage=stage, amount=1_234_500, closes_on=days_on(1))
    deal = make(Deal, title="Tea and a very long name of cups 茶叶与茶杯", party=party, amount=1_000, currency="USD")
    with inside(make.app):
        deal_parts.give_part(db.session.get(Deal, deal.id), party.id, "blocks")
        db.session.commit()
    hold(task, **{define("Hours", "number", kind="task"): "2"})
    tag("Fair", task)
    kept("Mine", "due=overdue", who="ada", listing="tasks.tasks")
    quote, draft = make(Quote, party=party, days=9), make(Quote, party=party, state="draft")
    offer(make.app, party)
    lead_north(make, "ada")
    entry = furnish(make.app, party)
    done = changed(make.app, ticked(browse("ada"), party, button="Edit"), size="sme").path.rpartition("/")[2]
    ready = ticked(browse("ada"), party, button="Edit").path.rpartition("/")[2]
    blue, bridge = supplier("Blue Lake", owner="ada"), partner("Bright Bridge", owner="ada")
    line = ordered(blue, arrived=[(days_ago(6), 10)])
    selection = selecting(browse, blue, who="ada").path.rpartition("/")[2]
    mishap = browse("ada").open(f"/corrective-actions/new/supplier/{blue.id}").submit(
        button="Open it", title="Late pumps").path.rpartition("/")[2]
    certified(bridge)
    choice = choosing(browse, bridge, who="ada").path.rpartition("/")[2]
    registration, document, draft_play = registered(bridge), papers(blue), led(party)
    return [page.format(led=draft_play, document=document, mishap=mishap, partner=bridge.id, registration=registration,
                        supplier=blue.id, line=line, party=party.id, other=blue.id, selection=selection,
                        choice=choice, entry=entry, order=order.id, task=task.id, deal=deal.id, ready=ready,
                        done=done, quote=quote.id, draft=draft.id, **pool_pages()) for page in PAGES]


def lead_north(make, name):
    """Somebody of the cast leads team North."""
    user = make.user(name)
    with inside(make.app):
        north = db.session.scalars(sa.select(Team).where(Team.name == "North")).one()
        user = db.session.merge(user)
        user.memberships = [Membership(team_id=north.id, since=days_ago(9), is_lead=True)]
        user.access_version += 1
        db.session.commit()


def offer(app, party):
    """A price list with a price, a product the customer may want, scores and rules on trial."""
    try_rules(app, party)
    with inside(app):
        tea = db.session.scalars(sa.select(Product).where(Product.code == "TEA")).one()
        listed = prices.create_list(name="Home", currency="GBP", valid_from=days_ago(9))
        prices.set_price(listed, "TEA", Decimal("12.50"))
        db.session.add(Suggestion(party_id=party.id, rank=1, product_id=tea.id, because_id=tea.id, lift=Decimal("2.5"),
                                  with_both=10, with_because=20, with_product=20, customers=100))
        profile = db.session.get(CustomerProfile, party.id)
        profile.overdue_on, profile.lifecycle = days_ago(1), "existing"
        db.session.commit()


def furnish(app, party):
    """Something in every panel of a record: an entry, whose id it gives, a file, a tag, a watcher."""
    with inside(app), app.test_request_context():
        ada = principal_for(db.session.scalars(sa.select(User).where(User.name == "Ada")).one())
        party = db.session.get(Party, party.id)
        with acting_as(ada):
            called = {"kind": "call", "direction": "in", "body": "Asks @Vic", "outcome": "Offer", "minutes": 5}
            entry = entries.write_entry(party, {**called, "at": None}, by=ada, watches=True).entry
            files.hang_files(party, [("Offer 报价.pdf", "0" * 64, 12_345)], by=ada)
            tags.add_tag(party, "VIP 贵宾", by=ada)
            party.about = "Tea, wholesale"
            db.session.commit()
            return entry.id


def test_pages_are_read(browse, paths):
    for path in paths:
        browse("ada").open(path, status=404 if path == "/no-such-page" else 200)


def test_pages_are_accessible_and_fit(window, paths):
    tab = look_at_all(window, paths, LOOKS)
    tab.offences[:] = [offence for offence in tab.offences if "404" not in offence]


def test_pages_in_chinese(window, paths, make):
    with inside(make.app):
        ada = db.session.merge(make.user("ada"))
        ada.language = "zh"
        db.session.commit()
    tab = look_at_all(window, paths, IN_CHINESE, "zh")
    tab.offences[:] = [offence for offence in tab.offences if "404" not in offence]


def test_sign_in_by_keyboard(window, house):
    tab = window().open("/sign-in")
    tab.keyboard.type("rita@example.org")
    tab.keyboard.press("Tab")
    tab.keyboard.type("correct horse battery")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/")
    assert tab.locator("h1").count() == 1


def test_search_while_typing_changes_the_list_and_its_address(window, make):
    make(Party, title="Acme Ltd")
    make(Party, title="Zenith Ltd")
    tab = window("rita").open("/customers")
    tab.locator("main input[type=search]").press_sequentially("zen", delay=20)
    tab.locator("#results", has_text="Acme").wait_for(state="detached")
    assert "Zenith" in tab.locator("#results").inner_text() and "q=zen" in tab.url
