"""Words put in order by keyboard: the arrow that was pressed keeps the focus, so that it is pressed again."""
import pytest

PLACES = [("/admin/dictionaries/ticket-categories", "#rows"), ("/sales/pipelines", "#rows"),
          ("/sales/pipelines/1", "#rows"), ("/sales/lost-reasons", "#rows"), ("/sales/sources", "#rows"),
          ("/service/settings", "#categories"), ("/service/settings", "#causes")]


def top(tab, rows):
    """The words of the first level, as they stand."""
    return [word for word in tab.locator(f"{rows} tbody th").all_inner_texts() if "/" not in word]


def press(tab, rows, label, expected):
    tab.keyboard.press("Enter")
    tab.wait_for_function("([rows, words]) => [...document.querySelectorAll(`${rows} tbody th`)]"
                          ".map(th => th.innerText).filter(word => !word.includes('/')).join() === words.join()",
                          arg=[rows, expected])
    tab.wait_for_function("label => document.activeElement.ariaLabel === label", arg=label)


@pytest.mark.parametrize(("at", "rows", "scripts"), [
    *((*place, True) for place in PLACES), *((*place, False) for place in PLACES[:3])])
def test_an_arrow_is_pressed_again_and_again(window, at, rows, scripts):
    tab = window("ada", scripts=scripts).open(at)
    tab.evaluate("window.isTheSame = true")
    *others, last = top(tab, rows)
    tab.get_by_role("button", name=f"{last}: up", exact=True).focus()
    for place in (len(others) - 1, max(len(others) - 2, 0)):
        press(tab, rows, f"{last}: up", [*others[:place], last, *others[place:]])
    assert tab.evaluate("window.isTheSame === true") == scripts  # with scripts the rows alone are read anew
