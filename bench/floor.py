"""The floor: a bare Flask page of 15 kB, fifty rows of one plain SQLite query over as many rows. Served as Guanxi is.

As those of other programs were measured beside: one SELECT, fifty rows in Jinja, some 300 bytes a row.
"""
import os
import sqlite3
import threading

from flask import Flask, render_template
from jinja2 import DictLoader

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title></head><body><h1>Tickets</h1>
<table><tr><th>Title</th><th>Customer</th><th>State</th><th>Priority</th><th>Owner</th><th>Team</th><th>Due</th>
<th>Created</th><th>Amount</th></tr>
{% for row in rows %}<tr id="ticket-{{ row.id }}"><td><a href="/tickets/{{ row.id }}">{{ row.title }}</a></td>
<td>{{ row.customer }}</td><td><span class="badge">{{ row.state }}</span></td><td>{{ row.priority }}</td>
<td>{{ row.owner }}</td><td>{{ row.team }}</td><td>{{ row.due_at }}</td><td>{{ row.created_at }}</td>
<td class="number">{{ row.amount }}</td></tr>
{% endfor %}</table></body></html>"""
COLUMNS = ("id", "title", "customer", "state", "priority", "owner", "team", "due_at", "created_at", "amount")
ROWS = f"SELECT {', '.join(COLUMNS)} FROM tickets ORDER BY due_at, id LIMIT 50"
held = threading.local()


def fill_floor(path, rows):
    """Its database, with one table of that many rows and the index its query walks."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE tickets (id INTEGER PRIMARY KEY, title TEXT, customer TEXT, state TEXT, "
                           "priority TEXT, owner TEXT, team TEXT, due_at TEXT, created_at TEXT, amount TEXT)")
        connection.executemany("INSERT INTO tickets VALUES (?, ?, ?, 'open', 'normal', ?, ?, ?, ?, ?)", (
            (number, f"Ticket {number} about a late order", f"Customer {number % 20_000} Trading Ltd",
             f"User {number % 100}", f"Team {number % 7}", f"2026-{number % 12 + 1:02}-01 09:00",
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
