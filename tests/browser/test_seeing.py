"""Whoever looks as somebody else is offered nothing that would change something."""
from models import Party


def test_buttons_that_would_change_something_are_hidden(window, make):
    party, rita = make(Party, title="Blue Lake", team="North"), make.user("rita")
    ada = window("ada")
    tab = ada.open(f"/admin/users/{rita.id}/see-as")
    tab.set_default_timeout(40_000)
    tab.get_by_label("Why").fill("She misses a customer")
    tab.get_by_role("button", name="See as Rita").click()
    tab.get_by_role("button", name="Stop looking as Rita").wait_for()
    tab = ada.open(f"/customers/{party.id}")
    assert tab.locator("main a.btn[href$='/edit']:visible").count() == 0
    assert tab.locator("main form[method=post] button:visible").count() == 0
    tab = ada.open(f"/customers/{party.id}/edit")
    assert tab.get_by_role("button", name="Save").count() == 0 and tab.locator("main [name=title]").is_visible()
    tab.get_by_role("button", name="Stop looking as Rita").click()
    tab.get_by_role("heading", name="Rita").wait_for()
    assert ada.open(f"/customers/{party.id}/edit").get_by_role("button", name="Save").is_visible()
