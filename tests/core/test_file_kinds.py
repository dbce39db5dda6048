"""Files that say one thing and are another do not come in, by whichever form they are brought."""
import io

import pytest

from core.file_kinds import is_what_it_says
from models import Party
from tests.records.test_files import bring, names

PNG, PDF, OLE = b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.one_engine
@pytest.mark.parametrize(("name", "body"), [
    ("offer.pdf", PDF), ("OFFER.PDF", b"\r\n" + PDF), ("scan.png", PNG), ("scan.jpg", PNG), ("old.doc", OLE),
    ("old.xls", b"<table>"), ("locked.docx", OLE), ("new.docx", b"PK\x03\x04"), ("film.mp4", b"\0\0\0 ftypmp42"),
    ("list.csv", "名称".encode("gb18030")), ("list.csv", "a".encode("utf-16")), ("plan.dwg", b"AC1032\0"),
    ("noending", b"\0\1"), ("data", b"")])
def test_what_it_says(name, body):
    stream = io.BytesIO(body)
    assert is_what_it_says(name, stream) and stream.read() == body


@pytest.mark.one_engine
@pytest.mark.parametrize(("name", "body"), [
    ("offer.pdf", b"MZ\x90\0"), ("offer.pdf", b"<html>"), ("scan.png", b"<svg onload='x'>"), ("a.docx", b"MZ\x90"),
    ("list.csv", b"MZ\x90\0\3"), ("film.mp4", b"<script>"), ("a.zip", PDF), ("old.doc", b"MZ\x90\0")])
def test_what_is_something_else(name, body):
    assert not is_what_it_says(name, io.BytesIO(body))


@pytest.fixture
def acme(make):
    return make(Party, title="Acme")


def test_it_is_said_at_the_field_and_nothing_is_kept(browse, acme):
    page = bring(browse, acme, (b"MZ\x90\0", "offer.pdf"), (PDF, "terms.pdf"), status=422)
    assert page.field_errors == {"files": "offer.pdf is called .pdf and is something else"}
    assert names(browse("rita").open(f"/records/{acme.id}/files")) == []


def test_a_file_does_not_become_another_by_its_name(browse, acme):
    page = bring(browse, acme, (b"MZ\x90\0", "tool.bin"))
    form = page.follow("Rename tool.bin")
    page = form.submit(name="offer.pdf", status=422)
    assert page.field_errors == {"name": "offer.pdf is called .pdf and is something else"}
    assert names(form.submit(name="drill.bin")) == ["drill.bin"]


def test_a_company_may_say_which_endings_it_takes(house, monkeypatch, browse, acme):
    monkeypatch.setitem(house.config, "FILE_ENDINGS", "pdf .PNG")
    page = bring(browse, acme, (b"AC1032", "plan.dwg"), status=422)
    assert page.field_errors == {"files": "plan.dwg: files of this kind are not taken here"}
    assert names(bring(browse, acme, (PNG, "scan.png"))) == ["scan.png"]
