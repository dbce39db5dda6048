"""A URL is read, typed, sent to colleagues and lives for years: words in kebab-case, arguments with their type."""
import re

import pytest

from app import create_app

SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|<[a-z]+(\([^)]*\))?:[a-z_]+>(\.[a-z]+)?")


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    app = create_app(GUANXI_DATA=tmp_path_factory.mktemp("data"))
    return list(app.url_map.iter_rules())


def test_urls_are_kebab_case_and_typed(rules):
    wrong = [str(rule) for rule in rules for segment in rule.rule.strip("/").split("/")
             if segment and not SEGMENT.fullmatch(segment)]
    assert not wrong, f"write them like /sales/deals/<int:deal_id>/move-on: {wrong}"


def test_numbers_in_urls_say_whose_id_they_are(rules):
    wrong = [str(rule) for rule in rules for name in re.findall(r"<int:(\w+)>", rule.rule) if not name.endswith("_id")]
    assert not wrong, f"call them <int:deal_id>: {wrong}"


def test_urls_have_no_slash_at_the_end(rules):
    wrong = [str(rule) for rule in rules if rule.rule != "/" and rule.rule.endswith("/")]
    assert not wrong, f"one page, one URL: {wrong}"


def test_an_endpoint_is_its_view(rules):
    """From the endpoint in a template one finds the function by its name."""
    wrong = [rule.endpoint for rule in rules if not re.fullmatch(r"([a-z_]+\.)?[a-z_0-9]+", rule.endpoint)]
    assert not wrong, f"endpoints are snake_case like their functions: {wrong}"
