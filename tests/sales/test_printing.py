"""A quote on paper: the page to print and the PDF say the same, in both languages."""
import io

import pytest
from pypdf import PdfReader

from models import Address, Party, Product, Quote, db
from tests.sales.test_entering import line
from tests.sales.test_quotes import LINES


@pytest.fixture
def quote(browse, make, inside):
    acme = make(Party, title="蓝湖科技有限公司 & Sons <Ltd>", team="North")
    with inside():
        db.session.add(Address(
            party_id=acme.id, street="1 Harbour Road", city="上海", postal_code="200000", country="CN"))
        db.session.commit()
    page = browse("rita").open(f"/sales/quotes/new?customer={acme.id}")
    return page.submit(button="Save", number="Q-7", currency="GBP", terms="Paid in 30 days.\n免运费，含税", **LINES)


def pdf_of(browser, path):
    answer = browser.client.get(path)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    return PdfReader(io.BytesIO(answer.data))


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


SAYS = ["蓝湖科技有限公司 & Sons <Ltd>", "1 Harbour Road", "200000 上海", "Tea", "£22.50", "£4.50", "£30.33",
        "免运费，含税"]


def test_the_page_and_the_pdf_say_the_same(browse, quote):
    page = browse("rita").open(quote.path + "/print").text
    pdf = words_of(pdf_of(browse("rita"), quote.path + "/pdf"))
    for words in [*SAYS, "Quote Q-7", "Tax 20% on £22.50", "Rita", "Paid in 30 days."]:
        assert words in page and words in pdf, words


def test_in_the_language_of_the_customer(browse, quote):
    page = browse("rita").open(quote.path + "/print").follow("简体中文").text
    pdf = words_of(pdf_of(browse("rita"), quote.path + "/pdf?language=zh"))
    for words in ["报价单 Q-7", "有效期至", "单价", "合计"]:
        assert words in page and words in pdf, words


def test_the_font_stands_in_the_file_cut_down_to_what_is_used(browse, quote):
    answer = browse("rita").client.get(quote.path + "/pdf")
    fonts = [font.get_object() for page in PdfReader(io.BytesIO(answer.data)).pages
             for font in page["/Resources"]["/Font"].values()]
    embedded = [font for font in fonts if "/FontDescriptor" in font and "/FontFile2" in font["/FontDescriptor"]]
    assert embedded and len(answer.data) < 100_000


def test_many_lines_go_on_over_the_page(browse, quote, inside):
    page = browse("rita").open(quote.path + "/edit")
    for _press in range(12):
        page = page.submit(button="More lines")
    many = {}
    for at in range(60):
        many |= line(at, description=f"第{at}项 Position {at}", quantity="1", unit_price="1", discount="", tax="",
                     code="")
    page.submit(button="Save", **many)
    reader = pdf_of(browse("rita"), quote.path + "/pdf")
    assert len(reader.pages) > 1 and all(f"Position {at}" in words_of(reader) for at in range(60))


def test_words_without_blanks_stay_within_their_column(browse, quote, inside):
    with inside():
        long = db.session.get(Quote, int(quote.path.rsplit("/", 1)[1]))
        long.lines[0].description, long.lines[1].description = "W" * 300, "很" * 300
        db.session.commit()
    words = words_of(pdf_of(browse("rita"), quote.path + "/pdf")).replace(" ", "")
    assert "W" * 300 in words and "很" * 300 in words


def test_what_is_printed_is_what_was_sold_under(browse, quote, inside):
    with inside():
        for product in db.session.scalars(db.select(Product)):
            product.name = "Renamed"
        db.session.commit()
    assert "Renamed" not in browse("rita").open(quote.path + "/print").text
