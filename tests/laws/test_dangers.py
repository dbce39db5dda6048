"""What no line of ours does: run what it was given, start a program, read objects back, hash by what is broken.

Where one of these is needed after all, the file stands here with the reason.
"""
import ast
import re

from tests.laws.source import app_files, files, line_of, text, tree

RUNS = {"eval", "exec", "compile", "__import__", "breakpoint"}
DRAWS = {"from_string", "render_template_string", "Template"}  # a template made of what somebody sent
MODULES = {"pickle", "marshal", "shelve", "dill", "yaml", "subprocess", "pty", "code", "xmlrpc", "telnetlib", "ftplib"}
SYSTEM = {"os.system", "os.popen", "os.execv", "os.execvp", "os.spawnv", "os.startfile", "pickle.load", "pickle.loads"}
WEAK = {"md5", "sha1", "md4", "ripemd160", "new", "crypt"}  # `new` takes the name of any
NEEDED = {
    ("blueprints/admin/serving.py", "subprocess"): "`flask serve` starts gunicorn and a worker; no request does",
    ("core/pdf_text.py", "subprocess"): "reads a PDF in a process of its own, with limits; its path is ours",
    ("core/web.py", "subprocess"): "starts gunicorn; no request does",
    ("core/countries.py", "pickle"): "Babel's own files, as installed; nothing that anybody sends",
    ("core/countries.py", "pickle.load"): "the same",
    ("core/persons/identity.py", "re.compile"): "digits alone, or words of which each went through re.escape",
}
CHANCE = "blueprints/demo/"  # the sample's figures are made by a seeded generator; nothing secret is
PATTERNS = {"compile", "match", "search", "sub", "fullmatch", "split", "findall", "finditer"}
IN_SCRIPTS = {
    r"\beval\(|\bnew Function\(|\bset(Timeout|Interval)\(\s*[\"'`]": "runs text",
    r"\b(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write": "draws text as markup: use textContent",
    r"__proto__|\bprototype\b|\bconstructor\[": "reaches what all objects share",
    r"\bObject\.assign\((?![^;]*\{)|\bfor\s*\((const|let|var) \w+ in ": "takes keys over from outside: name them",
    r"\[(?![\"'\d])[\w.]+\]\s*=[^=]": "writes under a key from outside: use a Map",
}


def called(node):
    """ "os.system" of a call of it."""
    return ast.unparse(node.func)


def calls():
    """(path, call) of every call in the app."""
    return [(path.as_posix(), node) for path in app_files() for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)]


def imported():
    """(path, module) of every import in the app."""
    for path in app_files():
        for node in ast.walk(tree(path)):
            named = [each.name for each in node.names] if isinstance(node, ast.Import) else (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [])
            yield from ((path.as_posix(), name.partition(".")[0]) for name in named)


def test_nothing_given_is_run_and_no_program_started():
    found = {(path, name) for path, name in imported() if name in MODULES}
    found |= {(path, called(call)) for path, call in calls()
              if called(call) in RUNS | SYSTEM or called(call).rpartition(".")[2] in DRAWS}
    assert found == {each for each in NEEDED if each[1] != "re.compile"}


def test_no_broken_hash_and_no_chance_that_can_be_foretold():
    used = {(path, called(call)) for path, call in calls()}
    assert {each for each in used if each[1].removeprefix("hashlib.") in WEAK} == set()
    assert {path for path, name in imported() if name == "random" and not path.startswith(CHANCE)} == set()


def is_escaped(node):
    """Is a part of a pattern known: written here, named in capitals at the head of a file, or escaped?"""
    parts = {ast.FormattedValue: lambda: [node.value], ast.JoinedStr: lambda: node.values,
             ast.BinOp: lambda: [node.left, node.right], ast.IfExp: lambda: [node.body, node.orelse]}
    if type(node) in parts:
        return all(map(is_escaped, parts[type(node)]()))
    if isinstance(node, ast.Call):
        return called(node) == "re.escape" or (
            called(node).endswith(".join") and ast.unparse(node.args[0]).startswith("map(re.escape, "))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


def test_words_in_patterns_are_escaped():
    """A regular expression holds what stands in the source, or what went through re.escape."""
    found = {(path, called(call)) for path, call in calls() if called(call).startswith("re.")
             and called(call)[3:] in PATTERNS and not is_escaped(call.args[0])}
    assert found - set(NEEDED) == set()


def test_scripts_run_nothing_and_take_over_no_keys():
    found = [f"{path}:{line_of(text(path), at.start())} {at[0]!r} {why}" for path in files("*.js", "static")
             for pattern, why in IN_SCRIPTS.items() for at in re.finditer(pattern, text(path))]
    assert found == []
