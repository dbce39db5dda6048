"""Deals that are not to count against a partner, and the ranking of partners."""
from models import Deal
from tests.partners.test_scorecards import computed, decided  # noqa: F401  fixtures


def test_a_deal_is_excused_by_two_people_and_both_scores_stand(browse, decided, inside):
    bridge = decided(won=3, lost=1)
    page = computed(browse, bridge).follow("Why Deals won of those sourced?").follow("Excuse…")
    assert "Pumps 3" in page.text
    assert page.submit(button="Ask for it", code="other", status=422).field_errors == {"note": "Please fill this in"}
    own = page.submit(button="Ask for it", code="we_moved", note="Our price was wrong")
    assert [button.text(strip=True) for button in own.css("main td button")] == ["Withdraw"]
    page.submit(button="Ask for it", code="we_moved", note="Again", status=409)
    browse("ada").open("/partners/excuses").submit(button="Agree")
    page = computed(browse, bridge)
    assert "without excuses" in page.text
    why = page.follow("Why Deals won of those sourced?")
    assert "Excused" in why.text and "Against them" not in why.text


def test_only_their_own_deals_and_by_those_who_may(browse, make, decided, partner):
    bridge, other = decided(lost=1), make(Deal, title="Somebody else's")
    browse("mara").open(f"/partners/{bridge.id}/deals/{other.id}/excuse", status=404)
    browse("mara").open(f"/partners/{bridge.id}/deals/99999999/excuse", status=404)
    browse("vic").open(f"/partners/{bridge.id}/deals/{other.id}/excuse", status=403)


def test_partners_are_ranked_by_what_is_surely_won(browse, decided, statements):
    decided("Three of three", won=3)
    browse("vic").open("/partners/ranking")
    with statements() as one:
        browse("vic").open("/partners/ranking")
    decided("Nine of ten", won=9, lost=1)
    decided("None of one", lost=1)
    with statements() as three:
        page = browse("vic").open("/partners/ranking")
    assert [(row[0], row[1], row[5]) for row in page.table()[1:]] == [
        ("Nine of ten", "1", "59.6%"), ("Three of three", "2", "43.9%"), ("None of one", "3", "0%")]
    assert len(one) == len(three)
