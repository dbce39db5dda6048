"""What takes room, and files nothing refers to."""
import io
import os
import time

import pytest

from core.files import drop_file, file_path, keep_file
from models import Attachment, Party, db

YESTERDAY_AND_MORE = 2 * 86400


@pytest.fixture
def keep(inside):
    """A file in the store, which came so long ago; its sha256."""
    def kept(text, age=YESTERDAY_AND_MORE):
        with inside():
            sha = keep_file(io.BytesIO(text))
            os.utime(file_path(sha), (time.time() - age,) * 2)
            return sha
    return kept


@pytest.fixture(autouse=True)
def empty_store(house):
    yield
    with house.app_context():
        for path in file_path("00").parent.parent.glob("??/*"):
            path.unlink()


def attach(inside, party, sha, size):
    with inside():
        db.session.add(Attachment(record_id=party.id, sha=sha, name="plan.pdf", size=size))
        db.session.commit()


def test_files_are_summed_by_what_they_lie_on(browse, make, inside, keep):
    attach(inside, make(Party, title="Acme"), keep(b"plan"), 4)
    page = browse("ada").open("/admin/storage")
    assert page.table(0)[1:] == [["Customers and contacts", "1", "4 B"]]
    assert [row[:2] + row[3:] for row in page.table(1)[1:]] == [["plan.pdf", "Acme", "4 B"]]


def test_what_nothing_refers_to_is_told_and_taken_away(browse, make, inside, keep):
    kept, stray, fresh = keep(b"kept"), keep(b"stray!"), keep(b"just now", age=0)
    attach(inside, make(Party, team="South"), kept, 4)
    page = browse("ada").open("/admin/storage")
    assert "1 file of 6 B, left by something that was removed." in page.text
    page = page.submit(button="Take them away")
    assert page.toasts == ["1 file that nothing refers to is gone"]
    with inside():
        assert [file_path(sha).exists() for sha in (kept, stray, fresh)] == [True, False, True]


def test_a_file_that_is_gone_is_an_alarm(browse, make, inside, keep):
    sha = keep(b"lost")
    attach(inside, make(Party), sha, 4)
    with inside():
        drop_file(sha)
    assert "1 file that is referred to is not in the store" in browse("ada").open("/admin/storage").text
