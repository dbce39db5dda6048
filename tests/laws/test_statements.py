"""Page → how many statements it costs, the sign-in among them: tests/laws/statements.txt is the golden table.

A page that costs one more has a reason that a reviewer reads in the table's diff, or a query in a loop.
`REWRITE_STATEMENTS=1 pytest tests/laws/test_statements.py` writes it anew.
"""
import os
from pathlib import Path

import pytest

from models import Deal, Order, Party, Quote, Task
from tests.cooperation.conftest import planned, signed  # noqa: F401  fixtures
from tests.loyalty.conftest import given, introduced, offered, tier  # noqa: F401  fixtures
from tests.partners.conftest import certified, partner, registered, shared  # noqa: F401  fixtures
from tests.pool.furnished import fill_pool
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures
from tests.world import days_ago

GOLDEN = Path(__file__).with_name("statements.txt")
PAGES = ["/", "/customers", "/customers?class=new", "/customers?q=acme", "/customers/{party}", "/customers?late=yes",
         "/customers?moved=active~lost~2026-01-01/2026-01-31", "/movement", "/movement/kept", "/movement/kept?by=owner",
         "/movement/scores", "/movement/rules", "/sales/deals", "/sales/deals?state=won", "/sales/pipeline",
         "/sales/pipeline?owner=me", "/sales/deals/{deal}",
         "/sales/deals?owner=me&sort=closes", "/sales/reports", "/sales/reports/win-rate/product", "/sales/orders",
         "/sales/orders/{order}", "/sales/products", "/sales/quotes", "/sales/quotes/{quote}", "/sales/price-lists",
         "/sales/opportunities", "/sales/opportunities/overdue", "/sales/opportunities/quotes",
         "/sales/forecast", "/sales/forecast?as_of=2026-01-31", "/sales/forecast/deals?what=closed,commit",
         "/sales/forecast/bridge", "/sales/forecast/past-board", "/sales/forecast/calibration", "/sales/targets",
         "/sales/targets?metric=orders", "/tasks", "/tasks/{task}", "/team-day", "/overview",
         "/search?q=acme", "/search/suggestions?q=acme", "/notices",
         "/suppliers", "/suppliers/{supplier}", "/suppliers/deliveries", "/suppliers/deliveries/{line}",
         "/suppliers/ranking", "/suppliers/scorecards", "/suppliers/approved", "/suppliers/rfqs",
         "/suppliers/{supplier}/scorecard", "/suppliers/{supplier}/standing",
         "/evaluation/documents", "/evaluation/documents/missing/supplier", "/evaluation/requirements/supplier",
         "/evaluation/questionnaires", "/evaluation/supplier/{supplier}/qualification",
         "/partners", "/partners/{partner}", "/partners/registrations", "/partners/scorecards", "/partners/approved",
         "/partners/ranking", "/partners/excuses", "/partners/{partner}/scorecard", "/partners/selections",
         "/partners/registrations/{registration}", "/partners/certificates", "/partners/commission", "/partners/funds",
         "/loyalty/tiers", "/loyalty/offers", "/loyalty/offers/{offer}", "/loyalty/codes", "/loyalty/codes/{code}",
         "/loyalty/introductions", "/loyalty/ambassadors",
         "/records/{party}/history", "/cooperation/plans", "/cooperation/plans/{plan}", "/cooperation/agreements",
         "/cooperation/risks", "/cooperation/agreements/{agreement}", "/bulk", "/imports", "/admin/users",
         "/privacy/parties/{party}/consents", "/privacy/access-requests", "/privacy/suppressions", "/privacy/erasures",
         "/privacy/exports",
         "/account/devices", "/account/passkeys", "/account/api-tokens", "/account/confirm", "/admin/api-tokens",
         "/account/calendar", "/pool", "/pool/warned", "/pool/ledger", "/pool/rules",
         "/hand-over/customers/{party}", "/plays", "/plays/3", "/plays/runs", "/visits", "/visits/log", "/visits/plan",
         "/visits/call/{party}", "/visits/punctuality"]
WHO = ["ada", "rita"]


@pytest.fixture
def paths(make, supplier, ordered, partner, registered, certified, shared, planned, signed, tier, offered,
          given, introduced):
    for number in range(3):
        party = make(Party, title=f"Acme {number}", owner="rita", team="North")
        order = make(Order, party=party, on=days_ago(number * 30))
        deal = make(Deal, party=party, amount=100 * number, stage="Won" if number == 2 else "Enquiry")
        task = make(Task, title="Call Acme", owner="rita", about=party, due=days_ago(1), team="North")
        quote = make(Quote, party=party, deal=deal, days=9)
    supplied = supplier("Blue Lake", owner="ada")
    line = [ordered(supplied, arrived=[(days_ago(6), 10)]) for _number in range(3)][0]
    bridge = partner("Bright Bridge", owner="ada")
    certified(bridge)
    shared(deal, bridge)
    registration = registered(bridge)
    tier()
    introduced(party, by=make(Party, title="Acme Friends", team="North"))
    offer = offered()
    code = given(party, offer)
    plan, agreement = planned(supplied), signed(supplied, ends=days_ago(-90))
    fill_pool(make)
    return {page: page.format(offer=offer, code=code, plan=plan, agreement=agreement, partner=bridge.id,
                              registration=registration, supplier=supplied.id, line=line, party=party.id,
                              order=order.id, task=task.id, quote=quote.id, deal=deal.id)
            for page in PAGES}


def counted(browse, statements, path, who):
    browser, status = browse(who), {200, 403}
    answer = browser.client.get(path)
    if answer.status_code not in status or answer.status_code == 403:
        return "-"
    browser.client.get(path)  # what is read once is kept by now
    with statements() as seen:
        browser.client.get(path)
    return len(seen)


def test_no_page_costs_more_than_the_table_says(browse, statements, paths):
    lines = [" " * 32 + "  ".join(f"{who:>4}" for who in WHO)]
    for page, path in paths.items():
        lines.append(f"{page:32}" + "  ".join(f"{counted(browse, statements, path, who):>4}" for who in WHO))
    found = "\n".join(lines) + "\n"
    if os.environ.get("REWRITE_STATEMENTS"):
        GOLDEN.write_text(found)
    assert found == GOLDEN.read_text(), "a page costs other statements than before: see the head of this file"
