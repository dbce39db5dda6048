"""One Jinja environment per language, with its catalogue bound: constants fold, and no cell looks up a language."""
import jinja2
from flask import current_app, url_for

from core import countries, files, money, times
from core.access import can, can_edit
from core.words import LANGUAGES, translations


def environment(code):
    """The environment that speaks `code`."""
    return current_app.extensions["environments"][code]


def init_templates(app, **extra_globals):
    """Build the environments. `extra_globals`: what templates may call besides the names below."""
    with app.app_context():
        app.extensions["environments"] = {code: _build(app, code, extra_globals) for code in LANGUAGES}


def _build(app, code, extra_globals):
    built = jinja2.Environment(
        loader=app.jinja_loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], auto_reload=app.debug, cache_size=-1,
    )
    catalogue = translations(code)
    built.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True, pgettext=catalogue.pgettext)
    built.filters.update(money.filters(code) | times.filters(code) | countries.filters(code)
                         | files.filters(code))
    built.globals.update(url_for=url_for, can=can, can_edit=can_edit, page_language=code, **extra_globals)
    built.globals["ui"] = built.get_template("ui.html").module
    return built
