"""All that somebody reaches by clicking: an example of each address, and the forms on the pages."""
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

A_RULE = 2  # pages of one rule that are opened


@dataclass
class Found:
    pages: dict = field(default_factory=dict)  # path with query: the response
    examples: dict = field(default_factory=dict)  # (endpoint, method): [path, …]
    forms: dict = field(default_factory=dict)  # (endpoint, method, names of fields): (action, [(name, value)])
    has_changed: bool = False  # was a row another one afterwards?


def crawl(app, client, begin=("/",), a_rule=A_RULE):
    """Open what links lead to, beginning at `begin`; of one rule `a_rule` pages, of one page and query one."""
    found, waiting, seen = Found(), deque(begin), set(begin)
    opened = {}
    while waiting:
        path = waiting.popleft()
        place = placed(app, path, "GET")
        kind = (place, "?" in path)
        if place is None or opened.get(kind, 0) >= a_rule:
            continue
        opened[kind] = opened.get(kind, 0) + 1
        found.examples.setdefault((place, "GET"), []).append(path)
        response = found.pages[path] = client.get(path)
        for each in read(app, path, response, found):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return found


def read(app, path, response, found):
    """The addresses a page links to; its forms go into `found`."""
    if response.location:
        return [local(path, response.location)]
    if response.mimetype != "text/html":
        return []
    page = LexborHTMLParser(response.text)
    for form in page.css("form"):
        keep_form(app, path, form, found)
    links = [link.attributes.get("href") or "" for link in page.css("a[href]")]
    return [local(path, link) for link in links if not link.startswith(("#", "mailto:", "tel:", "http"))]


def keep_form(app, path, form, found):
    action = local(path, form.attributes.get("action") or path)
    method = (form.attributes.get("method") or "get").upper()
    place = placed(app, action, method)
    fields = [(node.attributes["name"], value_of(node)) for node in form.css("[name]")]
    if place:
        found.examples.setdefault((place, method), []).append(action)
        found.forms.setdefault((place, method, frozenset(name for name, _value in fields)), (action, fields))


def value_of(node):
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return chosen.attributes.get("value") or "" if chosen else ""
    return node.text() if node.tag == "textarea" else node.attributes.get("value") or ""


def local(path, link):
    parts = urlsplit(urljoin(path, link))
    return parts.path + (f"?{parts.query}" if parts.query else "")


def placed(app, path, method):
    """The endpoint a path belongs to, None if nobody serves it."""
    try:
        return app.url_map.bind("localhost").match(urlsplit(path).path, method)[0]
    except (HTTPException, RequestRedirect):
        return None
