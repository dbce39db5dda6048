"""The pages of privacy in a real browser: light, dark, narrow, Chinese."""
import pytest

from models import Party, db
from tests.browser.looks import IN_CHINESE, LOOKS, look_at_all
from tests.privacy.conftest import work  # noqa: F401  fixture
from tests.world import inside

PAGES = ["/privacy/parties/{party}/consents", "/privacy/parties/{party}/consents/new", "/privacy/erasures",
         "/privacy/erasures/1", "/privacy/suppressions", "/privacy/exports", "/privacy/exports/1",
         "/privacy/access-requests", "/privacy/access-requests/1", "/privacy/access-requests/2", "/customers/{party}"]


@pytest.fixture
def paths(browse, make, work):
    """The pages' addresses, with something on each."""
    party = make(Party, title="Annabel Quickley 安娜贝尔", is_person=True, owner="ada", about="Likes Darjeeling",
                 email="annabel@quickley.example", phone="+44 20 7946 0555")
    make(Party, title="Blue Lake", owner="ada", about="Ask Annabel Quickley 安娜贝尔 first")
    for name in ("Annabel Quickley 安娜贝尔", "Blue Lake Ltd"):
        met = browse("otto").open("/customers/new").submit(title=name, status=409)
        asked = met.follow("Ask for access").submit(note="We have a joint order")
    browse("ada").open(asked.path).submit(button="Let them")
    page = browse("ada").open(f"/customers/{party.id}")
    for button in ("Erase: look first", "File of all that is known"):
        page.submit(button=button)
    browse("ada").open(f"/privacy/parties/{party.id}/consents/new").submit(note="Fair in Hull", source="paper")
    browse("ada").open(f"/privacy/parties/{party.id}/consents").submit(button="Never reach them again")
    work()
    return [page.format(party=party.id) for page in PAGES]


def test_pages_are_accessible_and_fit(window, paths):
    look_at_all(window, paths, LOOKS)


def test_pages_in_chinese(window, paths, make):
    with inside(make.app):
        db.session.merge(make.user("ada")).language = "zh"
        db.session.commit()
    look_at_all(window, paths, IN_CHINESE, "zh")
