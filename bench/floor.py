"""The floor: a bare Flask page with fifty rows of one plain SQLite query over as many rows. Served as Guanxi is."""
import os
import sqlite3
import threading

from flask import Flask, render_template
from jinja2 import DictLoader

PAGE = """<!doctype html><html lang="en"><title>Floor</title><h1>Tickets</h1>
<table>{% for row in rows %}<tr><td><a href="/tickets/{{ row.id }}">{{ row.title }}</a></td><td>{{ row.state }}</td>
<td>{{ row.owner }}</td><td>{{ row.due_at }}</td><td>{{ row.created_at }}</td><td>{{ row.amount }}</td></tr>
{% endfor %}</table>"""
ROWS = "SELECT id, title, state, owner, due_at, created_at, amount FROM tickets ORDER BY due_at, id LIMIT 50"
held = threading.local()


def fill_floor(path, rows):
    """Its database, with one table of that many rows and the index its query walks."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT, state TEXT, owner TEXT, "
                           "due_at TEXT, created_at TEXT, amount TEXT)")
        connection.executemany("INSERT INTO tickets VALUES (?, ?, 'open', ?, ?, ?, ?)", (
            (number, f"Ticket {number} about an order", f"User {number % 100}", f"2026-{number % 12 + 1:02}-01 09:00",
             f"2026-01-{number % 28 + 1:02} 09:00", f"{number % 9000}.00") for number in range(1, rows + 1)))
        connection.execute("CREATE INDEX ix_tickets_due ON tickets (due_at, id)")
    connection.close()


def create_floor():
    app = Flask("floor")
    app.jinja_loader = DictLoader({"tickets.html": PAGE})  # kept once compiled, as any template from a file is

    @app.get("/")
    def tickets():
        if not hasattr(held, "connection"):
            held.connection = sqlite3.connect(os.environ["FLOOR_DATABASE"])
            held.connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in held.connection.execute(ROWS)]
        return render_template("tickets.html", rows=rows)

    return app
