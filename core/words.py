"""The words people read: gettext in the language of whoever reads, in requests, jobs and the shell alike.

Actions, queries and measures may import this module; they know neither Flask nor who is looking.
"""
import flask_babel
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from flask_babel import ngettext as _n

LANGUAGES = {"en": "English", "zh": "简体中文"}

__all__ = ["LANGUAGES", "_", "_l", "_lp", "_n", "in_language", "init_words", "language", "translations"]


def language():
    """The language in force, a key of LANGUAGES."""
    locale = get_locale()
    return locale.language if locale and locale.language in LANGUAGES else "en"


def in_language(code):
    """Context manager: everything inside speaks `code` (default data, notices to somebody else)."""
    return force_locale(code)


def translations(code):
    """The gettext catalogue of one language."""
    with force_locale(code):
        return flask_babel.get_translations()


def init_words(app, choose_language, choose_time_zone):
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.config["ROOT"] / "translations")
    flask_babel.Babel(app, locale_selector=choose_language, timezone_selector=choose_time_zone)
