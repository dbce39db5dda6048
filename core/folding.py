"""Templates whose sentences and addresses of files are looked up when they are compiled, not when they are drawn."""
import re

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from core.rendering import QuickCalls, QuickContext, QuickTemplate, as_markup, shown
from core.words import counted_words

PLACE = re.compile(r"%\((\w+)\)s")


class FoldingEnvironment(jinja2.Environment):
    """`{{ _("Customers") }}` and `{{ asset("app.css") }}` become text of the template.

    Of a sentence with placeholders what is said around them is folded. `folded` is {name: function of one text}.
    """

    folded = {}
    context_class, template_class, code_generator_class = QuickContext, QuickTemplate, QuickCalls

    def make_globals(self, further):
        """A plain dict, which each page copies in a tenth of the time that Jinja's chain of two takes."""
        return {**self.globals, **further} if further else self.globals

    def _generate(self, source, name, filename, defer_init=False):
        return super()._generate(Folded(self.folded).visit(source), name, filename, defer_init)


class Folded(NodeTransformer):
    def __init__(self, functions):
        self.functions = functions

    def visit_Call(self, node):  # noqa: N802 - as Jinja's visitor asks for it
        node = self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name in self.functions and len(node.args) == 1
        plain = asks and isinstance(node.args[0], nodes.Const) and not (node.dyn_args or node.dyn_kwargs)
        if not plain:
            return node
        asked, given = node.args[0].value, {each.key: each.value for each in node.kwargs}
        text = self.functions[node.node.name](asked)
        if "%" not in asked and not given:  # a percent sign of the translation is one
            return nodes.Const(text, lineno=node.lineno)
        names = PLACE.findall(text)
        if sorted(names) != sorted(given) or "%" in PLACE.sub("", text):
            return node  # asked for when it is drawn, and told what is wrong with it
        said = nodes.Const(PLACE.sub("%s", text))
        return nodes.Call(nodes.Name("put_in", "load"), [said, *(given[name] for name in names)], [], None, None,
                          lineno=node.lineno)


def counted_in(catalogue):
    """`ngettext` of templates: a sentence with a number, its values escaped. Jinja's own takes five times as long."""
    def ngettext(singular, plural, number, /, **values):
        said = counted_words(catalogue, singular, plural, number)
        return as_markup(said % {name: shown(value) for name, value in {"num": number, **values}.items()})
    return ngettext


def put_in(said, *values):
    """A sentence with its values, those escaped, as gettext puts them in: Markup."""
    return as_markup(said % tuple([shown(value) for value in values]))
