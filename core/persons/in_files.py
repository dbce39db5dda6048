"""Needles inside of files on records of others. What a file says is never rewritten: whoever erases looks at it.

Read are plain texts, whatever their alphabet, the documents, tables and slides that are zips of XML, and PDF. Of all
else (pictures, scans, what is locked, broken or too large) nobody knows without opening it: those are listed, too.
"""
import re
import zipfile
import zlib
from html import unescape

import sqlalchemy as sa

from core.files import file_path
from core.pdf_text import read_pdf
from core.persons.belongings import UNSCOPED
from models import Attachment, db

PLAIN = frozenset("txt csv tsv md log json xml html htm vcf ics eml ldif sql yaml yml ini rtf".split())
ZIPPED = frozenset("docx xlsx pptx odt ods odp".split())
PDF = "pdf"
LARGEST = 10_000_000  # bytes that are read of a file, unpacked
A_STEP = 25
TAG, PARAGRAPH = re.compile(r"<[^>]+>"), re.compile(r"</(?:w:p|a:p|text:p|text:h|si|row|c)>")


def look_into_files(needles, but, step):
    """A generator of `step`, once for some files, that returns (named, closed): ids of attachments that name the
    person, and of those nobody could read. `but`: ids of records that are erased with all their files."""
    query = sa.select(Attachment.id, Attachment.sha, Attachment.name, Attachment.size).where(
        Attachment.record_id.not_in(but)).order_by(Attachment.id)
    named, closed, after = [], [], 0
    while rows := db.session.execute(query.where(Attachment.id > after).limit(A_STEP).execution_options(
            **UNSCOPED)).all():
        yield step  # which ends the transaction: opening files takes its time and must keep nobody from writing
        for row in rows:
            text = text_of(row.sha, row.name, row.size)
            if text is None:
                closed.append(row.id)
            elif any(needle.pattern.search(text) for needle in needles):
                named.append(row.id)
            if ending_of(row.name) == PDF:  # slow enough for a worker to be thought dead after some of them
                yield step
        after = rows[-1].id
    return named, closed


def text_of(sha, name, size):
    """What a file says; None when it cannot be read."""
    ending = ending_of(name)
    if size > LARGEST or ending not in PLAIN | ZIPPED | {PDF}:
        return None
    try:
        if ending == PDF:
            return read_pdf(file_path(sha))
        if ending in ZIPPED:
            return unzipped(file_path(sha))
        return decoded(file_path(sha).read_bytes())
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError):
        return None


def ending_of(name):
    return name.rpartition(".")[2].casefold()


def unzipped(place):
    """The text between the tags of all XML in a zip."""
    told, left = [], LARGEST
    with zipfile.ZipFile(place) as archive:
        for part in archive.infolist():
            if part.filename.endswith(".xml"):
                with archive.open(part) as file:
                    xml = file.read(left + 1)
                left -= len(xml)
                if left < 0:
                    raise ValueError("too large when unpacked")
                told.append(unescape(TAG.sub("", PARAGRAPH.sub("\n", xml.decode("utf-8", "replace")))))
    return "\n".join(told)


def decoded(content):
    """Plain text of any alphabet: UTF-8 and UTF-16, else Chinese, else western."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    for alphabet in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(alphabet)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
