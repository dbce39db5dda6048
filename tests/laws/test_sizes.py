"""Small files and functions: each is read whole, in one go, and the next reader is grateful. (STYLE.md, "Sizes")

Vendored, generated and migration files are excepted. What grows too long is split by noun, never squeezed.
"""
import ast
import functools
import statistics

import pytest

from tests.laws.source import app_files, files, functions, templates, text

FILE_LINES = 250
FUNCTION_LINES = 40
VIEW_BODY_LINES = 20
TEMPLATE_LINES = 120
TEST_BODY_LINES = 20


def lines_of(path):
    return len(text(path).splitlines())


def body_lines(function):
    """Lines of the body; the docstring does not count."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def is_view(function):
    marks = [mark.func for mark in function.decorator_list if isinstance(mark, ast.Call)]
    return any(getattr(mark, "attr", "") in ("route", "get", "post") for mark in marks)


def cases_in(path):
    return [node for node in functions(path) if node.name.startswith("test_")]


def all_sizes():
    """(what it is, place, lines, limit) of everything there is a limit for."""
    for path in files("*.py") + files("*.js", "static") + files("*.css", "static"):
        yield "file", path, lines_of(path), FILE_LINES
    for path in templates():
        yield "template", path, lines_of(path), TEMPLATE_LINES
    for path in files("*.py"):
        for node in functions(path):
            yield "function", f"{path}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1, FUNCTION_LINES
    for path in app_files():
        for node in filter(is_view, functions(path)):
            yield "view body", f"{path}:{node.lineno} {node.name}", body_lines(node), VIEW_BODY_LINES
    for path in files("test_*.py", "tests"):
        for node in cases_in(path):
            yield "test body", f"{path}:{node.lineno} {node.name}", body_lines(node), TEST_BODY_LINES


@functools.cache
def sizes_by_kind():
    """{what it is: [(place, lines, limit)]}"""
    sizes = {}
    for kind, *size in all_sizes():
        sizes.setdefault(kind, []).append(size)
    return sizes


@pytest.mark.parametrize("kind", ["file", "template", "function", "view body", "test body"])
def test_nothing_is_too_long(kind):
    sizes = sizes_by_kind().get(kind, [])
    if sizes:
        print(f"{kind}: median {statistics.median(lines for _place, lines, _limit in sizes):g} lines of {len(sizes)}")
    too_long = [f"{place}: {lines} lines, {limit} at most" for place, lines, limit in sizes if lines > limit]
    assert not too_long, "split by noun:\n" + "\n".join(too_long)
