"""One Jinja environment per language, with its catalogue bound: constants fold, and no cell looks up a language."""
import re
from functools import lru_cache
from types import SimpleNamespace

import jinja2
from flask import current_app
from jinja2.filters import do_striptags
from markupsafe import Markup, escape

from core import charts, countries, due, files, money, times
from core.access import can, can_edit
from core.compiled import compiled
from core.directory import directory_version
from core.drawing import DrawnAround, RowsOnce
from core.folding import FoldingEnvironment, counted_in, put_in
from core.rendering import as_markup
from core.words import LANGUAGES, translations

MOST_DRAWN = 5_000  # small things kept as they were drawn, for each macro and language


PLACE = re.compile(r"@(\w+)@")


def environment(code):
    """The environment that speaks `code`."""
    return current_app.extensions["environments"][code]


def init_templates(app, **extra_globals):
    """Build the environments. `extra_globals`: what templates may call besides the names below."""
    with app.app_context():
        app.extensions["environments"] = {code: _build(app, code, extra_globals) for code in LANGUAGES}


def _build(app, code, extra_globals):
    built = FoldingEnvironment(
        loader=app.jinja_loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], auto_reload=app.debug, cache_size=-1,
        bytecode_cache=compiled(app, code),
    )
    catalogue = translations(code)
    built.folded = {"_": catalogue.gettext, "asset": extra_globals["asset"]}
    built.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True,
                                    pgettext=catalogue.pgettext)
    built.globals["ngettext"] = counted_in(catalogue)
    built.filters.update(money.filters(code) | times.filters(code) | due.filters(code)
                         | countries.filters(code) | files.filters(code))
    built.globals.update(url_for=app.url_for, can=can, can_edit=can_edit, page_language=code, **extra_globals)
    built.globals.update(kept=Kept(), kept_about=KeptAbout(extra_globals["csrf_token"]), rows_once=RowsOnce(),
                         drawn_around=DrawnAround, drawn_once=lru_cache(MOST_DRAWN), put_in=put_in,
                         directory_version=directory_version, columns_of=charts.columns)
    built.filters |= {"filled": filled, "striptags": lru_cache(1_000)(do_striptags)}
    built.globals["ui"] = _macros(built)
    return built


def _macros(built):
    """Every macro of the pages as one: those of all rooms, and those of one room each."""
    modules = [vars(built.get_template(name).module) for name in ("ui.html", "ui_rooms.html")]
    return SimpleNamespace(**{name: macro for module in modules for name, macro in module.items() if name[0] != "_"})


def filled(drawn, **values):
    """What was drawn once for all rows, with the values of one: `@name@` in it becomes the value, escaped.

    What stands in a value is never taken for a place of its own.
    """
    return Markup(PLACE.sub(lambda place: escape(values[place[1]]) if place[1] in values else place[0], drawn))


class Kept:
    """`{% call kept(key) %} … {% endcall %}`: a part of pages that comes out the same for the same key, drawn once.

    The key says all that the part depends on, but for the language: each has an environment of its own. A key with None
    in it is not known well enough: the part is drawn each time.
    """

    LARGEST = 500  # parts; then all are forgotten and drawn anew

    def __init__(self):
        self.drawn = {}

    def __call__(self, *key, caller):
        if None in key:
            return caller()
        if key not in self.drawn:
            if len(self.drawn) >= self.LARGEST:
                self.drawn.clear()
            self.drawn[key] = caller()
        return self.drawn[key]


class KeptAbout(Kept):
    """`{% call(id) kept_about(party.id, key) %} … {% endcall %}`: a part that differs by the number in its addresses
    and by the token in its forms: both are put in each time, and whoever reads is no part of what is kept."""

    NUMBER, TOKEN = 8_222_333_444_555, "@token@"

    def __init__(self, csrf_token):
        super().__init__()
        self.csrf_token = csrf_token

    def __call__(self, number, *key, caller):
        token = self.csrf_token()
        drawn = super().__call__(*key, caller=lambda: str(caller(self.NUMBER)).replace(token, self.TOKEN))
        return as_markup(drawn.replace(str(self.NUMBER), str(number)).replace(self.TOKEN, token))
