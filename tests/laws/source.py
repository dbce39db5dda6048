"""What the laws read: our own files, and their syntax trees. Each is read once, as many laws as there are."""
import ast
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"data", "node_modules", "vendor", "vectors", "versions", "__pycache__"}
TAGS = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)


@functools.cache
def files(pattern, under="."):
    """Our files, as paths relative to the repository; without vendored, generated, hidden and migration files."""
    found = (path.relative_to(ROOT) for path in (ROOT / under).rglob(pattern))
    return sorted(path for path in found
                  if not NOT_OURS & set(path.parts) and not any(part.startswith(".") for part in path.parts))


def each(*paths):
    """A law about every file, as one test: it reads them all, and names whatever breaks it.

    A test for each file was 14,000 tests: they took 34 s of a processor, and these take 19.
    """
    def declare(law):
        def read_all():
            assert paths, "no file at all: such a law cannot fail"
            broken = [told for path in paths if (told := offence(law, path))]
            assert not broken, f"{len(broken)} of {len(paths)} files break it:\n" + "\n".join(broken)

        read_all.__doc__, read_all.__module__ = law.__doc__, law.__module__
        return read_all
    return declare


def offence(law, path):
    """What is wrong with a file, in the words of the law; None when it keeps it."""
    try:
        law(path)
    except (AssertionError, pytest.fail.Exception) as told:
        return str(told)


@functools.cache
def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


@functools.cache
def tree(path):
    return ast.parse(text(path), str(path))


@functools.cache
def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@functools.cache
def app_files():
    """The Python of the app: without bench, tests, tools and migrations."""
    return [path for path in files("*.py") if path.parts[0] not in ("bench", "tests", "tools", "migrations")]


def templates():
    return files("*.html", "templates")


def markup(path):
    """A template without what Jinja takes away: the HTML as written. Line numbers stay."""
    return TAGS.sub(lambda found: "\n" * found[0].count("\n"), text(path))


def line_of(content, position):
    return content.count("\n", 0, position) + 1
