"""Pages as whoever looks as somebody else gets them: nothing on them leads to what writes.

One rule for all pages, applied to what was drawn: parts of pages are kept ready and shared by all readers, so a
template cannot know who reads. What is there to write with is left out, buttons and navigation too; a link in a
text becomes that text, and a form shows what stands in it, switched off. The server refuses it anyway (core/seeing.py).
"""
import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from core.csrf import SAFE
from core.seeing import WAYS_OUT, is_closed

# elements that are there to write with, and the bar of what is done with ticked rows
ONLY_WRITE = ("file-drop", "file-intake", "draft-keeper", "form-keeper", "bulk-bar", "ticket-keys")
LINES_TO_WRITE_INTO = {"quick-add", "composer"}  # classes
SHOWS_TOO = ("records.files",)  # takes a form below what there is to read
KEPT_OF_FORM = ("id", "class")
TAG, SEEN = re.compile(r"<[^>]*>"), re.compile(r"<(input(?![^>]*\bhidden\b)|select|textarea|svg|img)\b")


def show(response):
    """After each request."""
    if getattr(g.get("principal"), "seer", None) and response.mimetype == "text/html" and not response.is_streamed:
        page = SeenPage()
        page.feed(response.get_data(as_text=True))
        page.close()
        response.set_data("".join(page.shown))
    return response


def writes(path):
    """Does a link to `path` lead to what writes: asks the view for a right to write, or does it take a form and ask for
    no right to read? What stays closed counts, too."""
    found = place_of(path, "GET")
    if found is None:
        return False
    rule, right = found
    level = right.partition(".")[2]
    if rule.endpoint in SHOWS_TOO:
        return False
    if is_closed(rule.endpoint, rule.rule):
        return True
    return level == "write" or ("POST" in rule.methods and level != "read")


def place_of(path, method):
    """(rule, right) of the view that answers there; None if it is none of ours."""
    parts = urlsplit(urljoin(request.path, path))
    if parts.netloc:
        return None
    try:
        rule, _values = current_app.url_map.bind("localhost").match(parts.path, method, return_rule=True)
    except (HTTPException, RequestRedirect):
        return None
    return rule, current_app.view_functions[rule.endpoint].needs


def is_way_out(action):
    found = place_of(action, "POST")
    return found is not None and found[0].endpoint in WAYS_OUT


class SeenPage(HTMLParser):
    """Reads a page and keeps in `shown` what is shown of it."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.shown = []
        self.left_out = []  # elements that are open and not shown, the outermost first
        self.closing = {"a": [], "form": []}  # what closes each open element of these
        self.switched_off = set()  # ids of forms
        self.navigations = 0  # that are open
        self.folds = []  # of each <details> that is open: where it begins, where what it hides begins

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.navigations += tag == "nav"
        if self.left_out:
            self.left_out += [tag] if tag == self.left_out[0] else []
        elif self.is_left_out(tag, attrs):
            self.left_out.append(tag)
        else:
            if tag == "details":
                self.folds.append([len(self.shown), None])
            self.show(self.instead_of(tag, attrs))

    def is_left_out(self, tag, attrs):
        drawn = (attrs.get("class") or "").split()
        if tag in ONLY_WRITE or LINES_TO_WRITE_INTO.intersection(drawn):
            return True
        if tag == "a":
            return writes(attrs.get("href") or "") and ("btn" in drawn or self.navigations > 0)
        within = self.closing["form"][-1:] == ["</fieldset>"]
        return tag == "button" and (within or attrs.get("form") in self.switched_off)

    def instead_of(self, tag, attrs):
        as_it_is = self.get_starttag_text()
        if tag not in self.closing:
            return as_it_is
        kept = " ".join(f'{name}="{escape(attrs[name])}"' for name in KEPT_OF_FORM if attrs.get(name))
        if tag == "a" and writes(attrs.get("href") or ""):
            as_it_is, closing = f"<span {kept}>", "</span>"
        elif tag == "form" and (attrs.get("method") or "get").upper() not in SAFE and not is_way_out(
                attrs.get("action") or request.path):
            as_it_is, closing = f"<fieldset disabled {kept}>", "</fieldset>"
            self.switched_off.add(attrs.get("id") or "")
        else:
            closing = f"</{tag}>"
        self.closing[tag].append(closing)
        return as_it_is

    def handle_startendtag(self, tag, attrs):
        self.show(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.navigations -= tag == "nav"
        if self.left_out:
            self.left_out = self.left_out[:-1] if tag == self.left_out[0] else self.left_out
        else:
            self.show(self.closing[tag].pop() if self.closing.get(tag) else f"</{tag}>")
            self.leave_out_empty_fold(tag)

    def leave_out_empty_fold(self, tag):
        """A menu or an editor of which only the name is left goes, too."""
        if tag == "summary" and self.folds:
            self.folds[-1][1] = len(self.shown)
        elif tag == "details" and self.folds:
            begun, hidden = self.folds.pop()
            held = "".join(self.shown[hidden or begun:])
            if not SEEN.search(held) and not TAG.sub("", held).strip():
                del self.shown[begun:]

    def show(self, text):
        if not self.left_out:
            self.shown.append(text)

    def handle_data(self, data):
        self.show(data)

    def handle_entityref(self, name):
        self.show(f"&{name};")

    def handle_charref(self, name):
        self.show(f"&#{name};")

    def handle_comment(self, data):
        self.show(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.show(f"<!{decl}>")
