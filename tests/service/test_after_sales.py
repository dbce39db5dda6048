"""Returns, repairs and visits: steps with their own clock, parts and cost, the result, who signed for it."""
import base64
import io
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from PIL import Image

from models import AfterSales, Attachment, PartUsed, Product, ServiceStep, SignOff, StepReached, Ticket, User, db, now
from tests.world import inside

BLOT = io.BytesIO()
Image.new("RGBA", (60, 20), (0, 0, 0, 90)).save(BLOT, "PNG")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DRAWN = "data:image/png;base64," + base64.b64encode(BLOT.getvalue()).decode()


@pytest.fixture
def repair(make):
    return make(Ticket, title="Scale broken", kind_of="repair")


def url(ticket):
    return f"/service/tickets/{ticket.id}/after-sales"


def strip(page):
    """(name, here or behind) of each step."""
    def where(node):
        marks = node.attributes
        return "here" if "aria-current" in marks else "behind" if "stage-behind" in marks["class"] else ""
    return [(node.css_first("span").text(), where(node)) for node in page.css(".stage-strip li")]


def step_named(page, name):
    return next(o.attributes["value"] for o in page.css("#step option") if o.text().strip() == name)


def come_to(page, name, **typed):
    return page.submit(button="Note the step", step=step_named(page, name), **typed)


def stand_since(house, at):
    with inside(house):
        for row in db.session.scalars(sa.select(StepReached)):
            row.at = at
        db.session.commit()


def test_a_repair_goes_from_step_to_step(browse, repair):
    page = browse("sam").open(f"/service/tickets/{repair.id}").follow("After-sales")
    assert "It has not come to any step yet." in page.text
    page = page.submit(button="Note the step", note="In a dented box")
    assert strip(page)[:2] == [("Received", "here"), ("Diagnosed", "")]
    assert "In a dented box" in page.text
    page = come_to(page, "Repaired")
    assert [name for name, where in strip(page) if where == "behind"] == ["Received"]
    assert [name for name, _where in strip(page)] == ["Received", "Repaired", "Tested", "Sent back"]
    talk = browse("sam").open(f"/service/tickets/{repair.id}").text
    assert "came to the step “Received” · In a dented box" in talk and "At “Repaired” for" in talk


def test_the_last_step_is_taken_back_and_its_clock_with_it(browse, repair, house):
    page = come_to(browse("sam").open(url(repair)), "Received")
    stand_since(house, MONDAY)
    page = come_to(browse("sam").open(url(repair)), "Diagnosed")
    assert "At “Diagnosed” for 0 s of business time" in page.text
    page = page.submit(button="Take the last step back")
    assert "of business time; it may take 1 business day. overdue: was due by 3 Mar 2026" in page.text
    assert "overdue: was due by 3 Mar 2026" in browse("sam").open(f"/service/tickets/{repair.id}").text


def test_nights_and_weekends_do_not_count(browse, repair, house):
    page = browse("sam").open(url(repair))
    for step in ("Received", "Diagnosed"):
        page = come_to(page, step)
    with inside(house):
        first, second = db.session.scalars(sa.select(StepReached).order_by(StepReached.id))
        first.at, second.at = MONDAY - timedelta(days=2, hours=-6), MONDAY  # Saturday 16:00 to Monday 10:00
        db.session.commit()
    small = [" ".join(node.text().split()) for node in browse("sam").open(url(repair)).css(".stage-strip small")]
    assert small[0] == "1 h"


def test_the_clock_stands_once_the_ticket_is_done(browse, repair, house):
    come_to(browse("sam").open(url(repair)), "Diagnosed")
    stand_since(house, MONDAY)
    with inside(house):
        ticket = db.session.get(Ticket, repair.id)
        ticket.state, ticket.is_open, ticket.resolved_at = "resolved", False, MONDAY
        db.session.commit()
    assert "overdue" not in browse("sam").open(url(repair)).text


def test_at_the_last_step_nothing_runs(browse, repair, house):
    page = come_to(browse("sam").open(url(repair)), "Sent back")
    stand_since(house, MONDAY)
    page = browse("sam").open(url(repair))
    assert "It came to its last step, “Sent back”." in page.text and not page.css("form[action$='/steps']")


