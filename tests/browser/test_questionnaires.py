"""A questionnaire answered by a link in a real browser: kept while one writes, dark, narrow, with scripts off."""
import pytest

from tests.browser.looks import LOOKS, look_at
from tests.evaluation.test_sheet_links import linked, sheet  # noqa: F401  fixture
from tests.suppliers.conftest import ordered, supplier  # noqa: F401  fixtures


@pytest.fixture
def url(sheet):  # noqa: F811
    return linked(sheet)


def test_pages_are_accessible_and_fit(window, sheet, url):  # noqa: F811
    look_at(window("mara"), sheet.path, LOOKS)
    look_at(window(), url, LOOKS)


def test_what_is_filled_in_is_kept_and_comes_back(window, url):
    tab = window().open(url)
    tab.get_by_label("Yes").check()
    tab.get_by_label("How many people?").fill("44")
    tab.get_by_text("Draft saved").wait_for()
    tab = window().open(url)
    assert tab.get_by_label("How many people?").input_value() == "44" and tab.get_by_label("Yes").is_checked()


def test_it_is_sent_with_scripts_off(window, url):
    tab = window(scripts=False).open(url)
    tab.get_by_label("No", exact=True).check()
    tab.get_by_role("button", name="Keep for later").click()
    assert "Nothing is sent yet" in tab.locator("main").inner_text()
    tab.get_by_label("Audit").check()
    tab.get_by_label("How many people?").fill("44")
    tab.get_by_label("Your name").fill("Li Wei")
    tab.get_by_role("button", name="Send").click()
    assert "Thank you" in tab.locator("main").inner_text()
