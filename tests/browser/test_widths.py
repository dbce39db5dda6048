"""What fits in little room: on a phone, and beside a timeline."""
import pytest

from models import Deal, DealLine, Party, db


def test_every_tab_is_in_sight(window):
    tab = window("ada", width=390).open("/account/api-tokens")
    boxes = [each.bounding_box() for each in tab.locator(".tabs a").all()]
    assert len(boxes) > 5 and all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)


def test_a_follow_up_has_a_line_of_its_own_on_a_phone(window, make):
    party = make(Party, title="Acme")
    tab = window("rita", width=390).open(f"/customers/{party.id}")
    typed, button = (tab.locator(f".quick-add {each}").bounding_box() for each in ("[type=text]", "button"))
    assert typed["width"] > 300 and button["y"] > typed["y"] + typed["height"]


def test_a_page_begins_at_its_top(window, make):
    deal = make(Deal)
    phone = window("rita", width=390)
    phone.tab.set_viewport_size({"width": 390, "height": 400})
    tab = phone.open(f"/sales/deals/{deal.id}")
    assert tab.locator(".part-head .tabs").bounding_box()["y"] > 400 and tab.evaluate("scrollY") == 0


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