def test_those_that_stand_too_long_are_listed(browse, repair, house, make):
    def late():
        return [row[0] for row in browse("sam").open("/service/tickets?step=late").table()[1:]]
    come_to(browse("sam").open(url(repair)), "Diagnosed")
    come_to(browse("sam").open(url(make(Ticket, title="Sent", kind_of="repair"))), "Sent back")
    come_to(browse("sam").open(url(make(Ticket, title="Visit", kind_of="visit"))), "On the way")
    stand_since(house, now() - timedelta(days=10))
    assert [name.split()[0] for name in late()] == ["Scale"]
    come_to(browse("sam").open(url(repair)), "Repaired")
    assert not browse("sam").open("/service/tickets?step=late").css("tbody tr")
    browse("sam").open(url(repair)).submit(button="Take the last step back")
    assert [name.split()[0] for name in late()] == ["Scale"]
    browse("sam").open("/service/tickets?step=early", status=400)


def test_who_saw_less_does_not_go_on(browse, repair):
    mine = browse("sam").open(url(repair))
    come_to(browse("mara").open(url(repair)), "Received")
    assert "Somebody changed the steps meanwhile" in come_to(mine, "Tested", status=409).text


def test_another_kind_has_other_steps_and_a_question_has_none(browse, repair, house, make):
    come_to(browse("sam").open(url(repair)), "Diagnosed")
    browse("sam").open(f"/service/tickets/{repair.id}/edit").submit(button="Save", kind_of="return")
    assert strip(browse("sam").open(url(repair))) == [
        ("Agreed", ""), ("Goods received", ""), ("Inspected", ""), ("Refunded or replaced", "")]
    browse("sam").open(url(make(Ticket)), status=404)
    browse("tess").open(url(repair), status=404)


def test_parts_and_work_add_up(browse, repair, house):
    with inside(house):
        db.session.add(Product(code="B-1", code_key="b-1", name="Battery", name_key="battery"))
        db.session.commit()
    page = browse("sam").open(url(repair)).submit(button="Add the part", part="b-1", quantity="2.5", unit_cost="1.99")
    page = page.submit(button="Add the part", part="Solder", quantity="1", unit_cost="0")
    page = page.submit(button="Save", work_cost="40", result="mended", outcome="New contacts")
    assert [row[:4] for row in page.table()[1:]] == [
        ["Battery Sam", "2.5", "£1.99", "£4.98"], ["Solder Sam", "1", "£0.00", "£0.00"]]
    assert "Together £44.98" in page.text
    page = page.submit(button="Take off: Battery")
    assert "Together £40.00" in page.text
    with inside(house):
        part = db.session.scalars(sa.select(PartUsed).order_by(PartUsed.id)).first()
        held = db.session.get(AfterSales, repair.id)
        assert part.product_id is not None and part.archived_at is not None
        assert (held.result, held.outcome, held.work_cents, held.currency) == ("mended", "New contacts", 4000, "GBP")
    assert "New contacts" in browse("sam").open(f"/records/{repair.id}/history").text


@pytest.mark.parametrize(("button", "typed", "wrong"), [
    ("Add the part", {"part": "", "quantity": "x", "unit_cost": ""},
     {"part": "Please fill this in", "quantity": "This is not a number", "unit_cost": "Please fill this in"}),
    ("Add the part", {"part": "A", "quantity": "0", "unit_cost": "1.234"},
     {"quantity": "Between 0.001 and 100,000", "unit_cost": "GBP has no such small amounts"}),
    ("Save", {"work_cost": "-1"}, {"work_cost": "Between 0 and 1,000,000,000"}),
])
def test_what_is_wrong_is_said_at_its_field(browse, repair, button, typed, wrong):
    assert browse("sam").open(url(repair)).submit(button=button, status=422, **typed).field_errors == wrong


