"""What fits in little room: tabs on a phone, the lines of a deal beside its timeline."""
import pytest

from models import Deal, DealLine, db


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_the_open_tab_is_in_sight(window, scripts):
    tab = window("ada", width=390, scripts=scripts).open("/account/api-tokens")
    box = tab.locator(".tabs a[aria-current]").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_deal_is_made_of_stays_in_its_panel(window, make, inside, width):
    deal = make(Deal)
    with inside():
        db.session.add(DealLine(deal_id=deal.id, ordinal=1, description="Equipment, in instalments over three years",
                                quantity=1200, unit_price=37_000, discount="0.1", line_cents=3_996_000_000))
        db.session.commit()
    tab = window("rita", width=width).open(f"/sales/deals/{deal.id}")
    assert tab.locator("#lines tbody tr").count() == 2
    assert tab.evaluate("document.documentElement.scrollWidth") == width
