"""Files are sent to the scanner for viruses before they are kept; it is spoken to as clamd is, over its socket."""
import socket
import struct
import threading

import pytest

from core.files import all_files
from models import Party
from tests.records.test_files import bring, names

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def received(stream):
    """The file that is sent as clamd wants it: INSTREAM, chunks with their length before them, a length of none."""
    assert stream.read(10) == b"zINSTREAM\0"
    body = b""
    while size := struct.unpack(">I", stream.read(4))[0]:
        body += stream.read(size)
    return body


def answering(server, verdicts):
    while True:
        try:
            client, _address = server.accept()
        except OSError:
            return
        with client, client.makefile("rb") as stream:
            found = EICAR in received(stream)
            client.sendall(verdicts.get("said") or (b"stream: Win.Test.EICAR FOUND\0" if found else b"stream: OK\0"))


@pytest.fixture
def scanner(house, tmp_path, monkeypatch):
    """What the scanner says instead can be put into it as `said`."""
    verdicts, place = {}, tmp_path / "clamd.ctl"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        threading.Thread(target=answering, args=(server, verdicts), daemon=True).start()
        monkeypatch.setitem(house.config, "VIRUS_SCANNER", f"unix:{place}")
        yield verdicts
        server.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def acme(make):
    return make(Party, title="Acme")


def kept(app):
    with app.app_context():
        return len(list(all_files()))


def test_what_it_knows_is_not_kept(house, scanner, browse, acme):
    before = kept(house)
    page = bring(browse, acme, (b"%PDF- harmless so far " + EICAR, "offer.pdf"), status=409)
    assert "The virus scanner knows this file as Win.Test.EICAR: it was not kept" in page.text
    assert kept(house) == before and names(browse("rita").open(f"/records/{acme.id}/files")) == []


def test_all_else_is(scanner, browse, acme):
    page = bring(browse, acme, (b"%PDF- an offer " * 20_000, "offer.pdf"))
    assert names(page) == ["offer.pdf"]


@pytest.mark.parametrize("said", [b"INSTREAM size limit exceeded. ERROR\0", b"\0"])
def test_where_it_cannot_look_nothing_is_kept(house, scanner, browse, acme, said):
    scanner["said"] = said
    page = bring(browse, acme, (b"%PDF- an offer", "offer.pdf"), status=409)
    assert "No file can be looked through for viruses at this moment" in page.text


def test_a_scanner_that_is_away_lets_nothing_through(house, browse, acme, monkeypatch):
    for place in ("unix:/nowhere/clamd.ctl", "127.0.0.1:9"):
        monkeypatch.setitem(house.config, "VIRUS_SCANNER", place)
        assert "Try again later." in bring(browse, acme, (b"%PDF- an offer", "offer.pdf"), status=409).text