def test_signed_by_typing(browse, repair, house):
    page = browse("sam").open(url(repair)).submit(button="Save", result="mended", outcome="New contacts")
    page = page.follow("Have it signed")
    assert page.values()["work"].splitlines() == ["Scale broken", "Mended", "New contacts"]
    page = page.submit(button="Sign", status=422, name="Ms Ito")
    assert page.field_errors == {"agreed": "Please tick this, or do not sign"} and page.values()["name"] == "Ms Ito"
    page = page.submit(button="Sign", agreed=True)
    assert page.toasts == ["Ms Ito signed"] and "on the device of Sam" in page.text
    assert "Have it signed" not in page.links
    browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(
        button="Sign", name="Me", agreed=True, status=409)
    with inside(house):
        signed = db.session.scalars(sa.select(SignOff)).one()
        assert (signed.name, signed.sha, signed.work) == ("Ms Ito", None, "Scale broken\nMended\nNew contacts")


def test_signed_by_drawing(browse, repair, house):
    page = browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(
        button="Sign", name="Ms Ito", agreed=True, drawing=DRAWN)
    picture = page.css(".signed img")[0].attributes["src"]
    shown = browse("sam").open(picture).response
    assert shown.mimetype == "image/png" and Image.open(io.BytesIO(shown.data)).size == (60, 20)
    browse("tess").open(picture, status=404)
    with inside(house):
        assert [file.name for file in db.session.scalars(sa.select(Attachment))] == ["Signature.png"]


@pytest.mark.parametrize("drawing", ["x", "data:image/png;base64,AAAA", "data:image/svg+xml,<svg/>",
                                     DRAWN[:80], "data:image/png;base64,%%"])
def test_what_is_no_drawing_is_refused(browse, repair, house, drawing):
    page = browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(
        button="Sign", name="Ms Ito", agreed=True, drawing=drawing, status=422)
    assert "did not arrive whole" in page.text and page.values()["drawing"] == ""
    with inside(house):
        assert db.session.scalars(sa.select(SignOff)).all() == []


def test_only_who_manages_service_voids_it(browse, repair):
    browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(button="Sign", name="Ms Ito", agreed=True)
    assert "Void it" not in browse("sam").open(url(repair)).links
    page = browse("mara").open(url(repair)).follow("Void it")
    browse("sam").open(page.path, status=403)
    page = page.submit(button="Void it", reason="Wrong ticket")
    assert "Wrong ticket" in page.text and "Have it signed" in page.links
    browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(button="Sign", name="Mr Ito", agreed=True)


def test_steps_are_set_by_who_manages_service(browse, repair):
    page = browse("mara").open("/service/settings").follow("New step").submit(
        button="Save", kind_of="repair", name="Cleaned", position="45", target_days="3")
    assert page.toasts == ["Cleaned saved"]
    assert [name for name, _where in strip(browse("sam").open(url(repair)))][3:5] == ["Repaired", "Cleaned"]
    page = page.follow("Cleaned").submit(button="Archive")
    assert "Cleaned" not in browse("sam").open(url(repair)).text
    browse("sam").open("/service/settings/steps/new", status=403)


def test_a_step_that_is_archived_keeps_who_stands_at_it(browse, repair, house):
    come_to(browse("sam").open(url(repair)), "Diagnosed")
    with inside(house):
        step = db.session.scalars(sa.select(ServiceStep).where(ServiceStep.name == "Diagnosed")).one()
        step.archived_at = now()
        db.session.commit()
    page = browse("sam").open(url(repair))
    assert ("Diagnosed", "here") in strip(page)
    assert "At “Tested”" in come_to(page, "Tested").text


def test_chinese_reads_whole(browse, repair, house):
    with inside(house):
        db.session.scalars(sa.select(User).where(User.email_key == "sam@example.org")).one().language = "zh"
        db.session.commit()
    page = browse("sam").open(url(repair)).submit(button="记录步骤", note="纸箱破损 <b>😀</b>")
    assert "纸箱破损 <b>😀</b>" in page.text
    page = browse("sam").open(f"/service/tickets/{repair.id}/sign-off").submit(
        button="签字", name="伊藤 花子", agreed=True)
    assert "伊藤 花子" in page.text
