"""After-sales in a real browser: how its pages look, a signature drawn with a pointer, the light at intake."""
import pytest

from blueprints.service.actions import after_sales, sign_offs
from blueprints.service.queries.after_sales import steps_of
from models import Party, SignOff, SoldItem, Ticket, db
from tests.browser.looks import LOOKS, look_at
from tests.world import days_ago, inside

PAGES = ["/service/sold-items", "/service/sold-items/{item}", "/service/sold-items/{item}/edit",
         "/service/sold-items/{item}/void", "/service/sold-items/new", "/service/warranty?serial=SN-1",
         "/service/tickets/{repair}", "/service/tickets/{repair}/after-sales", "/service/tickets/{repair}/sign-off",
         "/service/tickets/{repair}/sign-offs/{signed}/void", "/service/tickets/{repair}/edit",
         "/service/tickets?step=late", "/service/settings/steps/new", "/service/settings/steps/1/edit",
         "/service/settings/check-ins/edit"]


@pytest.fixture
def repair(make, house):
    """One with everything on it: a thing under warranty, steps, a part, a result, a signature."""
    party = make(Party, title="Blue Lake Trading 蓝湖贸易")
    item = make(SoldItem, party=party, serial="SN-1", what="电热水壶 1.2升", starts_on=days_ago(40), months=24)
    made = make(Ticket, title="It hums 嗡嗡响", kind_of="repair", party_id=party.id, serial="SN-1")
    ada = make.user("ada")
    with inside(house):
        found = db.session.get(Ticket, made.id)
        for step in steps_of("repair")[:2]:
            after_sales.reach(found, step.id, "In a dented box 外箱有凹痕", by=ada)
        after_sales.add_part(found, "Seal 密封圈", 2, 60, by=ada)
        after_sales.write_result(found, {"result": "mended", "outcome": "New seal", "work_cents": 2000}, by=ada)
        signed = sign_offs.sign(found, "伊藤 花子", "New seal", by=ada)
        db.session.commit()
        return made.id, item.id, signed.id


def test_pages_look_right(window, repair):
    ticket, item, signed = repair
    here = window("ada")
    for path in PAGES:
        look_at(here, path.format(repair=ticket, item=item, signed=signed), LOOKS)


def test_a_signature_is_drawn(window, make, house):
    tab = window("ada").open(f"/service/tickets/{make(Ticket, kind_of='visit').id}/sign-off")
    pad = tab.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    tab.mouse.move(box["x"] + 20, box["y"] + 40)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 160, box["y"] + 90, steps=8)
    tab.mouse.up()
    tab.fill("#name", "Ms Ito")
    assert tab.input_value("#drawing").startswith("data:image/png;base64,")
    tab.check("#agreed")
    tab.click("main form button[type=submit]")
    tab.wait_for_selector(".signed img")
    with inside(house):
        assert db.session.query(SignOff).one().sha is not None


def test_the_light_comes_as_the_serial_is_typed(window, make):
    item = make(SoldItem, party=make(Party, title="Lake"), serial="SN-1", starts_on=days_ago(40), months=24)
    tab = window("ada").open("/service/tickets/new")
    tab.locator("#serial").press_sequentially("sn-1")
    tab.wait_for_selector(f"#warranty a[href='/service/sold-items/{item.id}']")
    assert tab.inner_text("#warranty").startswith("In warranty until")
