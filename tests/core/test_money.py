"""Amounts: minor units of every kind of currency, rounding, conversion, and how they read."""
from decimal import Decimal

import pytest
from babel import Locale
from babel.numbers import parse_pattern

from core.money import (
    converted,
    currency_choices,
    decimals,
    format_money,
    format_number,
    format_share,
    line_cents,
    major,
    minor_units,
)
from core.times import LOCALES


@pytest.mark.parametrize(("amount", "currency", "units"), [
    ("12.345", "EUR", 1235), ("12.344999", "EUR", 1234), ("1250", "JPY", 1250), ("1250.5", "JPY", 1251),
    ("1.2345", "KWD", 1235), ("12.50", "RSD", 1250), ("0.005", "GBP", 1), ("0", "GBP", 0),
])
def test_amounts_become_minor_units_half_up(amount, currency, units):
    assert minor_units(Decimal(amount), currency) == units
    assert minor_units(-Decimal(amount), currency) == -units  # a return mirrors its sale


def test_minor_units_come_back_whole():
    amounts = [major(1250, currency) for currency in ("JPY", "EUR", "KWD")]
    assert amounts == [Decimal(1250), Decimal("12.5"), Decimal("1.25")]
    assert [decimals(currency) for currency in ("JPY", "EUR", "KWD", "IQD", "XXX")] == [0, 2, 3, 3, 2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_amounts_of_every_currency_read_as_babel_writes_them(language):
    for currency, _name in currency_choices(language):
        pattern = parse_pattern(Locale.parse(LOCALES[language]).currency_formats["standard"].pattern)
        pattern.frac_prec = (decimals(currency), decimals(currency))
        for cents in (0, 7, -7, 99_950, 123_456_789, -1_234_567_890_123):
            written = pattern.apply(major(cents, currency), LOCALES[language], currency=currency, currency_digits=False)
            assert format_money(cents, currency, language).replace("\u00a0", "") == written


@pytest.mark.parametrize(("quantity", "price", "currency", "discount", "units"), [
    ("3", "0.333333", "EUR", "0", 100), ("1000", "0.000015", "EUR", "0", 2), ("-3", "0.335", "EUR", "0", -101),
    ("2.5", "19.99", "EUR", "0.15", 4248), ("1.001", "999999.999999", "JPY", "0", 1001000), ("4", "5", "EUR", "1", 0),
])
def test_a_line_is_rounded_once_at_its_end(quantity, price, currency, discount, units):
    assert line_cents(Decimal(quantity), Decimal(price), currency, Decimal(discount)) == units


def test_conversion_knows_both_currencies_and_leaves_out_what_has_no_rate():
    assert converted(1000, "JPY", Decimal("0.00525"), "GBP") == 525
    assert converted(1000, "KWD", Decimal("2.555555555"), "JPY") == 3
    assert converted(-101, "EUR", Decimal("0.5"), "GBP") == -51
    assert converted(1000, "USD", None, "GBP") is None


@pytest.mark.parametrize(("units", "currency", "english", "chinese"), [
    (-1250, "GBP", "-£12.50", "-£12.50"),
    (1250, "JPY", "JP¥1,250", "JP¥1,250"),
    (1250, "KWD", "KWD\u00a01.250", "KWD\u00a01.250"),
    (1250, "RSD", "RSD\u00a012.50", "RSD\u00a012.50"),
    (123456789, "CNY", "CN¥1,234,567.89", "¥1,234,567.89"),
])
def test_money_reads_with_the_decimals_that_are_kept(units, currency, english, chinese):
    assert format_money(units, currency, "en") == english
    assert format_money(units, currency, "zh") == chinese


def test_prices_and_shares_read_with_all_their_decimals():
    assert format_number(Decimal("1000.123456"), "en") == "1,000.123456"
    assert format_number(Decimal("12.000"), "zh") == "12"
    assert format_share(Decimal("0.1255"), "en") == "12.55%"


def test_only_money_in_use_is_offered():
    codes = [code for code, _name in currency_choices("zh")]
    assert {"EUR", "CNY", "KWD"} <= set(codes) and "DEM" not in codes
    assert codes == sorted(codes)
