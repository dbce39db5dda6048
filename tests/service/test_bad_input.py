"""Whatever comes in: it is text, never markup; what is too long is told at its field, and nothing typed is lost."""
import threading

import pytest
import sqlalchemy as sa

from blueprints.service.actions.talk import LONGEST
from core.file_kinds import BEGIN, INSIDE
from core.files import harmless_name
from models import Attachment, Entry, Party, Ticket, db
from tests.service.test_ticket_page import turns
from tests.world import inside

ATTACKS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "\"><svg/onload=alert(1)>",
           "'; DROP TABLE tickets; --", "\\u003cscript\\u003e"]
NAMES = ["😀 Ünïcode 🏳️‍🌈", "محمد عبد الله", "‮gnp.exe", "李小龙", "Ζωή", "a\u0301e\u0301", "x" * 200]
EXTENSIONS = ("txt pdf doc docx xls xlsx ppt pptx odt ods csv tsv rtf html htm xhtml svg xml json js mjs css php py sh "
              "bat cmd exe dll msi jar apk zip rar 7z tar gz bz2 png jpg jpeg gif webp bmp tiff heic ico mp3 wav ogg "
              "mp4 avi mov mkv eml msg ics vcf swf wasm iso sqlite").split()


def ticket_page(browse, ticket, who="sam"):
    return browse(who).open(f"/service/tickets/{ticket.id}")


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_text_wherever_it_stands(browse, make, attack):
    lake = make(Party, title=attack)
    ticket = make(Ticket, title=attack, said=attack, party_id=lake.id, serial=attack, kind_of="complaint")
    page = ticket_page(browse, ticket).submit(button="Send", body=attack).submit(button="Note it", body=attack)
    assert page.h1 == attack and turns(page).count(attack) == 2
    page.follow("Complaint file").submit(button="Save", what_happened=attack, remedy_wanted=attack)
    for path in ("queue", "tickets", f"tickets/{ticket.id}/file", f"tickets/{ticket.id}/file/print"):
        assert attack in browse("sam").open(f"/service/{path}").text  # inspected: no script, nothing inline


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_the_world(browse, make, name):
    ticket = make(Ticket, title=f"Of {name}", asker=name, said=name)
    page = ticket_page(browse, ticket)
    assert turns(page) == [name] and name in page.text
    assert browse("sam").open("/service/tickets").css("table")[0].text().count(name) >= 1


@pytest.mark.parametrize(("button", "error"), [("Send", "body"), ("Note it", "body"), ("Add it", "body")])
def test_a_message_that_is_too_long_comes_back_whole(browse, make, button, error):
    ticket, typed = make(Ticket), "长" * LONGEST + "!"
    page = ticket_page(browse, ticket).submit(button=button, body=typed, status=422)
    assert page.field_errors == {error: "Field cannot be longer than 1000000 characters."}
    drawn = [area.text() for area in page.css("textarea[name=body]")]
    assert max(map(len, drawn)) >= len(typed)


def test_a_message_of_a_million_is_kept(browse, make, house):
    ticket = make(Ticket)
    ticket_page(browse, ticket).submit(button="Note it", body="ab" * (LONGEST // 2))
    with inside(house):
        assert db.session.scalar(sa.select(sa.func.length(Entry.body)).where(
            Entry.record_id == ticket.id, Entry.kind == "note")) == LONGEST


def beginning(extension):
    """How files of a kind begin: they come in only where they do."""
    if extension in INSIDE:
        place, marks = INSIDE[extension]
        return b"." * place + marks[0]
    return BEGIN.get(extension, (b"",))[0]


@pytest.mark.one_engine("the headers of a file by its name; the row is the same for all")
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_any_kind_of_file_comes_back_as_an_attachment(browse, make, extension):
    ticket = make(Ticket)
    name = f"Brought 报价.{extension}"
    ticket_page(browse, ticket).submit(button="Note it", body="See the file", files=[
        (beginning(extension) + b"<script>alert(1)</script>", name)])
    answer = browse("sam").client.get(f"/records/{ticket.id}/files/1")
    disposition = answer.headers["Content-Disposition"]
    assert answer.status_code == 200 and disposition.startswith("attachment;") and extension in disposition
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\x.exe", "a\x00b.txt", "." * 300])
def test_names_of_files_lead_nowhere(browse, make, house, name):
    ticket = make(Ticket)
    ticket_page(browse, ticket).submit(button="Note it", body="See", files=[(b"x", name)])
    with inside(house):
        kept = db.session.scalars(sa.select(Attachment.name)).one()
    assert not set(kept) & set("/\\\x00\r\n") and kept == harmless_name(kept)


def test_two_who_send_at_once_are_both_heard(browse, make, house):
    ticket = make(Ticket, said="It leaks")
    pages = {name: ticket_page(browse, ticket, name) for name in ("sam", "mara")}
    gate, failed = threading.Barrier(2), []

    def send(name, page):
        gate.wait()
        try:
            page.submit(button="Send", body=f"Answer of {name}")
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=send, args=pair) for pair in pages.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(turns(ticket_page(browse, ticket))) == ["Answer of mara", "Answer of sam", "It leaks"]


def test_merged_in_a_circle_of_three_is_refused(browse, make):
    one, two, three = (make(Ticket, title=name) for name in ("One", "Two", "Three"))

    def merge(source, target, status=200):
        page = browse("sam").open(f"/service/tickets/{source.id}/merge?number={target.number}", status)
        return page.submit(button="Merge them") if status == 200 else page

    merge(one, two)
    merge(two, three)
    assert "was merged into another one already" in merge(three, one, 409).text
    assert "cannot be merged into itself" in merge(three, three, 409).text
