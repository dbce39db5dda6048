"""Files on a record: brought, many at once, empty, too large, hostile, fetched, renamed, removed."""
import io

import pytest
from werkzeug.http import parse_options_header

from core.files import format_size, harmless_name
from tests.records.conftest import lines, write
from tests.records.test_timeline import found


def bring(browse, acme, *files, who="rita", **answer):
    return browse(who).open(f"/records/{acme.id}/files").submit(button="Add the files", files=list(files), **answer)


def names(page):
    return [node.text() for node in page.css("li.entry a[href*='/files/']:not([aria-label])")]


def test_brought_listed_and_fetched(browse, make, acme):
    page = bring(browse, acme, (b"%PDF-", "Offer 报价.pdf"))
    assert page.toasts == ["Offer 报价.pdf added"]
    assert lines(page)[0].startswith("Offer 报价.pdf 5 B · Rita · ")
    assert page.css(".tabs [aria-current] .count")[0].text() == "1"
    file = page.download("Offer 报价.pdf")
    assert (file.name, file.content_type, file.body) == ("Offer 报价.pdf", "application/pdf", b"%PDF-")
    assert found(make, "报价") == ["attachment"]


def test_always_an_attachment_that_can_do_nothing(browse, acme):
    bring(browse, acme, (b"<script>alert(1)</script>", "page.html"))
    answer = browse("vic").client.get(f"/records/{acme.id}/files/1")
    assert answer.headers["Content-Disposition"] == "attachment; filename=page.html"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_strangers_and_readers(browse, acme):
    bring(browse, acme, (b"secret", "a.txt"))
    for path in ("files/1", "files/1/edit"):
        browse("otto").open(f"/records/{acme.id}/{path}", status=404)
    browse("vic").open(f"/records/{acme.id}/files/1/edit", status=403)
    page = browse("vic").open(f"/records/{acme.id}/files")
    assert names(page) == ["a.txt"] and not page.css("input[type=file]")
    token = browse("vic").open("/account").values()["csrf_token"]
    sent = {"csrf_token": token, "files": (io.BytesIO(b"x"), "x.txt")}
    assert browse("vic").client.post(f"/records/{acme.id}/files", data=sent).status_code == 403


def test_five_hundred_at_once_with_one_answer(browse, acme, statements):
    many = [(b"%d" % number, f"scan {number}.txt") for number in range(499)]
    with statements() as seen:
        page = bring(browse, acme, *many, (b"", "nothing.txt"))
    assert sorted(page.toasts) == ["499 files added", "Empty, so not kept: nothing.txt"]
    assert page.css(".tabs [aria-current] .count")[0].text() == "499"
    assert len([statement for statement in seen if statement.startswith("SELECT")]) < 40
    for _page in range(24):
        page = page.follow("Older")
    assert names(page)[-1] == "scan 0.txt" and "Older" not in page.links


def test_an_empty_file_alone_is_an_error_at_the_field(browse, acme):
    page = bring(browse, acme, (b"", "a.txt"), (b"", "b.txt"), status=422)
    assert page.field_errors == {"files": "Empty, so not kept: a.txt, b.txt"} and names(page) == []
    page = browse("rita").open(f"/records/{acme.id}/files").submit(button="Add the files", status=422)
    assert page.field_errors == {"files": "Choose a file"}


def test_too_large_is_said_also_to_htmx(browse, acme, app, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 1_000_000)
    page = bring(browse, acme, (b"x" * 1_100_000, "film.mp4"), status=413)
    assert "The largest accepted size is 64 MB." in page.text
    form = browse("rita").open(f"/records/{acme.id}/files")
    answer = form.submit(button="Add the files", files=(b"x" * 1_100_000, "film.mp4"), status=413, htmx=True)
    assert answer.headers["HX-Retarget"] == "#toasts" and "64 MB" in answer.text


@pytest.mark.parametrize("sent, kept", [
    ("../../x", "x"), ("..\\..\\x.txt", "x.txt"), ("a\r\nb.txt", "ab.txt"), ("\u202etxt.exe", "txt.exe"),
    ("a\x00.csv", "a.csv"), ("...", "file"), ("", "file"), ("/", "file"), ("报价.pdf", "报价.pdf"),
    ("x" * 300 + ".pdf", "x" * 196 + ".pdf"), ("a." + "y" * 300, "a." + "y" * 198), (".bashrc", "bashrc"),
])
def test_names_do_no_harm(sent, kept):
    assert harmless_name(sent) == kept


def test_a_file_named_like_a_way_out_stays_in(browse, acme):
    page = bring(browse, acme, (b"x", "../../x"))
    assert names(page) == ["x"]
    answer = browse("rita").client.get(f"/records/{acme.id}/files/1")
    assert parse_options_header(answer.headers["Content-Disposition"])[1]["filename"] == "x"


def test_the_same_content_twice_is_said(browse, acme):
    bring(browse, acme, (b"same", "first.txt"))
    page = bring(browse, acme, (b"same", "second.txt"))
    assert sorted(page.toasts) == ["The same content was here already: second.txt (as first.txt)", "second.txt added"]


def test_renamed(browse, make, acme):
    bring(browse, acme, (b"%PDF-", "scan0001.pdf"))
    form = browse("rita").open(f"/records/{acme.id}/files").follow("Rename scan0001.pdf")
    assert form.submit(name=" ", status=422).field_errors == {"name": "Please fill this in"}
    page = form.submit(name="../Contract.pdf")
    assert names(page) == ["Contract.pdf"] and found(make, "contract") == ["attachment"]
    assert form.submit(name="Contract.pdf", status=303, htmx=False).status == 303


def test_removed_and_brought_back(browse, make, acme):
    bring(browse, acme, (b"%PDF-", "plan.pdf"))
    page = browse("rita").open(f"/records/{acme.id}/files").submit(button="Remove plan.pdf")
    assert page.css(".gone span")[0].text() == "plan.pdf removed" and found(make, "plan") == []
    browse("rita").open(f"/records/{acme.id}/files/1", status=404)
    page = page.submit(button="Undo")
    assert names(page) == ["plan.pdf"] and found(make, "plan") == ["attachment"]


def test_files_of_an_entry_come_and_go_with_it(browse, acme):
    page = write(browse, "rita", acme, kind="email", files=[(b"1", "a.txt"), (b"2", "b.txt"), (b"", "c.txt")])
    assert names(page) == ["a.txt", "b.txt"] and "Empty, so not kept: c.txt" in page.toasts
    browse("rita").open(f"/records/{acme.id}/files").submit(f"/records/{acme.id}/files/1/remove")
    gone = browse("rita").open(f"/customers/{acme.id}").submit(button="Remove this entry")
    assert names(browse("rita").open(f"/records/{acme.id}/files")) == []
    assert names(gone.submit(button="Undo")) == ["b.txt"]


def test_content_that_is_lost_is_said(browse, acme, app):
    bring(browse, acme, (b"gone with the disk", "a.txt"))
    for path in (app.config["GUANXI_DATA"] / "files").rglob("*"):
        if path.is_file():
            path.unlink()
    page = browse("rita").open(f"/records/{acme.id}/files/1", status=409)
    assert "The content of a.txt is not in the file store: ask for the backup" in page.text


@pytest.mark.parametrize("size, told", [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1_234_567, "1.2 MB"),
                                        (5e12, "5,000 GB")])
def test_sizes_as_people_read_them(size, told):
    assert format_size(size, "en") == told
