"""Customer service in a real browser: how its pages look, drafts that survive, keys, news that leave the editor
alone."""
import pytest

from blueprints.service.actions import articles, complaints, incidents, links, promises, talk
from blueprints.service.signed import token_of
from core.principal import SYSTEM
from models import Draft, Party, Ticket, db
from tests.browser.looks import LOOKS, look_at
from tests.world import days_on, inside

PAGES = ["/service/queue", "/service/queue?folder=overdue", "/service/tickets", "/service/tickets/{ticket}",
         "/service/tickets/{ticket}/clock", "/service/tickets/{ticket}/edit", "/service/tickets/{ticket}/move",
         "/service/tickets/{ticket}/assign", "/service/tickets/{ticket}/links", "/service/tickets/{ticket}/merge",
         "/service/tickets/{ticket}/merge?number={other}", "/service/tickets/{ticket}/split",
         "/service/tickets/{ticket}/promises/new", "/service/tickets/choose-customer", "/service/tickets/new",
         "/service/tickets/new?customer={party}", "/service/promises", "/service/reports", "/service/absences",
         "/service/settings", "/service/settings/policies/1/edit", "/service/settings/calendars/1/edit",
         "/service/settings/categories/new", "/service/settings/answers/1/edit", "/service/settings/rules/new",
         "/service/articles", "/service/articles/{article}", "/service/articles/{article}/edit",
         "/service/articles/new",
         "/service/tickets/{ticket}/file", "/service/tickets/{ticket}/file/print", "/service/settings/causes/new",
         "/service/settings/approval/edit", "/service/tickets/{ticket}/file/incidents/new",
         "/service/complaints/report", "/service/complaints/report/print", "/service/settings/complaints/edit",
         "/service/tickets?stage=overdue"]


@pytest.fixture
def ticket(make, house):
    """One with everything on it: both sides, a note, a promise, a link."""
    party = make(Party, title="Blue Lake Trading 蓝湖贸易")
    made = make(Ticket, title="It leaks 漏水了", said="Water everywhere", party_id=party.id, kind_of="complaint")
    other = make(Ticket, title="Kettle", said="The kettle leaks", party_id=party.id, serial="K-1")
    ada = make.user("ada")
    with inside(house):
        found = db.session.get(Ticket, made.id)
        links.tie(found, db.session.get(Ticket, other.id), "duplicate", by=SYSTEM)
        talk.reply(found, "We send a new one", by=ada, state="open")
        talk.note(found, "Third one this month", by=ada)
        promises.promise(found, "I will call you", days_on(1), by=ada)
        told = {"what_happened": "Water ran out 漏水", "remedy_wanted": "A new one"}
        complaints.write(found, "receipt", told, by=ada)
        complaints.take_on(found, "receipt", by=ada)
        incidents.note(found, {"product_id": None, "supplier_id": party.id, "line_id": None, "lot": "L-12 批次",
                               "quantity": 3, "severity": "major", "happened_on": days_on(-1)}, by=ada)
        db.session.commit()
        article = articles.write_article({"en": ("It leaks: change the seal", "Turn it off.\nChange the seal."),
                                          "zh": ("漏水：更换密封圈", "关闭电源，更换密封圈。")}, "public", by=ada)
        articles.publish(article, by=ada)
        articles.use(article, found, by=ada)
        db.session.commit()
    return made, other, party, article.id


def test_pages_look_right(window, ticket):
    made, other, party, article = ticket
    here = window("ada")
    for path in PAGES:
        look_at(here, path.format(ticket=made.id, other=other.number, party=party.id, article=article), LOOKS)


def test_the_customer_s_pages_look_right(window, ticket, house):
    with house.app_context():
        token = token_of(ticket[1].id)
    here = window()
    for path in ("/portal/ticket/new", f"/portal/ticket/{token}"):
        look_at(here, path, LOOKS)


def test_what_one_types_is_on_the_server_after_a_moment(window, ticket, house):
    tab = window("ada").open(f"/service/tickets/{ticket[0].id}")
    tab.keyboard.press("r")
    tab.keyboard.type("Half a sentence")
    tab.get_by_text("Draft saved").wait_for()
    with inside(house):
        assert [draft.body for draft in db.session.query(Draft)] == ["Half a sentence"]
    tab.reload()
    assert tab.locator("#reply-body").input_value() == "Half a sentence"


def test_news_come_and_the_editor_stays(window, ticket, house):
    tab = window("ada").open(f"/service/tickets/{ticket[0].id}")
    tab.locator("#reply-body").fill("Half a sentence")
    with inside(house):
        talk.receive(db.session.get(Ticket, ticket[0].id), "Never mind", by=SYSTEM, channel="web")
        db.session.commit()
    tab.get_by_text("The customer wrote.").wait_for()
    tab.get_by_role("link", name="Show it").click()
    tab.get_by_text("Never mind").wait_for()
    assert tab.locator("#reply-body").input_value() == "Half a sentence"


def test_a_ready_answer_goes_where_one_was_writing(window, ticket):
    tab = window("ada").open(f"/service/tickets/{ticket[0].id}")
    tab.locator("#reply-body").fill("PS: ")
    tab.get_by_text("Ready answers").click()
    tab.get_by_role("link", name="We are looking into it").click()
    assert tab.locator("#reply-body").input_value().startswith("PS: Dear Blue Lake Trading 蓝湖贸易,")


def test_the_queue_by_keyboard_and_live(window, ticket, make):
    tab = window("ada").open("/service/queue")
    make(Ticket, title="Brand new")
    tab.get_by_text("Brand new").wait_for()
    tab.keyboard.press("j")
    tab.keyboard.press("m")
    tab.wait_for_url("**/service/tickets/*#note")
    tab.locator("#note-body:focus").wait_for()
