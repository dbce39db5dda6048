"""Ticking rows in a real browser: the bar appears, counts, and says what it would do."""
from models import Party


def test_the_bar_follows_what_is_ticked(window, make):
    for number in range(6):
        make(Party, title=f"Amber {number}")
    tab = window("rita").open("/customers")
    bar, boxes = tab.locator("bulk-bar"), tab.locator("input[name=ids]")
    assert not bar.is_visible()
    boxes.nth(1).check()
    assert bar.is_visible() and bar.locator("output").inner_text() == "1 selected"
    boxes.nth(4).click(modifiers=["Shift"])
    assert bar.locator("output").inner_text() == "4 selected"
    head = tab.get_by_label("All rows of this page")
    assert head.evaluate("box => box.indeterminate")
    head.check()
    assert bar.locator("output").inner_text() == "6 selected"
    bar.get_by_label("All of this list: 6 customers").check()
    assert bar.locator("output").inner_text() == "All selected"
    bar.get_by_label("Clear the selection").click()
    assert not bar.is_visible() and tab.locator("input:checked").count() == 0


def test_ticks_go_with_the_list_they_belong_to(window, make):
    make(Party, title="Acme Ltd")
    make(Party, title="Zenith Ltd")
    tab = window("rita").open("/customers")
    tab.get_by_label("Acme Ltd").check()
    tab.locator("main input[type=search]").press_sequentially("zen", delay=20)
    tab.locator("#results", has_text="Acme").wait_for(state="detached")
    assert not tab.locator("bulk-bar").is_visible()
    tab.get_by_label("Zenith Ltd").check()
    tab.get_by_role("button", name="Archive", exact=True).click()
    assert tab.locator("h2").first.inner_text() == "1 customer" and "Zenith Ltd" in tab.locator("main").inner_text()


def test_ticks_stay_when_one_turns_the_page(window, make):
    for number in range(52):
        make(Party, title=f"Amber {number:02}")
    tab = window("rita").open("/customers")
    bar = tab.locator("bulk-bar")
    tab.get_by_label("Amber 00").check()
    tab.locator("a[rel=next]").click()
    tab.get_by_label("Amber 51").check()
    assert bar.locator("output").inner_text() == "2 selected"
    tab.locator("a[rel=prev]").click()
    tab.locator("#results", has_text="Amber 00").wait_for()
    tab.wait_for_function("document.querySelector('input[name=ids]:checked')")
    assert tab.get_by_label("Amber 00").is_checked() and bar.locator("output").inner_text() == "2 selected"
    bar.get_by_role("button", name="Archive", exact=True).click()
    assert tab.locator("h2").first.inner_text() == "2 customers"


def test_the_key_x_ticks_the_row(window, make):
    make(Party, title="Acme Ltd")
    tab = window("rita").open("/customers")
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    assert tab.locator("bulk-bar output").inner_text() == "1 selected"


def test_it_all_works_with_scripts_off(window, make):
    make(Party, title="Acme Ltd")
    tab = window("rita", scripts=False).open("/customers")
    tab.get_by_label("Acme Ltd").check()
    tab.get_by_role("button", name="Add a tag").click()
    tab.get_by_label("Tag").fill("Fair")
    tab.get_by_role("button", name="Add a tag: 1 customer").click()
    assert "You may leave this page" in tab.locator("main").inner_text()
