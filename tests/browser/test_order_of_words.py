"""Words put in order by keyboard: the arrow that was pressed keeps the focus, so that it is pressed again."""
import pytest


def top(tab):
    """The words of the first level, as they stand."""
    return [word for word in tab.locator("main tbody th").all_inner_texts() if "/" not in word]


def press(tab, label, expected):
    tab.keyboard.press("Enter")
    tab.wait_for_function("expected => [...document.querySelectorAll('main tbody th')].map(cell => cell.innerText)"
                          ".filter(word => !word.includes('/')).join() === expected.join()", arg=expected)
    tab.wait_for_function("label => document.activeElement.ariaLabel === label", arg=label)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_an_arrow_is_pressed_again_and_again(window, scripts):
    tab = window("ada", scripts=scripts).open("/admin/dictionaries/ticket-categories")
    delivery, product, invoice, *rest = top(tab)
    tab.get_by_role("button", name=f"{invoice}: up").focus()
    press(tab, f"{invoice}: up", [delivery, invoice, product, *rest])
    press(tab, f"{invoice}: up", [invoice, delivery, product, *rest])
