"""Text that is HTML, script, template, SQL, formula and header line at once, in every column that holds words."""
import csv
import io

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from core.directory import forget_directory
from models import db
from tests.hardening.conftest import BEGIN, signed_in
from tests.hardening.crawl import crawl
from tests.hardening.databases import connect, copied
from tests.hardening.hostile import POLYGLOT, UNESCAPED
from tests.hardening.words import is_words

OURS = ("/", "?", "#", "mailto:", "tel:", "https://", "http://")
LINES = ("text/vcard", "text/calendar")


@pytest.fixture(scope="module")
def poisoned(full_house):
    """(pages an administrator reaches when every word is hostile, number of columns that hold it)"""
    application, folder = full_house
    copied(application, folder / "copy.db", folder / "guanxi.db")
    spoilt = spoil(folder / "guanxi.db")
    forget_directory()
    found = crawl(application, signed_in(application, "ada"), BEGIN, a_rule=1)
    return found.pages, spoilt


def spoil(path):
    """Put the polyglot before every word of the database; how many columns took it. What a CHECK refuses is a code."""
    spoilt = 0
    with connect(path) as connection:
        for table in db.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, sa.String) and is_words(column, values_in(connection, column)):
                    changed = connection.execute(
                        f'UPDATE OR IGNORE "{table.name}" SET "{column.name}" = ? || "{column.name}" '
                        f'WHERE "{column.name}" <> \'\'', [POLYGLOT]).rowcount
                    spoilt += changed > 0
    return spoilt


def values_in(connection, column):
    return [value for (value,) in connection.execute(
        f'SELECT DISTINCT "{column.name}" FROM "{column.table.name}" WHERE "{column.name}" <> \'\'')]


def test_words_are_shown_and_never_run(poisoned):
    pages, spoilt = poisoned
    assert spoilt > 60 and len(pages) > 250
    assert [(path, answer.status_code) for path, answer in pages.items() if answer.status_code >= 500] == []
    html = {path: answer.text for path, answer in pages.items() if answer.mimetype == "text/html"}
    assert [(path, mark) for path, text in html.items() for mark in UNESCAPED if mark in text] == []
    assert sum("&lt;img src=x" in text for text in html.values()) > 150


def test_no_link_is_what_somebody_typed(poisoned):
    """An address of a link begins as ours do, or is of the web: never with a word of the database, no javascript:."""
    pages, _spoilt = poisoned
    html = [LexborHTMLParser(answer.text) for answer in pages.values() if answer.mimetype == "text/html"]
    links = {node.attributes.get(name) or "" for page in html
             for name in ("href", "action", "src", "hx-get", "hx-post") for node in page.css(f"[{name}]")}
    assert len(links) > 500
    assert [link for link in links if not link.startswith(OURS)] == []


def test_files_hold_no_formula_and_no_line_of_their_own(poisoned):
    pages, _spoilt = poisoned
    for path, answer in pages.items():
        assert "X-INJECTED" not in answer.headers, path
        if answer.mimetype in LINES:
            assert not [line for line in answer.text.splitlines() if line.startswith("X-INJECTED")], path
        for cell in cells_of(answer):
            assert not str(cell).startswith("="), path


def cells_of(answer):
    """The words in a spreadsheet; a file of XLSX says itself which cells are formulas, and openpyxl reads them as =…"""
    if answer.mimetype == "text/csv":
        rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))
        return [cell for row in rows for cell in row]
    if answer.mimetype.endswith("spreadsheetml.sheet"):
        rows = load_workbook(io.BytesIO(answer.data)).active.iter_rows()
        return [str(cell.value) for row in rows for cell in row]
    return []
