"""A customer of team North, and how a test reads the panels."""
import pytest

from models import Party


@pytest.fixture
def acme(make):
    return make(Party, title="Acme", team="North")


def lines(page):
    """The lines of the open panel, as a person reads them: without their buttons."""
    return [" ".join(node.css_first(".entry-body").text(separator=" ").split()) for node in page.css("li.entry")]


def write(browse, who, record, **facts):
    """Somebody writes an entry by the form; the page that follows."""
    return browse(who).open(f"/records/{record.id}/entries/new").submit(button="Save", **facts)
