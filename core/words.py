"""The words people read: gettext in the language of whoever reads, in requests, jobs and the shell alike.

Actions, queries and measures may import this module; they know neither Flask nor who is looking. Flask-Babel chooses
the language and formats; the look-up itself stands here, because a page asks for fifty words (0.3 ms).
"""
from contextlib import contextmanager
from functools import lru_cache
from gettext import NullTranslations

import flask_babel
from babel import Locale
from flask import g, has_app_context, has_request_context
from flask_babel import force_locale, get_locale
from flask_babel.speaklater import LazyString

LANGUAGES = {"en": "English", "zh": "简体中文"}

__all__ = ["LANGUAGES", "_", "_l", "_lp", "_n", "in_language", "init_words", "language", "translations"]

_catalogues = {}


def language():
    """The language in force, a key of LANGUAGES; a request asks for it once."""
    try:
        spoken = g._get_current_object().language  # through `g` itself it would take 2 µs, forty times a page
    except AttributeError:
        spoken = None
    except RuntimeError:  # outside of the application
        return "en"
    if spoken is None:
        locale = get_locale()
        spoken = locale.language if locale and locale.language in LANGUAGES else "en"
        if has_request_context():
            g.language = spoken
    return spoken


@contextmanager
def in_language(code):
    """Everything inside speaks `code` (default data, notices to somebody else)."""
    before = g.get("language")
    with force_locale(code):
        g.language = code
        try:
            yield
        finally:
            g.language = before


def translations(code):
    """The gettext catalogue of one language."""
    if code not in _catalogues:
        if not has_app_context():  # while the code is still being read: the source speaks English
            return NullTranslations()
        with force_locale(code):
            _catalogues[code] = flask_babel.get_translations()
    return _catalogues[code]


def _(message, **variables):
    text = translations(language()).gettext(message)
    return text % variables if variables else text


def _n(singular, plural, num, **variables):
    return counted_words(translations(language()), singular, plural, num) % {"num": num, **variables}


def counted_words(catalogue, singular, plural, num):
    """The form that goes with a number; catalogues know whole ones only: 2.5 is told as 2 is, exactly 1 alone as 1."""
    return catalogue.ngettext(singular, plural, num if isinstance(num, int) else 1 if num == 1 else 2)


def _p(context, message):
    return translations(language()).pgettext(context, message)


def _l(message, **variables):
    """The same, worded when it is read."""
    return LazyString(_, message, **variables)


def _lp(context, message):
    return LazyString(_p, context, message)


def init_words(app, choose_language, choose_time_zone):
    _catalogues.clear()
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.config["ROOT"] / "translations")
    choose_locale = lambda: kept_locale(choose_language())  # noqa: E731
    flask_babel.Babel(app, locale_selector=choose_locale, timezone_selector=choose_time_zone)


@lru_cache(maxsize=len(LANGUAGES))
def kept_locale(code):
    """Babel looks at a file each time a language is named."""
    return Locale.parse(code)
