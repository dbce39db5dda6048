"""Is a file what its name says? What is known by its ending must begin as files of that kind do.

An ending nobody knows is taken as it is: such a file, as any other, is only ever sent as an attachment that can do
nothing (docs/decisions/0042-inspected.md). Where a company wants so, FILE_ENDINGS lists the only ones that are taken.
"""
from flask import current_app

from core.files import harmless_name
from core.scanning import NotKept
from core.words import _

HEAD = 4096  # bytes that are looked at
PNG, JPEG, ZIP, OLE = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (PNG, JPEG, b"GIF8", b"BM", b"II*\0", b"MM\0*")  # programs save one kind under another's ending
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # of texts, which say how they are written
BEGIN = {  # ending: what such a file may begin with
    "pdf": (b"%PDF-",), "rtf": (b"{\\rtf",), "gz": (b"\x1f\x8b",), "7z": (b"7z\xbc\xaf\x27\x1c",),
    "rar": (b"Rar!\x1a\x07",),
    **dict.fromkeys("png jpg jpeg gif bmp tif tiff".split(), PICTURES),
    **dict.fromkeys("zip docx docm xlsx xlsm pptx pptm odt ods odp".split(), (ZIP, OLE)),  # OLE: with a password
    **dict.fromkeys("doc xls ppt".split(), (OLE, ZIP, b"{\\rtf")),
}
INSIDE = {  # ending: (where, what stands there)
    "webp": (8, (b"WEBP",)), "wav": (8, (b"WAVE",)), "mp4": (4, (b"ftyp",)), "heic": (4, (b"ftyp",)),
    "mov": (4, (b"ftyp", b"moov", b"wide")),
}
WORDS = set("txt csv tsv md json xml html htm svg eml ics vcf log".split())
ALSO_WORDS = {"doc", "xls"}  # many programs write tables and pages of text under these


def ending_of(name):
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_taken(name):
    """May files with this ending come in here?"""
    endings = current_app.config["FILE_ENDINGS"].lower().replace(".", "").split()
    return not endings or ending_of(name) in endings


def is_what_it_says(name, stream):
    """Does what is in `stream` fit the ending of `name`? The stream is left as it was."""
    place = stream.tell()
    head = stream.read(HEAD)
    stream.seek(place)
    ending = ending_of(name)
    if ending in INSIDE:
        start, marks = INSIDE[ending]
        return head[start:].startswith(marks)
    if ending in WORDS | ALSO_WORDS and is_text(head):
        return True
    return ending not in WORDS and (ending not in BEGIN or head.lstrip(b"\r\n ").startswith(BEGIN[ending]))


def refusal(name, stream):
    """Why a file does not come in; None for one that does."""
    name = harmless_name(name)
    if not is_taken(name):
        return _("%(file)s: files of this kind are not taken here", file=name)
    if not is_what_it_says(name, stream):
        return _("%(file)s is called .%(ending)s and is something else", file=name, ending=ending_of(name))
    return None


def refuse_disguised(name, stream):
    """Raises NotKept; forms say it at their field before: core/file_fields.py."""
    if why_not := refusal(name, stream):
        raise NotKept(why_not)


def is_text(head):
    return head.startswith(MARKS) or b"\0" not in head
