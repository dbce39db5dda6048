"""The parts partners have in deals, from both ends; and what they add up to."""
import pytest

from blueprints.partners.queries import facts
from models import Deal
from tests.world import days_ago


def parts(page):
    return [" ".join(item.text(separator=" ").split()) for item in page.css("#partners li")]


def test_a_part_is_given_on_the_page_of_the_deal(browse, make, partner):
    deal, bridge = make(Deal, title="Pumps"), partner()
    page = browse("mara").open(f"/sales/deals/{deal.id}").follow("A partner's part: add").submit(
        button="Save", partner="Bright Bridge", part="influenced", percent="12.5")
    assert parts(page) == ["Bright Bridge Influenced it 12.5%"]
    assert page.follow("Bright Bridge").path == f"/partners/{bridge.id}"
    assert "Influenced it" in browse("mara").open(f"/sales/deals/{deal.id}").follow("History").text
    assert parts(page.submit(button="Take Bright Bridge out")) == []


def test_and_on_the_page_of_the_partner(browse, make, partner):
    make(Deal, title="Pumps")
    make(Deal, title="Valves")
    second = make(Deal, title="Valves")
    page = browse("mara").open(f"/partners/{partner().id}").follow("Add a deal they have a part in")
    assert "You see no deal" in page.submit(button="Save", deal="Turbines", status=422).text
    page = page.submit(button="Save", deal="Valves", status=422)
    assert "Which one:" in page.text and page.css("[name=deal]")[0].attributes["value"] == "Valves"
    page = page.submit(button="Save", deal=f"Valves #{second.id}", part="delivered")
    assert page.css("#deals tbody th small")[0].text() == "Delivered it · 100%"


def test_what_is_sourced_is_at_most_the_whole(browse, make, partner, shared):
    deal, _bridge = make(Deal, title="Pumps"), partner()
    shared(deal, partner("Harbour"), share=6_000)
    path = f"/sales/deals/{deal.id}/partners/new"
    page = browse("mara").open(path).submit(button="Save", partner="Bright Bridge", percent="40.01", status=422)
    assert "40% is left" in page.text and page.css("[name=partner]")[0].attributes["value"] == "Bright Bridge"
    assert len(parts(page.submit(button="Save", percent="40"))) == 2
    page = browse("mara").open(path).submit(button="Save", partner="Bright Bridge", percent="30")
    assert [part for part in parts(page) if part.startswith("Bright")] == [
        "Bright Bridge Sourced it 30%"]


@pytest.mark.parametrize(("percent", "said"), [
    ("101", "Between 0 and 100"), ("-1", "Between 0 and 100"), ("1.234", "At most 2 decimals"), ("", "fill this in")])
def test_impossible_shares(browse, make, partner, percent, said):
    partner()
    page = browse("mara").open(f"/sales/deals/{make(Deal).id}/partners/new").submit(
        button="Save", partner="Bright Bridge", percent=percent, status=422)
    assert said in page.text


def test_sourced_revenue_is_the_share_of_what_was_won(inside, make, partner, shared):
    bridge = partner()
    shared(make(Deal, stage="Won", amount=99_99), bridge, share=3_333)
    shared(make(Deal, stage="Won", amount=100_00), bridge, "influenced")
    shared(make(Deal, stage="Won", amount=100_00, currency="EUR"), bridge)
    shared(make(Deal, stage="Won"), bridge)
    shared(make(Deal, stage="Lost", amount=100_00), bridge)
    with inside():
        assert facts.sourced_revenue(bridge.id) == facts.Sourced(n=3, cents=33_32, unrated=2)
        assert facts.sourced_revenue(bridge.id, last=days_ago(1)) == facts.Sourced(0, 0, 0)
        assert facts.decided_deals(bridge.id) == facts.Decided(won=4, lost=1)
        assert facts.decided_deals(bridge.id, last=days_ago(1)).rate is None


def test_who_sees_the_partner_sees_what_it_brought_and_no_more(browse, make, hire, partner, shared):
    bridge, deal = partner(), make(Deal, title="Pumps", stage="Won", amount=100_00)
    shared(deal, bridge)
    page = browse(hire("partner-manager")).open(f"/partners/{bridge.id}")
    assert "£100.00" in page.text and "Pumps" in page.text and "Pumps" not in page.links
    page.browser.open(f"/sales/deals/{deal.id}", status=403)
    mine = browse("rita").open(f"/sales/deals/{deal.id}")
    assert parts(mine) == ["Bright Bridge Sourced it 100%"]
    assert "Bright Bridge" not in mine.links
