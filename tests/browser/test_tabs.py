"""Tabs on a phone: the one that is open is in sight, however far to the right it stands."""
import pytest


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_the_open_tab_is_in_sight(window, scripts):
    tab = window("ada", width=390, scripts=scripts).open("/account/api-tokens")
    box = tab.locator(".tabs a[aria-current]").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
