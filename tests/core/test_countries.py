"""Countries as people write them."""
import csv

import pytest

from core.countries import country_choices, country_name, parse_country


@pytest.mark.parametrize(("text", "code"), [
    ("GB", "GB"), ("gb", "GB"), ("GBR", "GB"), ("840", "US"), ("United Kingdom", "GB"), ("  united  kingdom ", "GB"),
    ("UK", "GB"), ("USA", "US"), ("U.S.A.", "US"), ("The United States of America", "US"), ("EIRE", "IE"),
    ("RSA", "ZA"),
    ("U.A.E.", "AE"), ("Holland", "NL"), ("The Netherlands", "NL"), ("Czech Republic", "CZ"), ("Hong Kong", "HK"),
    ("Turkey", "TR"), ("Viet Nam", "VN"), ("Korea, Republic of", "KR"), ("Côte d'Ivoire", "CI"),
    ("Trinidad & Tobago", "TT"),
    ("Swaziland", "SZ"), ("Myanmar (Burma)", "MM"), ("中国", "CN"), ("美国", "US"), ("美國", "US"), ("香港", "HK"),
    ("臺灣", "TW"), ("Deutschland", "DE"), ("España", "ES"), ("Espana", "ES"), ("ÖSTERREICH", "AT"), ("Suisse", "CH"),
    ("日本", "JP"), ("대한민국", "KR"), ("Россия", "RU"), ("Ελλάδα", "GR"), ("مصر", "EG"),
])
def test_a_country_is_recognised(text, code):
    assert parse_country(text) == code


@pytest.mark.parametrize("text", [
    "", None, " ", "Unspecified", "European Community", "Channel Islands", "EU", "ZZ", "the"])
def test_what_is_no_country_is_none(text):
    assert parse_country(text) is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_name_we_show_is_understood(language):
    assert {code: parse_country(name) for code, name in country_choices(language)} == {
        code: code for code, name in country_choices(language)}


def test_names_by_language():
    assert (country_name("CN", "en"), country_name("CN", "zh")) == ("China", "中国")
    assert country_name("QQ", "en") == "QQ"


def test_choices_are_in_the_reader_s_order():
    english = [name for code, name in country_choices("en")]
    assert english[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    chinese = [name for code, name in country_choices("zh")]
    assert chinese.index("法国") < chinese.index("梵蒂冈") < chinese.index("斐济") < chinese.index("芬兰")
    assert chinese.index("德国") < chinese.index("法国") < chinese.index("美国") < chinese.index("中国")


@pytest.mark.parametrize(("name", "column", "unknown"), [
    ("online_retail/online_retail_2010-12_2011-03.csv", "Country", {"Channel Islands"}),
    ("scms/scms_2006_2011H1.csv", "Country", set()),
    ("northwind/csv/Customers.csv", "Country", set()),
])
def test_real_countries(pytestconfig, name, column, unknown):
    path = pytestconfig.rootpath.parent / "shared/data" / name
    if not path.exists():
        pytest.skip("the published data is not beside the checkout")
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row[column] for row in csv.DictReader(file) if row[column]}
    assert {country for country in found if parse_country(country) is None} == unknown
