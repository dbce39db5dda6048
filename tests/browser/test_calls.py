"""Call mode by keyboard: one key to the next, one to save."""
from tests.visits.conftest import due  # noqa: F401  fixtures


def test_one_key_leads_to_the_next_and_one_saves(window, due, make):
    due("Acme", -3)
    due("Bolt", -2)
    due("Core", -1)
    tab = window("rita").open("/visits/call")
    assert tab.locator("h1").inner_text() == "Acme"
    tab.keyboard.press("n")
    tab.wait_for_url("**/visits/call/*")
    assert tab.locator("h1").inner_text() == "Bolt"
    tab.locator("textarea[name=note]").fill("Nothing new, nothing now")
    assert tab.locator("h1").inner_text() == "Bolt"  # a letter in a text is a letter
    tab.keyboard.press("Control+Enter")
    tab.locator("h1", has_text="Core").wait_for()
    assert "Noted: Bolt" in tab.locator("#toasts").inner_text()
