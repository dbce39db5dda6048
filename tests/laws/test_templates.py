"""Templates stay plain: nothing inline (the CSP refuses it), no class names outside ui (the look has one home), and a
file is found by the name of its view and a block by the name of the element it draws.
"""
import ast
import functools
import re

import jinja2
import pytest
from jinja2 import nodes

from core.page import PARTS_OF_THE_LAYOUT
from tests.laws.source import ROOT, app_files, each, functions, line_of, markup, templates, text, tree
from tests.laws.test_sizes import is_view

# The look lives here: pages say what they show by macros (ui.table, ui.columns, …) and carry no class at all.
LAYOUTS = {"ui.html", "ui_rooms.html", "base.html", "bare.html", "error.html", "conflict.html"}
PAGES = [path for path in templates() if len(path.parts) > 2 and path.parts[1] != "ui"]

GRAMMAR = jinja2.Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"])
REFUSED = {
    r"\|\s*safe\b|autoescape": "escape everything; text with markup is built by ui macros",
    r"\sstyle\s*=": "the CSP refuses style=; give ui a macro",
    r"<script(?![^>]*\ssrc=)": "behaviour is a custom element in static/app.js",
    r"<style\b": "rules go into static/app.css",
    r"\bhx-on\b|\son\w+\s*=\s*[\"']": "behaviour is a custom element in static/app.js",
    r"\bjs:|\bjavascript:|hx-trigger=[\"'][^\"']*\w\[": "this needs eval, which the CSP refuses",
    r"\bhx-(put|patch|delete)\b": "forms know get and post; one more verb is one more noun in the URL",
}


def without_comments(path):
    return re.sub(r"{#.*?#}", lambda found: "\n" * found[0].count("\n"), text(path), flags=re.DOTALL)


@each(*templates())
def test_nothing_inline(path):
    content = without_comments(path)
    for pattern, advice in REFUSED.items():
        for found in re.finditer(pattern, content):
            pytest.fail(f"{path}:{line_of(content, found.start())} {found[0].strip()!r}: {advice}")


@each(*PAGES)
def test_class_names_live_in_ui(path):
    content = without_comments(path)
    for found in re.finditer(r"\bclass\s*=|[\"']class[\"']|\bclass_\s*=", content):
        pytest.fail(f"{path}:{line_of(content, found.start())} has a class: use or extend a macro of ui.html")


@each(*PAGES)
def test_a_page_extends_a_layout_and_imports_nothing(path):
    content = without_comments(path)
    assert re.match(r'\s*{%-? extends "(base|bare)\.html"', content), f"{path}: a page begins with extends"
    assert not re.search(r"{%-?\s*(import|from|include)\b", content), (
        f"{path}: what is imported is missing when htmx asks for one block; `ui` is there without")


@each(*PAGES)
def test_a_block_stands_alone(path):
    """htmx asks for one block, and then nothing is set that the page sets above its blocks."""
    page = GRAMMAR.parse(text(path))
    above = {name.name for node in page.body if isinstance(node, (nodes.Assign, nodes.AssignBlock))
             for name in node.find_all(nodes.Name) if name.ctx == "store"}
    for block in page.find_all(nodes.Block):
        names = list(block.find_all(nodes.Name))
        missing = {each.name for each in names} & above - {each.name for each in names if each.ctx == "store"}
        assert block.name in PARTS_OF_THE_LAYOUT or not missing, f"{path}: block {block.name} lacks {missing}"


@functools.cache
def views_of(domain):
    """The names of the views of a domain."""
    return {node.name for file in app_files() if file.parts[:2] == ("blueprints", domain)
            for node in functions(file) if is_view(node)}


@each(*PAGES)
def test_a_page_is_called_like_its_view(path):
    views = views_of(path.parts[1])
    assert path.stem in views, f"{path}: no view {path.stem} in blueprints/{path.parts[1]}, only {sorted(views)}"


def blocks(path):
    """The blocks of a template and of those it extends."""
    content = text(path)
    parents = re.findall(r'{%-?\s*extends\s+"([^"]+)"', content)
    own = set(re.findall(r"{%-?\s*block\s+(\w+)", content))
    return own.union(*(blocks(path.parents[len(path.parts) - 2] / parent) for parent in parents))


def block_name(target):
    """The block that page() draws for a target: `deal-42` (`deal-{{ id }}`, `"#deal-" ~ id`) is block deal."""
    return re.sub(r"-({{.*|\d*)$", "", target).replace("-", "_")


@each(*PAGES)
def test_every_target_names_a_block(path):
    content = without_comments(path)
    for found in re.finditer(r"""\btarget\s*=\s*["']#([^"']+)["']""", content):
        assert found[1] == "toasts" or block_name(found[1]) in blocks(path), (
            f"{path}:{line_of(content, found.start())} targets #{found[1]}: there is no block {block_name(found[1])}, "
            "so the whole page would be swapped in")


def calls(path, name):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == name:
            yield node


def literal(node):
    return node.value if isinstance(node, ast.Constant) else None


@each(*app_files())
def test_templates_and_blocks_named_in_python_exist(path):
    for call in [*calls(path, "page"), *calls(path, "done")]:
        named = {keyword.arg: literal(keyword.value) for keyword in call.keywords}
        template = named.get("template") or (literal(call.args[0]) if call.args and call.func.id == "page" else None)
        if template:
            file = ROOT / "templates" / template
            assert file.exists(), f"{path}:{call.lineno}: templates/{template} is missing"
            block = named.get("block")
            assert not block or block in blocks(file.relative_to(ROOT)), f"{path}:{call.lineno}: no block {block}"


@each(*(path for path in app_files() if path.parts[0] == "blueprints"))
def test_markup_is_made_by_templates_only(path):
    for node in ast.walk(tree(path)):
        name = getattr(node, "id", getattr(node, "attr", ""))
        assert name != "Markup", f"{path}:{node.lineno}: Markup is |safe by another name"


@each(*templates())
def test_every_word_can_be_translated(path):
    """Text between tags, and the attributes people read, stand in _("…")."""
    content = markup(path)
    said = re.findall(r">([^<>]*)", re.sub(r"<(script|style).*?</\1>", "", content, flags=re.DOTALL))
    said += re.findall(r'\b(?:placeholder|alt|title|aria-label|label)="([^"]*)"', content)
    # A macro may draw attributes alone: those are no text.
    bare = [words.strip() for words in said if re.search(r"[A-Za-z]{2,}", words) and '="' not in words]
    assert not bare, f'{path}: {bare} can only be read in English: say _("…")'
