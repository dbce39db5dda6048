"""Numbers in cells: one column is read one way."""
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.values import CellError, DecimalStyle, detect_decimal_style, parse_decimal

COMMA = DecimalStyle(",")


@pytest.mark.parametrize(("text", "number"), [
    ("12", "12"), ("-3.5", "-3.5"), (" 7 ", "7"), ("1,234", "1234"), ("1,234.56", "1234.56"),
    ("12,34,567.00", "1234567"),
    ("1.234", "1.234"), ("1234.", "1234"), (".5", "0.5"), ("1 234.5", "1234.5"), ("1\u00a0234", "1234"),
    ("1'234.50", "1234.5"), ("(12.50)", "-12.5"), ("12-", "-12"), ("−12", "-12"), ("+4", "4"),
    ("€ 1,234.56", "1234.56"),
    ("1,234.56 EUR", "1234.56"), ("USD -12", "-12"), ("-$5", "-5"), ("$-5", "-5"), ("R$ 5", "5"),
    ("￥１２.５", "12.5"),
    ("100元", "100"), ("12.5%", "0.125"), ("1e-05", "0.00001"), ("($1,000.00)", "-1000"),
])
def test_numbers_with_a_decimal_point(text, number):
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize(("text", "number"), [
    ("1.234,56", "1234.56"), ("1.234", "1234"), ("-5,5", "-5.5"), ("1.234.567", "1234567"), ("1 234,5", "1234.5"),
    ("12", "12"), ("1.234,50 €", "1234.5"), ("12,5 %", "0.125"),
])
def test_numbers_with_a_decimal_comma(text, number):
    assert parse_decimal(text, COMMA) == Decimal(number)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_empty_cell_is_no_number(text):
    assert parse_decimal(text) is None


@pytest.mark.parametrize("text", [
    "abc", "1,23", "12.34.56", "1.234,56", "NaN", "inf", "1e999", ".", ",", "-", "--5", "-5-", "(5", "(-5)", "1,,234",
    "5 EUR USD x", "1/2", "#N/A", "½", "=1+1", "9" * 100_000,
])
def test_what_is_no_number_is_told(text):
    with pytest.raises(CellError):
        parse_decimal(text)


def test_a_cell_that_contradicts_its_column_is_no_other_number():
    with pytest.raises(CellError, match="^“2.55” is no number as this column writes them$"):
        parse_decimal("2.55", COMMA)


@pytest.mark.parametrize(("samples", "style"), [
    (["1.234,56", "12"], DecimalStyle(",", certain=True)), (["1,234.56"], DecimalStyle(".", certain=True)),
    (["2.55", "1,234"], DecimalStyle(".", certain=True)), (["1.234.567"], DecimalStyle(",", certain=True)),
    (["0,123"], DecimalStyle(",", certain=True)), (["€ 5,50"], DecimalStyle(",", certain=True)),
    (["1,234"], DecimalStyle()), (["1.234"], DecimalStyle()), (["12", "", "n/a"], DecimalStyle()),
    ([], DecimalStyle()),
    (["1,5", "1,5", "1.5"], DecimalStyle(",", certain=True)),
])
def test_the_style_of_a_column(samples, style):
    assert detect_decimal_style(samples) == style


@given(st.decimals(-10**12, 10**12, places=2), st.sampled_from([DecimalStyle(), COMMA]))
def test_what_is_written_is_read(number, style):
    written = f"{number:,.2f}".translate({ord("."): style.point, ord(","): style.group})
    assert parse_decimal(written, style) == number


@given(st.text(max_size=80))
def test_no_text_is_an_accident(text):
    try:
        parse_decimal(text)
    except CellError:
        pass
    detect_decimal_style([text])
