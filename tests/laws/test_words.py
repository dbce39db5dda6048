"""Names say what a thing is. These say only that somebody had no name for it, and such a file takes everything in."""
import ast
import re

from tests.laws.source import each, files, text, tree

EMPTY_FILES = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "data", "process", "service"}
EMPTY_NAMES = re.compile(r"^(data|process|helper|util)s?$|(Manager|Service|Helper|Util)s?$")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK)\b")
DOMAIN = "service"      # what we give our customers is a domain, and the only thing that may bear the word
TEXTS = [path for kind in ("py", "html", "js", "css", "md") for path in files(f"*.{kind}")]


@each(*files("*.py"))
def test_files_have_names(path):
    parts = [part for part in path.parts if part != DOMAIN]
    for part in parts:
        words = set(part.removesuffix(".py").split("_"))
        assert not EMPTY_FILES & words, f"{path}: {EMPTY_FILES & words} says nothing; name the noun it is about"


@each(*files("*.py"))
def test_functions_and_classes_have_names(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert not EMPTY_NAMES.search(node.name), f"{path}:{node.lineno}: {node.name} says nothing"


@each(*TEXTS)
def test_nothing_is_left_for_later(path):
    found = UNFINISHED.search(text(path))
    assert not found, f"{path} says {found[0]}: do it, or file it"
