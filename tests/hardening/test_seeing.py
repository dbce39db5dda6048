"""Whoever looks as somebody else clicks through the whole sample: nothing they meet leads to what would write."""
import pytest
from selectolax.lexbor import LexborHTMLParser

from core.seeing import WAYS_OUT
from core.seen_pages import SHOWS_TOO
from tests.hardening.crawl import crawl, local, placed
from tests.world import inside

BEGIN = ("/", "/overview", "/notices", "/team-day", "/search?q=a")


@pytest.fixture
def seen_as(sample, client_of):
    """`seen_as("rita")` are the pages that ada finds as her: {path: page}."""
    def look(name):
        client = client_of("ada")
        with inside(sample) as session:
            user_id = session.connection().exec_driver_sql(
                "SELECT id FROM users WHERE email_key = ?", (f"{name}@example.org",)).scalar()
        begun = client.post(f"/admin/users/{user_id}/see-as", data={"why": "She misses a customer"})
        assert begun.status_code == 303
        found = crawl(sample, client, BEGIN).pages
        return {path: LexborHTMLParser(response.text) for path, response in found.items()
                if response.mimetype == "text/html" and response.status_code == 200}
    return look


def forms_that_write(app, path, page):
    for form in page.css("form"):
        method = (form.attributes.get("method") or "get").upper()
        endpoint = placed(app, local(path, form.attributes.get("action") or path), method)
        if method != "GET" and endpoint not in WAYS_OUT:
            yield endpoint


def links_that_write(app, path, page):
    """Endpoints that ask for a right to write, or take a form without a right to read being enough to see it."""
    for link in page.css("a[href]"):
        endpoint = placed(app, local(path, link.attributes["href"] or ""), "GET")
        right = app.view_functions[endpoint].needs if endpoint else ""
        takes_a_form = placed(app, local(path, link.attributes["href"] or ""), "POST") == endpoint
        if endpoint in SHOWS_TOO:
            continue
        if right.endswith(".write") or endpoint and takes_a_form and not right.endswith(".read"):
            yield endpoint


def names_alone(page):
    """Menus and editors with nothing in them but their name."""
    for fold in page.css("details"):
        named = fold.css_first("summary").text()
        if fold.text().strip() == named.strip() and not fold.css("img, textarea, input:not([type=hidden])"):
            yield named


@pytest.mark.parametrize("name", ["mara", "rita", "vic"])
def test_nothing_that_is_met_writes(sample, seen_as, name):
    pages = seen_as(name)
    met = [(path, endpoint) for path, page in pages.items()
           for endpoint in (*forms_that_write(sample, path, page), *links_that_write(sample, path, page))]
    assert met == [] and len(pages) > 50
    assert [path for path, page in pages.items() if [*names_alone(page)]] == []
    assert [path for path, page in pages.items() if page.css_first("button[type=submit][form]")] == []


def test_what_stands_in_a_form_is_still_read(sample, seen_as):
    """Forms are switched off, not left out: on pages that show and take, what is shown stays."""
    pages = seen_as("mara")
    shown = [path for path, page in pages.items() if page.css_first("fieldset[disabled] input[type=text]")]
    assert shown != [] and all(page.css_first("h1").text().strip() for page in pages.values())
