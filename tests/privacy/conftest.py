"""What tests of privacy do over and over."""
from datetime import date

import pytest

from core.worker import Worker
from models import Order, Party, Ticket

NAME, MAIL = "Annabel Quickley", "annabel@quickley.example"


@pytest.fixture
def work(house):
    """Let the worker do what waits."""
    def run():
        with house.app_context():
            Worker().run_until_idle()
    return run


@pytest.fixture
def annabel(make, browse):
    """A customer who bought, asked, was written about, and sent a file."""
    person = make(Party, title=NAME, is_person=True, email=MAIL, phone="+44 20 7946 0555", street="Quarry Lane 77",
                  tax_number="GBQ12345", code="K-77", about="Likes Darjeeling")
    make(Order, party=person, on=date(2026, 3, 2), number="S-77")
    make(Ticket, party_id=person.id, title=f"{NAME} wants her money", said=f"I am {NAME}, call 020 7946-0555")
    other = make(Party, title="Acme Ltd", about=f"Ask {NAME} first, or write to {MAIL}.")
    entry = browse("rita").open(f"/records/{person.id}/entries/new")
    entry.submit(button="Save", body=f"Met {NAME}", files=(b"a scan", f"passport of {NAME}.txt"))
    browse("rita").open(f"/customers/{other.id}/edit").submit(website="acme.example")
    return person


def searched(browse, work, person):
    page = browse("ada").open(f"/customers/{person.id}").submit(button="Erase: look first")
    work()
    return browse("ada").open(page.path)


def erased(browse, work, person, **answers):
    page = searched(browse, work, person)
    page = page.submit(name=NAME, sure="y", reference="Request 12", button="Erase for ever", **answers)
    work()
    return browse("ada").open(page.path)
