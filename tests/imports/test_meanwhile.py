"""What others do between a dry run and its writing, and work that came to a standstill."""
import sqlalchemy as sa

from core.importing.staging import clear_rows
from models import Job, Order, Party, db, now
from tests.imports.files import INVOICES, checked, stats, upload, work, written


def test_what_others_wrote_since_the_dry_run_is_respected(house, browse, make, inside):
    page = checked(house, browse, INVOICES)
    make(Order, party=make(Party, title="Somebody else"), number="1002")
    make(Party, title="Crown Ltd", code="C-1")
    page.submit(button="Write it")
    work(house)
    page = page.browser.open(page.path)
    assert stats(page) == {"New rows": "3", "Rows with errors": "2"}
    assert page.browser.open(page.path + "/errors").table()[1][1] == "Order 1002 belongs to another customer here"
    with inside():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Party)) == 3


def test_work_at_a_standstill_can_go_on(house, browse, inside):
    page = upload(browse, INVOICES).submit(button="Check what it would change")
    with inside():
        job = db.session.scalars(sa.select(Job)).one()
        job.state, job.error, job.finished_at = "dead", "disk full", now()
        db.session.commit()
    page = page.browser.open(page.path)
    assert "it can go on from where it stopped" in page.text
    page.submit(button="Go on")
    work(house)
    assert stats(page.browser.open(page.path)) == {"New rows": "4", "Rows with errors": "1"}


def test_while_it_works_the_page_says_so_and_asks_again(house, browse):
    page = upload(browse, INVOICES).submit(button="Check what it would change")
    assert "Waiting for its turn" in page.text
    polled = page.browser.open(page.path, htmx_target="div#work")
    assert "hx-trigger" in polled.html and "<h1" not in polled.html
    work(house)
    assert "hx-trigger" not in page.browser.open(page.path, htmx_target="div#work").html


def test_an_old_import_can_be_undone_without_its_rows(house, browse, inside):
    page = written(house, browse, INVOICES)
    with inside():
        for _gone in clear_rows(1):
            db.session.commit()
    page.follow("Undo").submit(button="Undo it")
    work(house)
    assert stats(page.browser.open(page.path)) == {"Undone": "7", "Kept": "0"}


def counted(statements, browser, path):
    with statements() as seen:
        browser.open(path)
    return len(seen)


def test_lists_cost_the_same_for_one_row_and_for_three(house, browse, statements):
    head = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
    rows = [f"{number},TEA,1,2024-01-01,2.00,{customer}\n" for number, customer in enumerate("ABC") for _ in "ab"]
    checked(house, browse, head + rows[0] + rows[1].replace(",A", ","))
    checked(house, browse, head + "".join(rows) + "".join(f"8{row}".replace(f",{row[-2]}", ",") for row in rows))
    checked(house, browse, head)
    for path in ("things/order/new", "things/party/new", "errors"):
        one, three = (counted(statements, browse("mara"), f"/imports/{run_id}/{path}") for run_id in (1, 2))
        assert one == three
