"""Whoever brings a file that is a page, a program or two things at once: it is only ever fetched, as an attachment."""
import io

import pytest
from werkzeug.http import parse_options_header

from models import Party

HTML = b"<!doctype html><script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + HTML
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>" + HTML
ENDINGS = (
    "html htm xhtml shtml mhtml mht xht xml xsl xslt svg svgz js mjs cjs json css wasm swf jar class hta htc php "
    "phtml py pl sh bat cmd ps1 vbs exe dll msi lnk url webloc scf iso apk pdf doc docm xlsm csv rtf eml ics vcf "
    "zip gz png gif jpg webp ico mp4 txt bin"
).split()
NAMES = ["page.html.png", "picture.png.html", "x.svg%00.png", "a.php;.jpg", "con.txt", ".htaccess", "noending",
         "a.html ", "a.HTML", "\u202egnp.html", "invoice.pdf\u2028.js", "x'\";<script>.html",
         "a" * 180 + ".html", "关系.svg", "web.config"]
BODIES = {**dict.fromkeys("zip docm xlsm".split(), b"PK\x03\x04" + HTML), "gz": b"\x1f\x8b\x08" + HTML,
          "webp": b"RIFF....WEBP" + HTML, "mp4": b"\0\0\0 ftypmp42" + HTML, "rtf": b"{\\rtf1" + HTML, "pdf": PDF,
          "svg": SVG, "svgz": SVG, "png": PNG, "gif": b"GIF89a/*" + HTML + b"*/=1", "jpg": b"\xff\xd8\xff\xe0" + HTML,
          "xml": b"<?xml-stylesheet href='data:,'?>" + SVG, "txt": b"\xef\xbb\xbf" + HTML}


@pytest.fixture
def brought(browse, make):
    """`brought([(body, name), …])` are the answers to whoever fetches the files afterwards."""
    party = make(Party)
    client, form = browse("rita").client, browse("rita").open("/account")
    token = form.values()["csrf_token"]

    def bring(files, claimed="text/html"):
        sent = [(io.BytesIO(body), name, claimed) for body, name in files]
        answer = client.post(f"/records/{party.id}/files", data={"csrf_token": token, "files": sent})
        assert answer.status_code == 303
        page = browse("rita").open(f"/records/{party.id}/files")
        newest = max(int(link.rpartition("/")[2]) for link in page.links.values()
                     if link.startswith(f"/records/{party.id}/files/") and link.rpartition("/")[2].isdigit())
        return [client.get(f"/records/{party.id}/files/{newest - number}") for number in reversed(range(len(files)))]
    return bring


def is_harmless(answer, body):
    kind, told = parse_options_header(answer.headers["Content-Disposition"])
    return (answer.status_code, answer.data, kind) == (200, body, "attachment") and told["filename"].isprintable() and (
        answer.headers["X-Content-Type-Options"], answer.headers["Content-Security-Policy"],
        answer.headers["Cross-Origin-Resource-Policy"]) == ("nosniff", "sandbox; default-src 'none'", "same-origin")


def test_every_kind_is_an_attachment_that_can_do_nothing(brought):
    named = [*(f"file.{ending}" for ending in ENDINGS), *NAMES]
    files = [(BODIES.get(name.rpartition(".")[2], HTML) + b" %d" % at, name) for at, name in enumerate(named)]
    answers = zip(brought(files), files, strict=True)
    assert [name for answer, (body, name) in answers if not is_harmless(answer, body)] == []


@pytest.mark.parametrize("claimed", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript\r\nX-A: 1",
                                     "x", ""])
def test_what_a_browser_says_of_a_file_is_not_repeated_as_truth(brought, claimed):
    [answer] = brought([(PNG, "picture.png")], claimed.replace("\r\n", " "))
    assert is_harmless(answer, PNG) and "X-A" not in answer.headers
    assert answer.mimetype not in ("text/html", "image/svg+xml", "application/xhtml+xml")
