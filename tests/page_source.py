"""A page twice over: as it was written, tag by tag, and as a browser builds it.

A browser never refuses a page, it builds another tree: a form inside a form is dropped, a div in a table moves before
it, a tag left open swallows what follows. So the rules need both, the source and the tree.
"""
import functools
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from selectolax.lexbor import LexborHTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
IMPLIED = {"html", "head", "body", "tbody", "colgroup"}
CONTROLS = {"button", "input", "select", "textarea"}
INTERACTIVE = CONTROLS | {"a", "label", "details"}
REFUSES = {
    "form": {"form"},
    "label": {"label", "a", "button"},
    "a": INTERACTIVE,
    "button": INTERACTIVE,
    "summary": INTERACTIVE,
}
REFUSED_IN = {tag: {outer for outer, refused in REFUSES.items() if tag in refused}
              for tag in {*INTERACTIVE, *REFUSES}}
# A tag or an end as we write it, and the text behind it. What is otherwise, the library reads.
PLAIN = re.compile(r'(?:<(?!(?:script|style|textarea|title)\b)([a-z][a-z0-9-]*)'
                   r'((?:\s+[a-z][a-z0-9:-]*(?:="[^"]*")?)*)\s*(/?)>|</([a-z][a-z0-9-]*)>)[^<]*')
ATTRIBUTE = re.compile(r'\s+([a-z][a-z0-9:-]*)(?:="([^"]*)")?')
TABLE_ROWS = re.compile(r"\s*<(tr|tbody|thead)\b")


class Source(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.problems = []
        self.open = []
        self.has_doctype = False
        self.feed(html)
        self.close()
        self.problems += [f"<{tag}> is never closed" for tag in self.open]

    def parse_starttag(self, i):
        end = self.read_plain(i)
        return end if end > i else super().parse_starttag(i)

    def parse_endtag(self, i):
        end = self.read_plain(i) if self.cdata_elem is None else i
        return end if end > i else super().parse_endtag(i)

    def read_plain(self, at):
        """From there on what is written as we write it, at one go; where something else begins."""
        html, match = self.rawdata, PLAIN.match
        while plain := match(html, at):
            tag, written, closed, ended = plain.groups()
            if ended:
                self.handle_endtag(ended)
            elif closed:
                self.handle_startendtag(tag, attributes_of(written))
            else:
                self.handle_starttag(tag, attributes_of(written))
            at = plain.end()
        return at

    def updatepos(self, i, j):
        """Nobody asks for the line."""
        return j

    def handle_decl(self, declaration):
        self.has_doctype = declaration.lower() == "doctype html"

    def handle_starttag(self, tag, attributes):
        if "template" not in self.open and tag not in IMPLIED:
            self.tags.append(tag)
        names = [name for name, _value in attributes]
        if len(names) > len(set(names)):
            self.problems += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]
        if tag in REFUSED_IN and ("type", "hidden") not in attributes:
            self.problems += [f"<{tag}> inside <{outer}>" for outer in self.open if outer in REFUSED_IN[tag]]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()
            if "svg" not in self.open and tag != "svg":
                self.problems.append(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag):
        if tag not in self.open:
            self.problems.append(f"</{tag}> closes nothing")
            return
        while (innermost := self.open.pop()) != tag:
            self.problems.append(f"</{tag}> comes before </{innermost}>")


@functools.lru_cache(maxsize=20_000)
def attributes_of(written):
    """((name, value or None), …), as the library gives them; the same ones stand on most pages."""
    return tuple((name, value and unescape(value)) for name, value in (
        found.groups() for found in ATTRIBUTE.finditer(written)))


class Drawn:
    """What a rule looks at: source, tree, ids, and where URLs of the app lead."""

    def __init__(self, html, status, app=None):
        self.status, self.html = status, html
        # Rows alone are no document, a browser would drop their tags: give them the table they will land in.
        self.in_table = bool(TABLE_ROWS.match(html))
        rows, end, rest = html.rpartition("</tr>")
        self.tree = LexborHTMLParser(f"<table>{rows}{end}</table>{rest}" if self.in_table else html)
        self.url_map = app.url_map if app else None

    @functools.cached_property
    def source(self):
        return Source(self.html)

    @functools.cached_property
    def nodes(self):
        return [node for node in self.tree.root.traverse() if node.tag != "-comment"]

    @functools.cached_property
    def read(self):
        """[(node, its attributes)]: they are made anew each time a node is asked for them, by a dozen rules."""
        return [(node, node.attributes) for node in self.nodes]

    @functools.cached_property
    def ids(self):
        return Counter(node.id for node in self.nodes if node.id is not None)

    def css(self, selector):
        return self.tree.css(selector)


def brief(node):
    """A node as a message shows it."""
    return " ".join(node.html.split())[:120]


def text_of(node):
    """The text a screen reader says: without what is hidden from it, with the names of pictures."""
    if node.is_text_node:
        return node.text()
    if node.attributes.get("aria-hidden") == "true":
        return ""
    inner = "".join(text_of(child) for child in node.iter(include_text=True))
    return inner or node.attributes.get("aria-label") or node.attributes.get("alt") or ""


def name_of(node, drawn):
    pointed = [target for id_ in (node.attributes.get("aria-labelledby") or "").split()
               for target in drawn.css(f'[id="{id_}"]')]
    named = " ".join(text_of(target) for target in pointed) or node.attributes.get("aria-label") or text_of(node)
    return named.strip()
