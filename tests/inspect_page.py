"""Every page a test opens is inspected: `inspect_page(html, status, app)` raises with all that is wrong with it.

A rule is a function below that yields one sentence per offence. Most hold for whole pages and for the fragments htmx
asks for; those marked `@whole_page` need the rest of the page.
"""
import functools
import re
from urllib.parse import urlsplit

from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from tests.page_source import IMPLIED, Drawn, brief, name_of, text_of

UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
ASSETS = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src", "use": "href",
          "object": "data", "form": "action"}
POINTERS = {"for", "list", "aria-describedby", "aria-labelledby", "aria-controls", "popovertarget"}
LEAKS = re.compile(r"\[object |<bound method|<function|\bUndefined\b|%\(\w+\)s|\bLazyString\b")
FILTER = re.compile(r"\w\[")
LISTENS = re.compile(r"\bfrom:|\bevery \d|\bload\b|\brevealed\b|\bintersect\b|-changed\b")

RULES = []
WHOLE_PAGE_RULES = []


def every_answer(rule):
    RULES.append(rule)
    return rule


def whole_page(rule):
    WHOLE_PAGE_RULES.append(rule)
    return rule


def inspect_page(html, status=200, app=None, *, fragment=False):
    """AssertionError with every offence of this answer; `app` also checks that its links and forms lead somewhere."""
    inspect(Drawn(html, status, app), fragment=fragment)


def inspect(drawn, *, fragment=False):
    rules = RULES if fragment else WHOLE_PAGE_RULES + RULES
    problems = [f"{rule.__name__}: {problem}" for rule in rules for problem in rule(drawn)]
    assert not problems, f"{len(problems)} problems on this page ({drawn.status}):\n  " + "\n  ".join(problems)


@whole_page
def one_h1_and_title(drawn):
    heads = [" ".join(node.text().split()) for node in drawn.css("h1")]
    title = drawn.tree.css_first("title")
    if len(heads) != 1:
        yield f"{len(heads)} h1 on the page: {heads}"
    elif not heads[0] or not title or not " ".join(title.text().split()).startswith(heads[0]):
        yield f"the title {title.text() if title else ''!r} does not begin with the h1 {heads[0]!r}"


@whole_page
def document(drawn):
    if not drawn.source.has_doctype:
        yield "no <!doctype html>"
    if not drawn.tree.css_first("html").attributes.get("lang"):
        yield "<html> without lang"
    if len(drawn.css("main")) != 1:
        yield f"{len(drawn.css('main'))} <main> on the page"


@whole_page
def targets_exist(drawn):
    for node, attributes in drawn.read:
        for name, value in attributes.items():
            if name.startswith("hx-target") and (value or "").startswith("#") and value[1:] not in drawn.ids:
                yield f"{name}={value} is not on the page: {brief(node)}"
        if (form := attributes.get("form")) and form not in drawn.ids:  # a fragment may land in that form's page
            yield f"form={form} is not on the page: {brief(node)}"


@every_answer
def well_formed(drawn):
    yield from drawn.source.problems
    built = [node.tag.lower() for node in drawn.nodes if node.tag not in IMPLIED]
    if drawn.in_table:
        built.remove("table")
    if built != drawn.source.tags and not drawn.source.problems:
        pairs = zip(built, drawn.source.tags, strict=False)
        written = next((tag for other, tag in pairs if other != tag), "the last tag")
        yield f"a browser builds another tree than was written, from <{written}> on"


@every_answer
def ids_are_unique(drawn):
    for id_, count in drawn.ids.items():
        if count > 1 or not id_ or " " in id_:
            yield f"id {id_!r} is there {count} times" if count > 1 else f"id {id_!r} is empty or holds a blank"


@every_answer
def pointers_lead_to_ids(drawn):
    for node, attributes in drawn.read:
        for name in POINTERS & attributes.keys():
            for id_ in (attributes[name] or "").split():
                if id_ not in drawn.ids:
                    yield f"{name}={id_} points at nothing: {brief(node)}"


@every_answer
def controls_are_labelled(drawn):
    for node in drawn.css("input, select, textarea"):
        if node.attributes.get("type") in UNLABELLED:
            continue
        labels = [label for label in drawn.css("label[for]") if label.attributes["for"] == node.id and node.id]
        parent = node.parent
        while parent is not None and not labels:
            labels = [parent] if parent.tag == "label" else []
            parent = parent.parent
        described = name_of(node, drawn) if "aria-label" in node.html[: node.html.find(">")] else ""
        if not described and not any(text_of(label).strip() for label in labels):
            yield f"no label: {brief(node)}"


