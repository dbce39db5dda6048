"""Files on records of others: read where that can be done, listed for somebody to look at where it cannot."""
import zipfile
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from core.pdf_text import PAGES, read_pdf
from models import Party
from tests.privacy.conftest import NAME, erased, searched


def zipped(text):
    """A document as word processors keep it: XML in a zip."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    return kept.getvalue()


def files_told(browse, make, work, person, files):
    """What a search says of files on a record of others: (those that name the person, those nobody could read)."""
    other = make(Party, title="Blue Lake")
    browse("rita").open(f"/records/{other.id}/entries/new").submit(button="Save", body="Files", files=files)
    page = searched(browse, work, person)
    told = {panel.css_first("h2").text(): panel.css("li a") for panel in page.css("section.panel") if panel.css("h2")}
    assert all(link.attributes["href"] == f"/records/{other.id}/files" for links in told.values() for link in links
               if link.text() in dict(map(reversed, files)))
    return tuple([link.text() for link in told.get(title, [])] for title in (
        "Files on records of others that name them", "Files that could not be read"))


def test_files_of_others_are_read_and_what_cannot_be_is_listed(browse, make, work, annabel):
    assert files_told(browse, make, work, annabel, [
        (f"met {NAME}".encode("utf-16"), "notes.txt"),
        (zipped(f"Dear {NAME.replace(' ', '</w:t><w:t> ')}"), "letter.docx"), (b"nobody", "other.csv"),
        (b"\x89PNG\r\n\x1a\n", "photo.png"), (b"PK, no zip", "broken.docx"),
    ]) == (["notes.txt", "letter.docx"], ["photo.png", "broken.docx"])


def pdf(*pages, password=None):
    """A PDF with a text on each page; of None the page shows a picture instead."""
    kept = BytesIO()
    sheet = canvas.Canvas(kept, encrypt=password)
    for text in pages:
        if text is None:
            sheet.drawImage(ImageReader(Image.new("RGB", (8, 8))), 0, 0)
        else:
            sheet.drawString(72, 720, text)
        sheet.showPage()
    sheet.save()
    return kept.getvalue()


def test_pdf_is_read_and_what_is_locked_broken_or_a_picture_is_listed(browse, make, work, annabel):
    assert files_told(browse, make, work, annabel, [
        (pdf("nobody", f"Dear {NAME}, yours"), "offer.PDF"), (pdf("nobody at all"), "other.pdf"),
        (pdf(f"Dear {NAME}", password="secret"), "locked.pdf"), (pdf("nobody", None), "scan.pdf"),
        (pdf(f"Dear {NAME}")[:400], "broken.pdf"), (pdf(*["x"] * (PAGES + 1)), "long.pdf"),
    ]) == (["offer.PDF"], ["locked.pdf", "scan.pdf", "broken.pdf", "long.pdf"])


def test_a_pdf_that_does_not_end_is_given_up(tmp_path):
    place = tmp_path / "large.pdf"
    place.write_bytes(pdf(*["word " * 20] * PAGES))
    assert "word word" in read_pdf(place)
    assert read_pdf(place, seconds=0.05) is None


def test_the_certificate_still_names_the_files_to_look_at(browse, make, work, annabel):
    other = make(Party, title="Blue Lake")
    browse("rita").open(f"/records/{other.id}/entries/new").submit(
        button="Save", body="Files", files=(f"met {NAME}".encode(), "notes.txt"))
    assert "notes.txt" in erased(browse, work, annabel).links
