"""Countries: ISO 3166 alpha-2 codes, their names in every language of the interface, and what people write for them."""
import pickle
import re
import unicodedata
from functools import lru_cache

from babel import Locale, localedata
from babel.core import get_global
from babel.languages import get_official_languages

# Two-letter codes of the territory list that are no countries of their own: groups, placeholders, parts of others.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
_HALVES_OF_NAME = re.compile(r"(?P<first>.*?)\s*\((?P<second>.*)\)")
_SOUND_LIKE = str.maketrans("斐梵瑙汶", "匪范脑问")  # characters GB2312 orders by their strokes: everyday ones instead
_ALIASES = {
    "AE": "UAE|Emirates", "BA": "Bosnia", "BN": "Brunei Darussalam", "BO": "Bolivia, Plurinational State of",
    "CD": "DR Congo|DRC|Congo, DRC|Congo, Dem Rep|Democratic Republic of the Congo|Zaire|刚果民主共和国",
    "CG": "Congo|Republic of the Congo|Congo, Rep", "CI": "Ivory Coast",
    "CN": "PRC|P.R. China|People's Republic of China|Mainland China|中华人民共和国|中國大陸|大陆",
    "CV": "Cabo Verde", "CZ": "Czech Republic", "DE": "BRD|FRG", "FK": "Falklands",
    "GB": "UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|英格兰|大不列颠",
    "HK": "Hong Kong|Hongkong|香港", "IE": "EIRE|Republic of Ireland", "IR": "Iran, Islamic Republic of",
    "KG": "Kyrgyz Republic", "KP": "DPRK|Korea, North",
    "KR": "Korea|Republic of Korea|Korea, South|Korea, Republic of|大韩民国", "LA": "Lao PDR",
    "MD": "Republic of Moldova", "MK": "Macedonia|FYROM", "MM": "Burma", "MO": "Macao|Macau|澳门|澳門",
    "NL": "Holland|The Netherlands|荷兰王国", "PS": "Palestine", "RU": "Russian Federation",
    "SY": "Syrian Arab Republic", "SZ": "Swaziland", "TH": "ประเทศไทย", "TL": "East Timor", "TR": "Turkey",
    "TW": "Taiwan, Province of China|中国台湾|中國台灣|臺灣|Chinese Taipei", "TZ": "United Republic of Tanzania",
    "US": "U.S.|U.S.A.|America|United States of America|美利坚合众国", "VA": "Holy See|Vatican",
    "VE": "Venezuela, Bolivarian Republic of", "VN": "Viet Nam", "ZA": "RSA|Republic of South Africa",
}


@lru_cache
def _names(language):
    """{code: name} of all countries."""
    territories = Locale.parse(language.replace("-", "_")).territories
    return {code: name for code, name in territories.items()
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES}


def country_name(code, language):
    """The name in that language; the code itself if it is none of ours, so that nothing stored is ever blank."""
    return _names(language).get(code, code)


def filters(language):
    """The filter of one language's templates: `|country`."""
    return {"country": lambda code: country_name(code, language) if code else ""}


def country_choices(language):
    """[(code, name)] in the order a reader of that language looks for them."""
    return sorted(_names(language).items(), key=lambda item: _sort_key(item[1], language))


def _sort_key(name, language):
    """Chinese by pinyin, which is how GB2312 orders its everyday characters; others by letters without accents."""
    return name.translate(_SOUND_LIKE).encode("gb18030") if language.startswith("zh") else _key(name).encode()


@lru_cache(maxsize=4096)
def parse_country(text):
    """The alpha-2 code for a code or a name in English, Chinese or a language of that country; None if it is none."""
    key = _key(text or "")
    if not key:
        return None
    return _index().get(key) or _native_index().get(key)


def _key(text):
    """What is left of a name when case, accents, points and small words do not count."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    text = "".join(char for char in text if not unicodedata.combining(char) and char not in ".’'`´‘")
    words = re.sub(r"[^\w]+", " ", text).split()
    return " ".join(word for word in words if word not in ("the", "of", "and") or len(words) == 1)


@lru_cache
def _index():
    known = {}
    for language in ("zh_Hant", "zh", "en"):
        for code, name in _names(language).items():
            known[_key(name)] = code
            if match := _HALVES_OF_NAME.fullmatch(name):
                known |= {_key(match["first"]): code, _key(match["second"]): code}
    for alias, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and codes[0] in _names("en"):
            known.setdefault(_key(alias), codes[0])
    for code, aliases in _ALIASES.items():
        known |= {_key(alias): code for alias in aliases.split("|")}
    return known | {code.casefold(): code for code in _names("en")}


@lru_cache
def _native_index():
    """Every country's name in its own languages. Read straight from the files: Babel would keep them all in memory."""
    known, codes_of = {}, {}
    for code in _names("en"):
        for language in get_official_languages(code, regional=True, de_facto=True):
            codes_of.setdefault(language, []).append(code)
    for language, codes in codes_of.items():
        if not localedata.exists(language):
            continue
        with open(localedata.resolve_locale_filename(language), "rb") as file:
            territories = pickle.load(file).get("territories", {})
        known |= {_key(territories[code]): code for code in codes if code in territories}
    return known
