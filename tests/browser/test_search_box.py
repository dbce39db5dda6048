"""The search of every page, its results and the bell, by keyboard and in a real browser."""
import pytest

from core.notices import tell
from core.principal import SYSTEM
from models import Party, db
from tests.world import inside


@pytest.fixture
def lakes(make):
    return [make(Party, title=f"Lake {name}") for name in ("Garda", "Como", "Iseo")]


def type_into_box(tab, text):
    tab.keyboard.press("Control+k")
    tab.keyboard.type(text, delay=20)
    tab.locator("#suggestions:popover-open").wait_for()


def test_arrow_keys_choose_and_enter_opens(window, lakes):
    tab = window("rita").open("/sales/orders")
    type_into_box(tab, "lake")
    box = tab.locator("search-box input")
    assert box.get_attribute("aria-expanded") == "true" and tab.locator("#suggestions [role=option]").count() == 4
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    chosen = tab.locator("#" + box.get_attribute("aria-activedescendant"))
    assert (chosen.get_attribute("aria-selected"), "Lake Como" in chosen.inner_text()) == ("true", True)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/customers/{lakes[1].id}")


def test_escape_closes_and_keeps_what_was_typed_then_enter_shows_all(window, lakes):
    tab = window("rita").open("/")
    type_into_box(tab, "lake")
    tab.keyboard.press("Escape")
    assert tab.locator("#suggestions:popover-open").count() == 0
    assert tab.locator("search-box input").input_value() == "lake"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=lake")
    assert tab.locator("main mark").count() == 3


def test_results_by_arrow_keys(window, lakes):
    tab = window("rita").open("/search?q=lake")
    tab.keyboard.press("/")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.innerText") == "Lake Como"
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/customers/{lakes[2].id}")


def test_slash_goes_to_the_box_of_the_list_and_to_the_general_one_elsewhere(window, lakes):
    tab = window("rita").open("/customers")
    tab.keyboard.press("/")
    assert tab.evaluate("!!document.activeElement.closest('main')")
    tab.goto(tab.url.replace("/customers", "/account"))
    tab.keyboard.press("/")
    assert tab.evaluate("!!document.activeElement.closest('search-box')")


def test_on_a_phone_search_is_one_tap_away(window, lakes):
    tab = window("rita", width=390).open("/")
    tab.locator(".phone-bar").get_by_role("link", name="Search").click()
    tab.locator("main [data-search]").fill("lake")
    tab.locator("main mark").first.wait_for()
    assert tab.locator("a[data-hit]").count() == 3


def test_the_bell_tells_what_came_meanwhile(window, make):
    tab = window("rita").open("/")
    rita = make.user("rita")
    with inside(make.app):
        tell([rita.id], "job", key="import:1", by=SYSTEM, title="a.csv")
        db.session.commit()
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tab.get_by_role("link", name="Notices: 1 unread").click()
    tab.wait_for_url("**/notices")
    assert tab.locator(".told .unread").count() == 1
