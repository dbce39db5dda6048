"""A worker that is killed while it imports, at any point: nothing is lost, nothing is there twice."""
import time

import sqlalchemy as sa

from models import CustomerProfile, Job, Order, OrderLine, Party, Product, SearchDoc, db
from tests.imports.files import stats, upload

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
ORDERS, LINES, CUSTOMERS, PRODUCTS = 600, 3, 150, 40
KILLED_AFTER = (0.1, 0.35, 0.6, 0.85)  # shares of the whole


def invoices():
    rows = (f"{order},P{(order + line) % PRODUCTS},Thing,{line + 1},2024-01-{order % 28 + 1:02} 10:00,2.50,"
            f"C{order % CUSTOMERS},France\n" for line in range(LINES) for order in range(ORDERS))
    return HEAD + "".join(rows)


def newest_job(inside):
    with inside():
        return db.session.execute(sa.select(Job.state, Job.done, Job.total).order_by(Job.id.desc()).limit(1)).one()


def work_with_kills(workers, inside):
    """Kill a worker whenever it has come so far; let the last one finish."""
    for share in KILLED_AFTER:
        workers.start()
        while (job := newest_job(inside)).state in ("queued", "running") and (
                not job.total or job.done < share * job.total):
            time.sleep(0.005)
        workers.kill()
    workers.start()
    while newest_job(inside).state in ("queued", "running"):
        time.sleep(0.05)
    workers.kill()


def counts(inside):
    with inside():
        return {model.__name__: db.session.scalar(sa.select(sa.func.count()).select_from(model))
                for model in (Order, OrderLine, Party, Product, SearchDoc, CustomerProfile)}


def test_killed_again_and_again_every_row_is_there_once(workers, browse, inside):
    page = upload(browse, invoices())
    for button in ("Check what it would change", "Write it"):
        page = page.browser.open(page.path).submit(button=button)
        work_with_kills(workers, inside)
    assert stats(page.browser.open(page.path)) == {"New rows": str(ORDERS * LINES).replace("1800", "1,800"),
                                                   "Rows with errors": "0"}
    assert counts(inside) == {"Order": ORDERS, "OrderLine": ORDERS * LINES, "Party": CUSTOMERS, "Product": PRODUCTS,
                              "SearchDoc": CUSTOMERS, "CustomerProfile": CUSTOMERS}
    with inside():
        assert db.session.scalar(sa.select(sa.func.sum(CustomerProfile.order_count))) == ORDERS
    page = page.browser.open(page.path).follow("Undo").submit(button="Undo it")
    work_with_kills(workers, inside)
    assert set(counts(inside).values()) == {0}
    assert stats(page.browser.open(page.path)) == {"Undone": str(ORDERS + CUSTOMERS + PRODUCTS), "Kept": "0"}
