"""The test client is a person with scripts off, and a linter: every page it reads is inspected.

    page = browse("rita").open("/customers")
    page = page.follow("New customer").submit(name="Blue Lake Ltd", country="CN")
    assert page.toasts == ["Blue Lake Ltd saved"]

With `htmx=True` a link or form is sent as htmx 4 would, headers and all, and a fragment comes back.
"""
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin, urlsplit

from werkzeug.http import parse_options_header

from tests.filling import MULTIPART, CannotFill, filled, names_of
from tests.inspect_page import inspect
from tests.page_source import Drawn, name_of

REDIRECTS_FOLLOWED = 5


class Browser:
    """`sign_in(client)`, if given, makes the werkzeug client somebody's."""

    def __init__(self, app, sign_in=None):
        self.app = app
        self.client = app.test_client()
        if sign_in is not None:
            sign_in(self.client)

    def open(self, path, status=200, htmx_target=None, **request):
        """The page at `path`. Redirects are followed, unless `status` names the redirect itself.

        htmx_target: `#results` or `table#results`, to ask for that block alone.
        """
        headers = htmx_headers(htmx_target, "a", path) if htmx_target else {}
        headers |= request.pop("headers", {})
        response = self.client.open(path, headers=headers, **request)
        for _ in range(REDIRECTS_FOLLOWED):
            leads_on = response.location or response.headers.get("HX-Redirect")
            if response.status_code == status or leads_on is None:
                break
            # The browser repeats htmx's headers after a 303; HX-Redirect opens a page of its own.
            headers = headers if response.location else {}
            path = local(urljoin(path, leads_on))
            response = self.client.get(path, headers=headers)
        assert response.status_code == status, (
            f"{path} answered {response.status_code}, not {status}: {excerpt(response)}")
        return Page(self, path, response, fragment="HX-Target" in headers)


def local(url):
    if urlsplit(url).netloc not in ("", "localhost"):
        raise CannotFill(f"redirected to another host: {url}")
    return url


def htmx_headers(target, source, current_url):
    """What htmx 4.0.1 sends: elements are written `tag#id`, and a target other than the body makes it partial."""
    return {
        "HX-Request": "true",
        "HX-Request-Type": "full" if target == "body" else "partial",
        "HX-Target": target if not target.startswith("#") else f"div{target}",
        "HX-Source": source,
        "HX-Current-URL": urljoin("http://localhost/", current_url),
        "Accept": "text/html",
    }


def excerpt(response):
    if response.mimetype != "text/html":
        return response.mimetype
    return " ".join(Drawn(response.text, response.status_code).tree.text(separator=" ").split())[:400]


@dataclass(frozen=True)
class Download:
    name: str
    content_type: str
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8-sig")


