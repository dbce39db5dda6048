"""Money as integer minor units of a currency; rates; how amounts and numbers read."""
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, numbers

from core.times import LOCALES


@lru_cache(maxsize=500)
def decimals(currency):
    """How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217)."""
    return numbers.get_currency_precision(currency)


def minor_units(amount, currency):
    """A Decimal amount as integer minor units, rounded half up."""
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


@lru_cache(maxsize=50_000)
def format_money(cents, currency, language):
    return numbers.format_currency(major(cents, currency), currency, locale=LOCALES[language])


@lru_cache(maxsize=50_000)
def format_number(value, language):
    return numbers.format_decimal(value, locale=LOCALES[language], group_separator=True)


@lru_cache(maxsize=5_000)
def format_share(value, language):
    return numbers.format_percent(value, format="#,##0.#%", locale=LOCALES[language])


def filters(language):
    """The filters of one language's templates: `|money("EUR")`, `|number`, `|share`."""
    return {
        "money": lambda cents, currency: "" if cents is None else format_money(cents, currency, language),
        "number": lambda value: "" if value is None else format_number(value, language),
        "share": lambda value: "" if value is None else format_share(value, language),
    }
