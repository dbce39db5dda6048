"""What Jinja does for each value, call and macro, without what no template here asks of it: a tenth of a page's time.

Everything is escaped, always: so text goes out as text, not as an object that says so. Nothing is asynchronous.
"""
from functools import lru_cache
from io import StringIO
from types import BuiltinFunctionType, FunctionType, MethodType

import jinja2
from jinja2.compiler import CodeGenerator
from jinja2.nodes import EvalContext, Name
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode, missing
from markupsafe import Markup, escape

try:
    from markupsafe import _escape_inner as escaped  # in C, of text alone; `escape` wraps what it gives
except ImportError:  # pragma: no cover - another version of the library
    escaped = escape

PLAIN = frozenset({FunctionType, MethodType, BuiltinFunctionType, type(lru_cache(len))})


def shown(value):
    """`value` as it stands in a page; what it gives is text, and never escaped again."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    return value if kind is Markup else escape(value)


def as_markup(text):
    """Markup of text that was escaped as it was put together."""
    return text if type(text) is Markup else str.__new__(Markup, text)


class QuickMacro(Macro):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.takes_more = self.catch_kwargs or self.catch_varargs or self.explicit_caller

    def __call__(self, *args, **kwargs):
        if args and type(args[0]) is EvalContext:
            args = args[1:]
        given, names = len(args), self.arguments
        if self.takes_more or given > len(names) or (self.caller and kwargs.get("caller") is None):
            return super().__call__(*args, **kwargs)
        if kwargs:
            take = kwargs.pop
            arguments = [*args, *[take(name, missing) for name in names[given:]]]
            if self.caller:
                arguments.append(take("caller"))
            if kwargs:
                return super().__call__(*args, **kwargs)  # which says what is wrong with them
        else:
            arguments = args if given == len(names) else (*args, *(missing,) * (len(names) - given))
        return as_markup(self._func(*arguments))


class QuickCalls(CodeGenerator):
    """`{{ ui.badge(label) }}` calls the macro itself; Jinja looks each time whether it asks for the context.

    Functions that do, those of gettext, are called by their names, and go Jinja's way.
    """

    def visit_Call(self, node, frame, forward_caller=False):  # noqa: N802 - Jinja's name
        if isinstance(node.node, Name) and hasattr(self.environment.globals.get(node.node.name), "jinja_pass_arg"):
            return super().visit_Call(node, frame, forward_caller=forward_caller)
        self.visit(node.node, frame)
        page, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        given, self.stream = self.stream.getvalue(), page
        self.write(f"({given.removeprefix(', ')})")
        return None


class QuickContext(Context):
    @internalcode
    def call(self, called, *args, **kwargs):
        kind = type(called)
        if kind is QuickMacro or (kind in PLAIN and not hasattr(called, "jinja_pass_arg")):
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return called(*args, **kwargs)
        return super().call(called, *args, **kwargs)


class QuickTemplate(jinja2.Template):
    @classmethod
    def from_code(cls, environment, code, globals, uptodate=None):  # noqa: A002 - Jinja's name
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(escape=shown, Macro=QuickMacro)
        return template
