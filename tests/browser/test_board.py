"""The board in a real browser: cards are dragged and moved by keyboard, and what is true comes back."""
import pytest

from models import Deal


@pytest.fixture
def board(window, make):
    """A window on three deals: two that stand in Offer made, one in Negotiation."""
    for title, stage in (("Tea", "Offer made"), ("Cups", "Offer made"), ("Mugs", "Negotiation")):
        make(Deal, title=title, stage=stage, amount=10_000)
    opened = window("rita", width=1800)
    opened.open("/sales/pipeline")
    return opened


def cards(tab, stage):
    column = tab.locator(".board-column", has=tab.get_by_role("heading", name=stage, exact=True))
    return column.locator(".deal-name").all_inner_texts()


def drag(tab, title, stage, down=30):
    """Drag a card to the list of a column, `down` pixels below its upper edge."""
    grip = tab.locator(".deal-card", has_text=title).bounding_box()
    goal = tab.locator(".board-column", has=tab.get_by_role("heading", name=stage, exact=True)).locator(
        "ol").bounding_box()
    tab.mouse.move(grip["x"] + 40, grip["y"] + grip["height"] - 8)
    tab.mouse.down()
    tab.mouse.move(grip["x"] + 60, grip["y"] + grip["height"] + 20, steps=4)
    tab.mouse.move(goal["x"] + 60, goal["y"] + down, steps=12)
    tab.wait_for_timeout(150)
    tab.mouse.up()


def ready(tab):
    tab.wait_for_function("window.Sortable && Sortable.get(document.querySelector('ol[data-stage]'))")
    return tab


def test_a_card_is_dragged_to_another_column(board):
    tab = ready(board.tab)
    drag(tab, "Tea", "Needs understood")
    tab.get_by_text("Tea: Needs understood").wait_for()
    tab.locator(".board-column", has_text="Needs understood").get_by_text("1 deal").wait_for()
    tab.reload()
    assert cards(tab, "Needs understood") == ["Tea"] and cards(tab, "Offer made") == ["Cups"]
    tab.get_by_role("link", name="Tea", exact=True).click()
    assert tab.get_by_role("heading", level=1).inner_text() == "Tea"


def test_the_order_within_a_column_is_kept(board):
    tab = ready(board.tab)
    assert cards(tab, "Offer made") == ["Cups", "Tea"]
    with tab.expect_response("**/move"):
        drag(tab, "Cups", "Offer made", down=190)
    assert cards(tab, "Offer made") == ["Tea", "Cups"]
    tab.reload()
    assert cards(tab, "Offer made") == ["Tea", "Cups"]


def test_by_keyboard_and_the_card_keeps_the_focus(board):
    tab = ready(board.tab)
    tab.get_by_role("link", name="Tea", exact=True).focus()
    with tab.expect_response("**/move"):
        tab.keyboard.press("Shift+ArrowUp")
    tab.wait_for_timeout(400)
    assert cards(tab, "Offer made") == ["Tea", "Cups"]
    tab.keyboard.press("Shift+ArrowLeft")
    tab.get_by_text("Tea: Needs understood").wait_for()
    tab.wait_for_function("document.activeElement.textContent === 'Tea'")
    tab.wait_for_timeout(400)
    assert tab.evaluate("document.activeElement.textContent") == "Tea"
    assert cards(tab, "Needs understood") == ["Tea"]


def test_dropped_on_lost_it_asks_why(board):
    tab = ready(board.tab)
    drag(tab, "Tea", "Lost")
    dialog = tab.get_by_role("dialog")
    dialog.get_by_label("Why it is lost").wait_for()
    tab.locator(".board-column", has_text="Offer made").locator(".deal-card", has_text="Tea").wait_for()  # back again
    dialog.get_by_label("Why it is lost").select_option(label="Price")
    dialog.get_by_role("button", name="Move").click()
    tab.get_by_text("Tea: Lost").wait_for()
    tab.locator(".board-lost").get_by_text("1 deal").wait_for()
    assert cards(tab, "Lost") == ["Tea"] and dialog.count() == 0
    assert [offence for offence in board.offences if "422" not in offence] == []
    board.offences.clear()  # the question itself came as an answer of 422


def test_the_second_of_two_sees_what_happened(board, window):
    tab, other = ready(board.tab), window("mara", width=1800)
    ready(other.open("/sales/pipeline"))
    drag(other.tab, "Tea", "Enquiry")
    other.tab.get_by_text("Tea: Enquiry").wait_for()
    drag(tab, "Tea", "Needs understood")
    tab.get_by_text("Mara has moved Tea to Enquiry in the meantime").wait_for()
    tab.locator(".board-column", has_text="Enquiry").get_by_text("1 deal").wait_for()
    assert cards(tab, "Enquiry") == ["Tea"] and cards(tab, "Needs understood") == []
    board.offences.clear()  # the answer was a 409


def test_more_cards_come_when_one_scrolls(window, make):
    for number in range(30):
        make(Deal, title=f"Tea {number}")
    tab = window("rita").open("/sales/pipeline")
    assert len(cards(tab, "Enquiry")) == 25
    tab.locator("ol.cards").first.evaluate("list => list.scrollTo(0, list.scrollHeight)")
    tab.locator(".deal-card").nth(29).wait_for()
    assert len(cards(tab, "Enquiry")) == 30


def test_on_a_phone_one_column_fills_the_screen(window, make):
    make(Deal, title="Tea")
    tab = window("rita", width=390).open("/sales/pipeline")
    widths = tab.locator(".board-column").evaluate_all("all => all.map(each => each.getBoundingClientRect().width)")
    assert min(widths) > 340
    tab.get_by_label("Column").select_option(label="Offer made")
    tab.locator(".board-alone").wait_for()
    assert tab.locator(".board-column").count() == 1


def test_without_scripts_there_is_a_form(window, make):
    make(Deal, title="Tea")
    tab = window("rita", scripts=False).open("/sales/pipeline")
    tab.get_by_role("link", name="Move Tea to …").click()
    tab.get_by_label("To", exact=True).select_option(label="Needs understood")
    tab.get_by_label("We know who asks, and for what").check()
    tab.get_by_role("button", name="Move").click()
    assert cards(tab, "Needs understood") == ["Tea"]
