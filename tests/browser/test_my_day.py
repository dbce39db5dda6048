"""My day in a real browser: a row is done, taken back and put off where it stands, without the page being left."""
import pytest

from models import Party, Task
from tests.world import days_ago, days_on


@pytest.fixture
def day(window, make):
    make(Task, title="Call Acme", due=days_ago(1), about=make(Party, title="Acme"))
    make(Task, title="Weekly report", due=days_on(0), repeats=("week", 1))
    return window("rita").open("/")


def rows(tab):
    return [text.strip() for text in tab.locator("#work tbody th").all_inner_texts()]


def test_done_and_taken_back(day):
    day.evaluate("window.stays = true")
    day.get_by_role("button", name="Done: Call Acme").click()
    day.locator("#work", has_text="Call Acme").wait_for(state="detached")
    assert rows(day) == ["Weekly report"]
    day.get_by_role("button", name="Undo").click()
    day.locator("#work", has_text="Call Acme").wait_for()
    assert rows(day) == ["Call Acme", "Weekly report"] and day.evaluate("window.stays")


def test_put_off_from_a_popover_by_keyboard(day):
    day.get_by_role("link", name="Put off: Call Acme").focus()
    day.keyboard.press("Enter")
    day.get_by_role("button", name="Tomorrow", exact=True).locator("visible=true").wait_for()
    day.keyboard.press("Tab")
    day.keyboard.press("Enter")
    day.locator("#work h2", has_text="Next 7 days").wait_for()
    assert rows(day) == ["Weekly report", "Call Acme"]


def test_a_quick_add_stays_and_its_line_is_empty_again(day):
    line = day.get_by_label("What do you have to do?")
    line.fill("Buy tea")
    line.press("Enter")
    day.locator("#work", has_text="Buy tea").wait_for()
    assert "Buy tea" in rows(day) and day.get_by_label("What do you have to do?").input_value() == ""


def test_on_the_page_of_a_customer(window, make):
    acme = make(Party, title="Acme", team="North")
    tab = window("rita").open(f"/customers/{acme.id}")
    tab.get_by_label("New follow-up").fill("Send the offer")
    tab.get_by_label("New follow-up").press("Enter")
    tab.get_by_role("button", name="Done: Send the offer").click()
    tab.locator("#tasks tbody tr").wait_for(state="detached")
    assert tab.url.endswith(f"/customers/{acme.id}")


@pytest.mark.parametrize("scripts", [True, False])
def test_without_scripts_it_works_alike(window, make, scripts):
    make(Task, title="Call Acme", due=days_on(0))
    tab = window("rita", scripts=scripts).open("/")
    tab.get_by_role("link", name="Put off: Call Acme").click()
    tab.get_by_role("button", name="Monday next week").click()
    tab.locator(".toast-card", has_text="Put off to").wait_for()