@every_answer
def buttons_and_links_have_names(drawn):
    for node in drawn.css("button, a[href], summary, [role=button], svg[role=img]"):
        if not name_of(node, drawn):
            yield f"no name: {brief(node)}"
    for node in drawn.css("svg:not([aria-hidden=true]):not([role=img]), img:not([alt])"):
        yield f"a picture without words (alt, role=img with a label, or aria-hidden): {brief(node)}"
    for node in drawn.css("a"):
        if node.attributes.get("href") in (None, "", "#"):
            yield f"a link that leads nowhere (a button, perhaps?): {brief(node)}"


@every_answer
def forms_work_with_scripts_off(drawn):
    for form in drawn.css("form"):
        method = (form.attributes.get("method") or "").lower()
        token = form.css_first("input[name=csrf_token]")
        if not form.attributes.get("action") or method not in ("get", "post", "dialog"):
            yield f"a form needs action and method: {brief(form)}"
        if method == "post" and not (token and token.attributes.get("value")):
            yield f"a POST form without csrf_token: {brief(form)}"
        if method == "get" and token:
            yield f"a GET form puts its csrf_token into the address: {brief(form)}"
        if not form.css("button:not([type=button]), input[type=submit]") and not outside_buttons(drawn, form):
            yield f"a form that nobody can send without scripts: {brief(form)}"


def outside_buttons(drawn, form):
    return [button for button in drawn.css("button[form]") if form.id and button.attributes["form"] == form.id]


@every_answer
def htmx_comes_second(drawn):
    for node, attributes in drawn.read:
        method = (attributes.get("method") or "").lower()
        if "hx-get" in attributes and not (
            (node.tag == "a" and attributes.get("href"))
            or (node.tag == "form" and method == "get")
            or (node.tag not in ("a", "form", "button", "input", "select", "textarea")
                and LISTENS.search(attributes.get("hx-trigger") or ""))
        ):
            yield f"hx-get sits on a link, a GET form or a panel that listens or polls: {brief(node)}"
        if "hx-post" in attributes and not (node.tag == "form" and method == "post" and attributes.get("action")):
            yield f"hx-post sits on <form action method=post>: {brief(node)}"
        for name in {"hx-put", "hx-patch", "hx-delete"} & set(attributes):
            yield f"{name} cannot be said with scripts off: {brief(node)}"


@every_answer
def nothing_inline(drawn):
    for node, attributes in drawn.read:
        if node.tag == "style" or (node.tag == "script" and not attributes.get("src")):
            yield f"inline <{node.tag}>: the CSP refuses it"
        for name, value in attributes.items():
            value = value or ""
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"{name}= is refused by the CSP: {brief(node)}"
            if value.lstrip().startswith(("javascript:", "js:")) or (name == "hx-trigger" and FILTER.search(value)):
                yield f"{name}={value!r} needs eval, which the CSP refuses"


@every_answer
def nothing_from_elsewhere(drawn):
    for node, attributes in drawn.read:
        url = attributes.get(ASSETS.get(node.tag, "")) or ""
        if urlsplit(url).netloc or (urlsplit(url).scheme and not (node.tag == "img" and url.startswith("data:"))):
            yield f"from another host: {brief(node)}"


@every_answer
def urls_lead_somewhere(drawn):
    places = {"href": "GET", "src": "GET", "hx-get": "GET", "hx-post": "POST", "formaction": "POST"}
    for _node, attributes in drawn.read if drawn.url_map else ():
        methods = places | {"action": (attributes.get("method") or "get").upper()}
        for name in methods.keys() & attributes.keys():
            url = urlsplit(attributes[name] or "")
            if url.path.startswith("/") and not url.netloc and (
                    fault := fault_of(drawn.url_map, url.path, methods[name])):
                yield f"{name}={url.path} {fault}"


@functools.lru_cache(maxsize=5000)
def fault_of(url_map, path, method):
    try:
        url_map.bind("localhost").match(path, method)
    except RequestRedirect:
        return ""
    except NotFound:
        return "leads nowhere"
    except MethodNotAllowed:
        return f"does not take {method}"
    return ""


@every_answer
def tables_name_their_columns(drawn):
    for table in drawn.css("table:not([role=presentation])"):
        if not table.css("th") and not drawn.in_table:
            yield f"a table without th: {brief(table)}"
    for head in drawn.css("th:not([scope])"):
        yield f"th without scope: {brief(head)}"


@every_answer
def nothing_leaks(drawn):
    for node in drawn.css("td, th, dd, dt, li, option, label, h1, h2, h3, p, a, button, span"):
        text = node.text().strip()
        if LEAKS.search(text) or (text == "None" and node.tag in ("td", "dd")):
            yield f"Python shows through: {brief(node)}"
    for node in drawn.css('input[value="None"], [href*="/None"], [href*="=None"], [action*="/None"]'):
        yield f"None in an attribute: {brief(node)}"


@every_answer
def errors_are_shown(drawn):
    if drawn.status == 422 and not drawn.css("[aria-invalid=true], [role=alert]"):
        yield "422, yet nothing on the page says what is wrong (aria-invalid or role=alert)"
