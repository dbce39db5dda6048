"""What fits in little room: on a phone, and beside a timeline."""
import pytest

from models import Deal, DealLine, Party, Task, Ticket, db
from tests.world import days_on


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


def tops(tab, selector):
    return [each.bounding_box()["y"] for each in tab.locator(selector).all()]


def test_what_stands_beside_each_other_begins_at_one_height(window, make):
    make(Deal, stage="Won", amount=100)
    make(Deal, stage="Lost")
    tab = window("rita", width=1280).open("/sales/reports")
    left, right = tops(tab, ".columns > .panel")
    assert left == right


def test_what_unfolds_is_as_high_as_the_head_of_a_panel(window, make):
    ticket = make(Ticket, said="Hello")
    tab = window("ada", width=1280).open(f"/service/tickets/{ticket.id}")
    heights = [each.bounding_box()["height"] for each in tab.locator(".editor > summary").all()]
    assert len(heights) == 3 and min(heights) > 36


def test_classes_of_customers_are_in_sight_on_a_phone(window, make):
    make(Party, title="Acme")
    tab = window("rita", width=390).open("/customers")
    boxes = [each.bounding_box() for each in tab.locator(".class-bar li a").all()]
    assert len(boxes) == 5 and all(box["x"] + box["width"] <= 390 for box in boxes)


def test_deals_and_tasks_of_my_day_begin_at_one_line_on_a_phone(window, make):
    make(Deal, next_step="Call", next_step_on=days_on(0))
    make(Task, due=days_on(0))
    tab = window("rita", width=390).open("/")
    first, second = [each.bounding_box()["x"] for each in tab.locator(".work tbody th a").all()]
    assert abs(first - second) < 6


def test_no_figure_of_the_overview_is_cut_off_on_a_phone(window):
    tab = window("ada", width=390).open("/overview")
    cut = tab.locator("main td").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)")
    assert tab.locator("main td").count() > 20 and cut == []


def test_below_what_can_be_copied_there_is_a_gap(window, browse, make):
    acme = make(Party, title="Acme", role="supplier")
    rfq = browse("ada").open("/suppliers/rfqs/new").submit(
        button="Save", title="Boxes", due_on=str(days_on(5)), parties=[acme.id])
    tab = window("ada", width=1280).open(rfq.path)
    box, said = (tab.locator(f"#letter {each}").bounding_box() for each in ("code", "copy-text + p"))
    assert said["y"] >= box["y"] + box["height"] + 8
