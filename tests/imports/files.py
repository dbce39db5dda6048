"""Files as people bring them, and a worker that does what was asked."""
import io

from core.database import writing
from core.principal import SYSTEM
from core.scope import acting_as
from core.worker import Worker

INVOICES = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1001,TEA,Green tea,2,2024-03-01 09:00:00,3.50,C-1,United Kingdom
1001,CUP,Cup,6,2024-03-01 09:00:00,1.25,C-1,United Kingdom
1002,TEA,Green tea,1,2024-03-05 10:30:00,3.50,C-2,France
C1003,TEA,Green tea,-1,2024-03-06 12:00:00,3.50,C-2,France
1004,TEA,Green tea,1,2024-03-07 12:00:00,3.50,,France
"""
CUSTOMERS = """Customer number,Name,Country,E-mail,Phone,Contact person,Job title
K-1,Blue Lake Ltd,China,office@bluelake.example,+86 10 5555 1234,Li Wei,Buyer
K-2,Harbour Cafe,United Kingdom,hello@harbour.example,020 7946 0000,Jo Park,Owner
"""


def work(app):
    """Let the worker do all that is due."""
    with app.app_context():
        Worker().run_until_idle()


def upload(browse, content, name="invoices.csv", target="orders", who="mara"):
    """The page after a file was uploaded."""
    content = content if isinstance(content, bytes) else content.encode()
    return browse(who).open("/imports").submit(button="Upload", file=(content, name), target=target)


def checked(app, browse, content, **upload_options):
    """The page of the dry run of a file whose columns were guessed rightly."""
    page = upload(browse, content, **upload_options).submit(button="Check what it would change")
    work(app)
    return page.browser.open(page.path)


def written(app, browse, content, **upload_options):
    """The page of a file that was written."""
    page = checked(app, browse, content, **upload_options).submit(button="Write it")
    work(app)
    return page.browser.open(page.path)


def undone(app, page):
    page = page.follow("Undo").submit(button="Undo it")
    work(app)
    return page.browser.open(page.path)


def numbers(page):
    """{(thing, outcome): how many} of the table on a run's page."""
    head = [" ".join(cell.text().split()) for cell in page.css("#work thead th")]
    found = {}
    for row in page.css("#work tbody tr"):
        thing = " ".join(row.css_first("th").text().split())
        for outcome, cell in zip(head[1:], row.css("td"), strict=True):
            found[thing, outcome] = int(cell.text().strip().replace(",", ""))
    return {key: number for key, number in found.items() if number}


def stats(page):
    """{label: figure} of the figures on a page."""
    return {" ".join(stat.css_first(".stat-label").text().split()): stat.css_first(".stat-value").text().strip()
            for stat in page.css(".stat")}


def acting():
    """Inside an application context: the system, able to write."""
    return acting_as(SYSTEM), writing()


def stream(text):
    return io.BytesIO(text.encode())