class Page:
    """An answer as a person reads it. `path` is where they ended up."""

    def __init__(self, browser, path, response, *, fragment=False):
        self.browser, self.path, self.response = browser, path, response
        self.status, self.headers = response.status_code, response.headers
        self.html = response.text if response.mimetype == "text/html" else ""
        self.drawn = Drawn(self.html, self.status, browser.app)
        if self.html and not 300 <= self.status < 400:
            whole = self.html.lstrip().lower().startswith("<!doctype")
            inspect(self.drawn, fragment=fragment and not whole)

    def css(self, selector):
        return self.drawn.css(selector)

    @property
    def text(self):
        return " ".join((self.drawn.tree.body.text(separator=" ") if self.html else self.response.text).split())

    @property
    def title(self):
        return plain(self.drawn.tree.css_first("title"))

    @property
    def h1(self):
        return plain(self.drawn.tree.css_first("h1"))

    @property
    def links(self):
        """Where each link leads, by the name a screen reader says; of several with one name, the first."""
        return {name_of(link, self.drawn): link.attributes["href"] for link in reversed(self.css("a[href]"))}

    @property
    def toasts(self):
        """The messages that appear, in the page or sent along with a fragment."""
        return [" ".join(plain(part) for part in toast.css("p"))
                for toast in self.css('#toasts > *, hx-partial[hx-target="#toasts"] > *')]

    @property
    def field_errors(self):
        """What the page says is wrong, by field name: the element `…-error` that describes a field."""
        errors = {}
        for node in self.css("[aria-invalid=true]"):
            named = node if node.attributes.get("name") else node.css_first("[name]")
            for id_ in (node.attributes.get("aria-describedby") or "").split():
                if id_.endswith("-error"):
                    errors[named.attributes["name"]] = plain(self.drawn.tree.css_first(f'[id="{id_}"]'))
        return errors

    def table(self, number=0):
        """The rows of the n-th table, the head among them, as lists of texts; boxes to tick are left out."""
        return [[plain(cell) for cell in row.css("th, td") if "data-pick" not in cell.attributes]
                for row in self.css("table")[number].css("tr")]

    def values(self, form=None):
        """What the form would send untouched, as a dict."""
        return dict(filled(self.form(form), {}))

    def follow(self, link_text, status=200, htmx=False):
        link = self.link(link_text)
        if not htmx:
            return self.browser.open(urljoin(self.path, link.attributes["href"]), status)
        return self.send_by_htmx(link, "GET", link.attributes["hx-get"], status)

    def download(self, link_text):
        response = self.browser.client.get(urljoin(self.path, self.link(link_text).attributes["href"]))
        disposition = response.headers.get("Content-Disposition", "")
        assert response.status_code == 200 and disposition.startswith("attachment"), (
            f"{link_text!r} is no download: {response.status_code} {disposition!r}")
        name = parse_options_header(disposition)[1].get("filename", "")
        return Download(name, response.content_type, response.data)

    def link(self, text):
        found = [node for node in self.css("a[href]") if " ".join(name_of(node, self.drawn).split()) == text]
        if len({node.attributes["href"] for node in found}) != 1:
            raise CannotFill(f"{len(found)} links named {text!r} on {self.path}. There are {sorted(self.links)}")
        return found[0]

    def form(self, wanted=None, fields=(), button=None):
        """The form with that id or action; else the one in <main> or a message with those fields and that button."""
        forms = self.css("form")
        if wanted:
            fitting = [form for form in forms if wanted in (form.id, form.attributes.get("action"))]
        else:
            inside = self.css("main form, #toasts form") or forms
            fitting = [form for form in inside if names_of(form) >= {*fields} and (not button or buttons(form, button))]
        if len(fitting) != 1:
            known = [(form.id, form.attributes.get("action"), sorted(names_of(form))) for form in forms]
            raise CannotFill(f"{len(fitting)} forms fit {wanted or [*fields]} {button or ''} on {self.path}: {known}")
        return fitting[0]

    def submit(self, form=None, button=None, status=200, htmx=False, **fields):
        """Fill the form on the page and press a button (by its text; else the first). See tests/filling.py.

        A field that is called like one of these parameters takes an underscore: `status_="open"`.
        """
        names = set().union(*(names_of(each) for each in self.css("form")))
        fields = {name if name in names else name.removesuffix("_"): value for name, value in fields.items()}
        form = self.form(form, fields, button)
        pairs = filled(form, fields)
        pressed = buttons(form, button)
        if not pressed:
            raise CannotFill(f"no button {button or ''} that sends the form on {self.path}")
        press = pressed[0].attributes
        if press.get("name"):
            pairs.append((press["name"], press.get("value") or ""))
        action = press.get("formaction") or form.attributes["action"]
        method = (press.get("formmethod") or form.attributes.get("method") or "get").upper()
        if htmx:
            return self.send_by_htmx(form, method, action, status, pairs)
        return self.browser.open(urljoin(self.path, target_of(method, action, pairs)), status, method=method,
                                 data=body_of(form, method, pairs))

    def send_by_htmx(self, node, method, action, status, pairs=()):
        target = node.attributes.get("hx-target") or "this"
        if not target.startswith("#") and target != "this":
            raise CannotFill(f"hx-target={target}: the test client knows only ids and this")
        aim = node if target == "this" else self.drawn.tree.css_first(f'[id="{target[1:]}"]')
        url = urljoin(self.path, target_of(method, action, pairs))
        headers = htmx_headers(identifier(aim), identifier(node), self.path)
        return self.browser.open(url, status, htmx_target=identifier(aim), method=method, headers=headers,
                                 data=body_of(node, method, pairs))


def plain(node):
    return " ".join(node.text(separator=" ").split()) if node is not None else ""


def identifier(node):
    return f"{node.tag}#{node.id}" if node.id else node.tag


def buttons(form, text=None):
    found = form.css("button:not([type=button]):not([type=reset]), input[type=submit]")
    if form.id:
        found += form.parser.css(f'button[form="{form.id}"]')
    return [node for node in found if "disabled" not in node.attributes
            and text in (None, plain(node), node.attributes.get("aria-label"), node.attributes.get("value"))]


def target_of(method, action, pairs):
    """A GET form replaces the query of its action by its fields."""
    return action if method != "GET" or not pairs else f"{action.partition('?')[0]}?{urlencode(pairs)}"


def body_of(form, method, pairs):
    if method == "GET":
        return None
    if any(isinstance(value, tuple) for _name, value in pairs) and form.attributes.get("enctype") != MULTIPART:
        raise CannotFill(f"the form has a file but no enctype={MULTIPART}: a browser would send only its name")
    body = {}
    for name, value in pairs:
        body.setdefault(name, []).append(value)
    return body
