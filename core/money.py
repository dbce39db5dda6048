"""Money as integer minor units of a currency; how amounts and numbers read."""
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, numbers

from core.times import LOCALES

# Not asked of Babel: its figures say how cash is spoken of (0 decimals for the Iraqi dinar), and they change from one
# release to the next, which would change what every stored amount means.
ISO_4217_DECIMALS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}


def decimals(currency):
    """How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217)."""
    return ISO_4217_DECIMALS.get(currency, 2)


def minor_units(amount, currency):
    """A Decimal amount as integer minor units. Half a unit is rounded away from zero, so a return mirrors its sale."""
    return int(Decimal(amount).scaleb(decimals(currency)).to_integral_value(ROUND_HALF_UP))


def major(cents, currency):
    """Minor units as a Decimal amount."""
    return Decimal(cents).scaleb(-decimals(currency))


def line_cents(quantity, unit_price, currency, discount=0):
    """What a line comes to: quantity × unit price × (1 − discount), rounded half up to the minor unit."""
    return minor_units(quantity * unit_price * (1 - discount), currency)


def converted(cents, currency, rate, home):
    """Minor units of `currency` as minor units of `home`, at `rate` home units per unit. None without a rate."""
    return None if rate is None else minor_units(major(cents, currency) * rate, home)


def is_currency(code):
    return code in Locale("en").currencies


@lru_cache(maxsize=8)
def currency_choices(language):
    """Currencies in use for a select, as (code, "EUR – Euro"), by code."""
    names = Locale.parse(LOCALES[language]).currencies
    current = {entry for territory in numbers.get_global("territory_currencies")
               for entry in numbers.get_territory_currencies(territory)}
    return [(code, f"{code} – {names.get(code, code)}") for code in sorted(current)]


@lru_cache(maxsize=500)
def _pattern(currency, language):
    """The language's pattern for money, with as many decimals as we keep, and a blank after a sign made of letters."""
    written = Locale.parse(LOCALES[language]).currency_formats["standard"].pattern
    if numbers.get_currency_symbol(currency, LOCALES[language])[-1].isalpha():
        written = written.replace("¤", "¤\u00a0")
    pattern = numbers.parse_pattern(written)
    pattern.frac_prec = (decimals(currency), decimals(currency))
    return pattern


@lru_cache(maxsize=500)
def _around(currency, language):
    """What stands before and behind the figures of an amount."""
    amount = _pattern(currency, language).apply(Decimal(0), LOCALES[language], currency=currency, currency_digits=False)
    before, _nothing, after = amount.partition(f"{0:.{decimals(currency)}f}")
    return before, after


@lru_cache(maxsize=50_000)
def format_money(cents, currency, language):
    """As Babel writes it, which takes 30 µs for each; both languages write figures alike."""
    before, after = _around(currency, language)
    sign = "-" if cents < 0 else ""
    return f"{sign}{before}{major(abs(cents), currency):,.{decimals(currency)}f}{after}"


@lru_cache(maxsize=50_000)
def format_number(value, language):
    """A number with all the decimals it has: unit prices have up to six, quantities up to three."""
    if type(value) is int:
        return f"{value:,}"
    return numbers.format_decimal(value, locale=LOCALES[language], decimal_quantization=False)


@lru_cache(maxsize=50_000)
def format_price(value, currency, language):
    """A unit price: with the decimals of its currency at least, and up to the six it may have."""
    least = decimals(currency)
    return numbers.format_decimal(value, "#,##0." + "0" * least + "#" * (6 - least), locale=LOCALES[language])


@lru_cache(maxsize=5_000)
def format_share(value, language):
    return numbers.format_percent(value, format="#,##0.##%", locale=LOCALES[language])


def filters(language):
    """The filters of one language's templates: `|money("EUR")`, `|price("EUR")`, `|number`, `|share`."""
    return {
        "money": lambda cents, currency: "" if cents is None else format_money(cents, currency, language),
        "price": lambda value, currency: "" if value is None else format_price(value, currency, language),
        "number": lambda value: "" if value is None else format_number(value, language),
        "share": lambda value: "" if value is None else format_share(value, language),
    }
