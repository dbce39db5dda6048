"""What an import changes is told in words, not in codes."""
from tests.imports.files import CUSTOMERS, written


def test_countries_and_choices_are_told_in_words(house, browse):
    written(house, browse, CUSTOMERS, name="customers.csv", target="customers")
    changed = "Customer number,Country,Size\nK-1,FR,sme\n"
    page = written(house, browse, changed, name="customers.csv", target="customers")
    row = page.browser.open(page.path + "/things/party/changed").table()[1]
    assert row[2] == "Country: China → France Size: Small or medium"
