"""The complaints of a year: every figure opens exactly the rows it counts; where there is nothing, there is no data."""
import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from models import COMPLAINT_STAGES, ComplaintFile, ComplaintStep, Party, RootCause, Ticket, db
from tests.world import inside

REPORT = "/service/complaints/report?year=2025"
MONDAY = datetime(2025, 3, 3, 10, tzinfo=UTC)


@pytest.fixture
def year(make, house, once):
    """Five complaints of 2025, one of 2024 by the same customer, and a question."""
    def furnish():
        lake, hill = make(Party, title="Blue Lake"), make(Party, title="Hill")
        facts = [
            ({"party_id": lake.id}, {"cause": "Transport / Packing", "remedy_asked": "refund", "remedy": "refund",
                                     "cost_cents": 5000, "stage": "done", "outcome": "accepted"}),
            ({"party_id": lake.id}, {"cause": "Transport", "remedy_asked": "refund", "remedy": "apology",
                                     "cost_cents": 0, "stage": "done", "outcome": "rejected", "is_disputed": True}),
            ({"party_id": hill.id}, {"cause": "Transport / Carrier", "remedy_asked": "repair",
                                     "stage": "investigation"}),
            ({"asker": "Ms Ito"}, {"stage": "receipt"}),
            ({"asker": "Mr Ono"}, None),
        ]
        for number, (ticket, file) in enumerate(facts):
            made = make(Ticket, kind_of="complaint", at=MONDAY + timedelta(days=7 * number), title=f"C{number}",
                        **ticket)
            if file is not None:
                keep(house, made, **file)
        make(Ticket, kind_of="complaint", at=MONDAY - timedelta(days=100), party_id=hill.id, title="Of 2024")
        make(Ticket, at=MONDAY, title="A question")
    return once(furnish)


def keep(house, ticket, cause=None, stage="receipt", **facts):
    """Two days at each stage it went past, a week's end between some."""
    with inside(house):
        cause_id = db.session.scalar(sa.select(RootCause.id).where(RootCause.path == cause)) if cause else None
        db.session.add(ComplaintFile(record_id=ticket.id, stage=stage, cause_id=cause_id, currency="GBP", **facts))
        for place, name in enumerate(COMPLAINT_STAGES[:COMPLAINT_STAGES.index(stage) + 1]):
            db.session.add(ComplaintStep(record_id=ticket.id, stage=name,
                                         at=ticket.created_at + timedelta(days=2 * place)))
        db.session.commit()


def stats(page):
    return {stat.css_first(".stat-label").text(): stat.css_first(".stat-value").text() for stat in page.css(".stat")}


def titles(page):
    return sorted(row[0].split()[0] for row in page.table()[1:])


def test_the_whole(browse, year):
    page = browse("mara").open(REPORT)
    assert stats(page) == {"Complaints": "5", "Complained before": "2", "Rejected": "1", "Still disputed": "1",
                           "Cost": "£50.00"}
    assert page.title.startswith("Complaints of 2025")


@pytest.mark.parametrize(("label", "expected"), [
    ("5", ["C0", "C1", "C2", "C3", "C4"]), ("2", ["C1", "C2"]), ("Transport", ["C0", "C1", "C2"]),
    ("Transport / Packing", ["C0"]), ("No cause is known yet", ["C3", "C4"]), ("Refund", ["C0", "C1"]),
    ("not said", ["C3", "C4"]), ("Receipt", ["C0", "C1", "C2"]), ("Investigation", ["C0", "C1"]),
    ("Closing", ["C0", "C1"])])
def test_each_figure_opens_its_rows(browse, year, label, expected):
    page = browse("mara").open(REPORT)
    link = next(node for node in page.css("main a") if " ".join(node.text().split()) == label)
    assert titles(browse("mara").open(link.attributes["href"])) == expected


def test_causes_hold_what_is_below_them(browse, year):
    assert [row[:2] for row in browse("mara").open(REPORT).table()[1:]] == [
        ["Transport", "3"], ["Transport / Packing", "1"], ["Transport / Carrier", "1"],
        ["No cause is known yet", "2"]]


def test_business_days_at_each_stage(browse, year):
    found = {row[0]: row[1:] for row in browse("mara").open(REPORT).table(1)[1:]}
    assert found["Receipt"] == ["3", "2", "2"]  # Monday to Wednesday
    assert found["Acknowledgement"] == ["3", "0", "0"]  # Friday to Sunday
    assert found["Initial assessment"] == ["3", "2", "2"]  # Sunday to Tuesday
    assert found["Investigation"] == ["2", "2", "2"]
    assert found["Closing"][0] == "2"


def test_remedies_asked_and_given(browse, year):
    page = browse("mara").open(REPORT)
    head, *rows = page.table(2)
    assert head == ["Asked for", "Complaints", "Apology", "Refund", "not decided yet", "Cost"]
    assert rows == [["Repair", "1", "0", "0", "1", "no data"], ["Refund", "2", "1", "1", "0", "£50.00"],
                    ["not said", "2", "0", "0", "2", "no data"]]
    cell = page.css("table")[2].css("tbody tr")[1].css("td a")[0]
    assert titles(browse("mara").open(cell.attributes["href"])) == ["C1"]


def test_no_data(browse, house):
    page = browse("mara").open("/service/complaints/report?year=2001")
    assert "No complaint came in that year that you may see." in page.text and not page.css("table")
    told = browse("mara").open("/service/complaints/report/print?year=2001").text
    assert "no data" in told
    for year in ("0", "12345", "soon", "-1"):
        browse("mara").open(f"/service/complaints/report?year={year}", status=400)


def test_on_paper_and_as_a_file(browse, year):
    page = browse("mara").open(REPORT)
    assert "Transport / Packing" in page.follow("Print").text
    file = page.download("CSV")
    rows = [row[1:] for row in csv.reader(io.StringIO(file.text))]
    assert ["Transport", "3"] in rows and ["Receipt: median", "2"] in [row[:1] + [row[1].removesuffix(".0")]
                                                                      for row in rows]
    assert ["asked: Refund, given: Apology", "1"] in rows


def test_only_what_one_may_see(browse, year):
    assert "No data" in browse("tess").open(REPORT).text  # all are of team North
    assert stats(browse("sam").open(REPORT))["Complaints"] == "5"


def test_as_many_statements_for_many(browse, make, house, statements):
    counts = []
    for number in range(3):
        keep(house, make(Ticket, kind_of="complaint", at=MONDAY, title=f"S{number}"), stage="done")
        if number != 1:
            browse("mara").open(REPORT)
            with statements() as seen:
                browse("mara").open(REPORT)
            counts.append(len(seen))
    assert counts[0] == counts[1] < 12
