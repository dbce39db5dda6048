"""Lists by keyboard, columns in their dialog: what only a browser shows."""
import pytest

from models import Party
from tests.fields.conftest import define, hold, six  # noqa: F401  fixtures


@pytest.fixture
def four(make):
    for title in ("Amber", "Birch", "Cedar", "Dune"):
        make(Party, title=title)


def in_hand(tab):
    return tab.evaluate("document.activeElement.closest('tbody tr')?.querySelector('th a').textContent ?? null")


def press(tab, keys):
    for key in keys.split():
        tab.keyboard.press(key)


def test_j_and_k_walk_and_enter_opens(window, four):
    tab = window("rita").open("/customers")
    press(tab, "j j j k")
    assert in_hand(tab) == "Birch"
    press(tab, "k k k")
    assert in_hand(tab) == "Amber"
    press(tab, "j Enter")
    tab.wait_for_url("**/customers/*")
    assert tab.locator("h1").inner_text() == "Birch"


def test_e_edits_and_o_opens(window, four):
    tab = window("rita").open("/customers")
    press(tab, "j e")
    tab.wait_for_url("**/customers/*/edit")
    tab.go_back()
    press(tab, "j o")
    tab.wait_for_url("**/customers/*")


def test_g_and_a_letter_go_places(window, four):
    tab = window("rita").open("/customers")
    press(tab, "g o")
    tab.wait_for_url("**/sales/orders")
    press(tab, "g c")
    tab.wait_for_url("**/customers")


def test_no_key_is_stolen_from_who_types(window, four):
    tab = window("rita").open("/customers")
    press(tab, "/ j e k ?")
    assert tab.locator("main input[type=search]").input_value() == "jek?"
    assert in_hand(tab) is None


def test_keys_outlive_a_swap(window, four):
    tab = window("rita").open("/customers")
    press(tab, "j j")
    tab.locator("main input[type=search]").fill("d")
    tab.locator("#results", has_text="Amber").wait_for(state="detached")
    tab.locator("h1").click()
    press(tab, "j j")
    assert in_hand(tab) == "Dune"


def test_x_ticks_the_box_of_the_row(window, four):
    tab = window("rita").open("/customers")
    press(tab, "j x")
    assert tab.locator("[name=ids]:checked").count() == 1
    press(tab, "x")
    assert tab.locator("[name=ids]:checked").count() == 0


def test_the_help_opens_by_key_and_closes(window, four):
    tab = window("rita").open("/customers")
    press(tab, "?")
    tab.locator("dialog .keys").first.wait_for()
    assert "next row" in tab.locator("dialog").inner_text()
    press(tab, "j Escape")
    tab.locator("dialog[open]").wait_for(state="detached")
    assert in_hand(tab) is None


def test_columns_are_chosen_in_a_dialog(window, four):
    tab = window("rita").open("/customers?class=potential")
    tab.get_by_role("link", name="Columns").click()
    tab.get_by_role("checkbox", name="City").check()
    tab.get_by_role("checkbox", name="Owner").uncheck()
    tab.get_by_role("button", name="Last order further up").click()
    tab.get_by_role("button", name="Last order further up").click()
    tab.get_by_role("button", name="Show these").click()
    tab.wait_for_url("**/customers?class=potential&columns=*")
    assert tab.url.endswith("columns=name,last-order,class,orders,revenue,city")


def test_a_view_is_kept_and_a_filter_added_without_leaving_the_list(window, four, six, hold):
    tab = window("rita").open("/customers")
    tab.get_by_role("link", name="Add filter").click()
    tab.get_by_label("Tier").select_option("Gold")
    tab.get_by_role("button", name="Filter", exact=True).click()
    tab.wait_for_url("**/customers?f1=Gold")
    tab.get_by_role("link", name="Save view").click()
    tab.get_by_role("button", name="Save", exact=True).wait_for()
    tab.get_by_label("Name", exact=False).last.fill("Gold ones")
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.wait_for_url("**/customers?f1=Gold&view=*")
    assert tab.locator("nav.views [aria-current]").inner_text() == "Gold ones"
