"""A Sheet as a PDF on A4. Its font holds Latin and Chinese and stands in the file, cut down to the letters used."""
import io
from functools import lru_cache, partial
from html import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

import config
from core.words import _

FONT = "wqy-microhei"
FILE = config.ROOT / "vendor" / FONT / f"{FONT}.ttc"
MARGIN = 20 * mm
SHARES = (0.38, 0.11, 0.14, 0.11, 0.09, 0.17)  # of the width, column by column
INK, QUIET, LINE = colors.HexColor("#1f2937"), colors.HexColor("#6b7280"), colors.HexColor("#d1d5db")
RULED = TableStyle([
    ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, 0), 1, INK),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE), ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
])
SUMS = TableStyle([("LINEABOVE", (0, -1), (-1, -1), 1, INK), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                   ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)])
PLAIN = TableStyle([("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ("VALIGN", (0, 0), (-1, -1), "TOP")])


def as_pdf(sheet):
    """The bytes of the PDF. Equal sheets make equal files."""
    load_font()
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title=sheet.title, author=sheet.sender, invariant=1)
    width, height = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
    frame = Frame(MARGIN, MARGIN, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    footer = partial(draw_footer, f"{sheet.sender} · {sheet.title}")
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=footer))
    document.build(list(flow(sheet, width)))
    return out.getvalue()


@lru_cache(maxsize=1)
def load_font():
    """Read once in each process, when the first sheet is printed: 0.1 s."""
    pdfmetrics.registerFont(TTFont(FONT, str(FILE), subfontIndex=0))


def flow(sheet, width):
    """The parts of the document from top to bottom."""
    yield text(sheet.sender, 10, QUIET)
    yield Spacer(0, 3 * mm)
    yield text(sheet.title, 20)
    yield Spacer(0, 8 * mm)
    to = [text(line, 11 if at == 0 else 10, INK if at == 0 else QUIET) for at, line in enumerate(sheet.to)]
    facts = Table([[text(label, 9, QUIET), text(value, 9)] for label, value in sheet.facts],
                  colWidths=[width * 0.16, width * 0.24], style=PLAIN)
    yield Table([[to, facts]], colWidths=[width * 0.6, width * 0.4], style=PLAIN)
    yield Spacer(0, 8 * mm)
    yield lines(sheet, width)
    yield Spacer(0, 4 * mm)
    yield sums(sheet, width)
    if sheet.terms:
        yield Spacer(0, 8 * mm)
        yield text(_("Terms"), 9, QUIET)
        yield from (text(part, 9) if part.strip() else Spacer(0, 3 * mm) for part in sheet.terms.splitlines())


def lines(sheet, width):
    head = [text(label, 8, QUIET, is_figure) for label, is_figure in sheet.head]
    rows = [[text(value, 9, INK, is_figure) for value, (_label, is_figure) in zip(row, sheet.head, strict=True)]
            for row in sheet.rows]
    return Table([head, *rows], colWidths=[width * share for share in SHARES], repeatRows=1, style=RULED)


def sums(sheet, width):
    last = len(sheet.sums) - 1
    rows = [[text(label, 11 if at == last else 9, INK if at == last else QUIET), text(amount, 11 if at == last else 9,
             INK, True)] for at, (label, amount) in enumerate(sheet.sums)]
    return Table(rows, colWidths=[width * 0.38, width * 0.2], hAlign="RIGHT", style=SUMS)


def text(words, size, colour=INK, to_the_right=False):
    """A paragraph. Chinese breaks between any two characters, Latin between words."""
    style = ParagraphStyle("", fontName=FONT, fontSize=size, leading=size * 1.4, textColor=colour,
                           alignment=TA_RIGHT if to_the_right else 0, wordWrap="CJK" if is_chinese(words) else None)
    return Paragraph(escape(words, quote=False), style)


def is_chinese(words):
    return sum("\u2e80" <= letter <= "\uffef" for letter in words) * 2 > len(words)


def draw_footer(words, canvas, document):
    canvas.saveState()
    canvas.setFont(FONT, 8)
    canvas.setFillColor(QUIET)
    canvas.drawString(MARGIN, 12 * mm, words)
    canvas.drawRightString(A4[0] - MARGIN, 12 * mm, str(document.page))
    canvas.restoreState()
