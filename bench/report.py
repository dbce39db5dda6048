"""The table of all pages, on the screen and in docs/performance.md."""
import os
import platform
import re
from datetime import date

import sqlalchemy as sa

import config
from bench.deals import OPEN
from bench.fill import TOKENS
from bench.measuring import compare
from bench.pages import PAGES
from bench.serving import serving
from bench.taking import take_next

HEAD = ("page", "p50 ms", "p95 ms", "req/s (8)", "× floor", "target", "statements", "kB", "gzip kB")
TAKE_NEXT = "take next (writes)"
DOCUMENT = config.ROOT / "docs/performance.md"


def report(settings, floor_database, *, only="", write=False):
    """Measure every page and print a line for each; with `write` keep the table."""
    counted = InProcess(settings)
    print(" | ".join(HEAD))
    lines = []
    with serving("app:create_app()", **settings) as (port, _pid), \
            serving("bench.floor:create_floor()", FLOOR_DATABASE=floor_database) as (floor_port, _pid):
        for page in PAGES:
            if only in page.name:
                lines.append(line(page, counted, *compare(port, floor_port, counted.paths_of(page), page.headers)))
                print(" | ".join(lines[-1]), flush=True)
        if only in TAKE_NEXT:
            lines.append(pressed(*take_next(port, floor_port, counted.engine)))
            print(" | ".join(lines[-1]), flush=True)
    print(f"cold: {counted.cold_weight():.0f} kB gzipped with everything the first page of a signed-in person loads")
    if write:
        keep(counted, lines)


def line(page, counted, figures, floor):
    statements, size = counted.look(page)
    return (page.name, f"{figures.p50 * 1000:.2f}", f"{figures.p95 * 1000:.2f}", f"{figures.rate:.0f}",
            f"{figures.p50 / floor.p50:.1f}", f"{page.target:g}" if page.target else "", str(statements),
            f"{size / 1000:.0f}", f"{figures.size / 1000:.1f}")


def pressed(p50, p95, floor):
    return (TAKE_NEXT, f"{p50 * 1000:.2f}", f"{p95 * 1000:.2f}", "", f"{p50 / floor:.1f}", "", "", "", "")


class InProcess:
    """The application in this process: what no clock tells, statements and bytes."""

    def __init__(self, settings):
        from app import create_app

        self.app = create_app(**settings)
        with self.app.app_context():
            from models import db
            self.engine = db.engine
            self.rows = db.session.scalar(sa.text("SELECT count(*) FROM tasks"))
            self.evaluation = db.session.scalar(sa.text("SELECT max(id) FROM evaluations WHERE party_id = 33"))
        sa.event.listen(self.engine, "before_cursor_execute", self._note)
        self.seen = []

    def path_of(self, page):
        """Its address; {ticket} is the one with a long conversation, {evaluation} the newest of the first supplier."""
        return self.paths_of(page)[0]

    def paths_of(self, page):
        """All its addresses: those of the records in `each`, or the only one."""
        return [page.path.format(ticket=3 * self.rows + OPEN + 1, evaluation=self.evaluation, each=each)
                for each in page.each or (0,)]

    def _note(self, _connection, _cursor, statement, *_rest):
        if statement.startswith(("SELECT", "WITH", "INSERT", "UPDATE")):
            self.seen.append(statement)

    def look(self, page):
        """(statements, bytes uncompressed) of a page."""
        client = self.app.test_client()
        client.set_cookie("guanxi", TOKENS[page.who])
        headers = {name.replace("_", "-"): value for name, value in page.headers.items() if name[:2] == "HX"}
        first = client.get(self.path_of(page), headers=headers)
        headers |= {"HX-PTag": first.headers["HX-PTag"]} if page.polls else {}
        self.seen.clear()
        size = len(client.get(self.path_of(page), headers=headers).data)
        return len(self.seen), size

    def cold_weight(self):
        """kB on the wire of the list of customers with all it names, as a browser without a cache gets it."""
        client = self.app.test_client()
        client.set_cookie("guanxi", TOKENS["admin"])
        first = client.get("/customers", headers={"Accept-Encoding": "gzip"})
        plain = client.get("/customers").text
        named = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', plain))
        return sum(len(answer.data) for answer in [first, *(
            client.get(path, headers={"Accept-Encoding": "gzip"}) for path in sorted(named))]) / 1000

    @property
    def about(self):
        engine = self.engine.dialect.name
        return f"{date.today()}, {engine}, {self.rows:,} rows of each heavy kind, {os.cpu_count()} cores, " \
               f"Python {platform.python_version()}"


def keep(counted, lines):
    """Put the table in the place of the one of the same engine and size; the words around it stay."""
    rows = [HEAD, ["---"] * len(HEAD), *lines]
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
    mark = f"<!-- {counted.engine.dialect.name} {counted.rows} -->"
    section = f"{mark}\n### {counted.about}\n\n{table}\n\nCold: {counted.cold_weight():.0f} kB gzipped.\n<!-- end -->\n"
    text = DOCUMENT.read_text()
    old = re.compile(re.escape(mark) + r".*?<!-- end -->\n", re.DOTALL)
    DOCUMENT.write_text(old.sub(lambda _found: section, text) if old.search(text) else text + "\n" + section)
