"""A questionnaire that the supplier's own contact answers by a link: signed, ending, kept for later, sent once."""
import pytest

from models import AnswerSheet, Notice, Task, db
from tests.evaluation.conftest import questionnaire_with
from tests.world import days_ago, days_on

GONE = "/portal/questionnaires/1-00000000000000000000000000000000"


@pytest.fixture
def sheet(browse, supplier, inside):
    """The page of a sheet that was asked."""
    questionnaire_with(inside)
    page = browse("mara").open(f"/evaluation/supplier/{supplier().id}/qualification").follow("Ask them")
    return page.submit(button="Save", questionnaire=page.css("[name=questionnaire] option")[-1].attributes["value"],
                       due_on=str(days_on(9)))


def linked(page, until=days_on):
    """The address on the sheet's page, as a stranger opens it."""
    page = page.submit(button="Make a link", link_until=str(until(30)))
    return page.css("copy-text code")[0].text().partition("localhost")[2]


def names(page):
    return list(dict.fromkeys(node.attributes["name"] for node in page.css("[name^=answer_]")))


def filled(page, people="60"):
    return dict(zip(names(page), ("yes", "Audit", people, "Thanks"), strict=True)) | {"sender": "Li Wei"}


def test_their_contact_answers_once_and_whoever_asked_is_told(browse, sheet, inside):
    url = linked(sheet)
    page = browse().open(url)
    assert page.h1 == "Quality" and "For Blue Lake; please answer by" in page.text
    page = page.submit(button="Send", files=[(b"%PDF-", "iso.pdf")], **filled(page))
    assert "Thank you, we have received your answers" in page.toasts and page.table()[1] == ["Certified?", "Yes"]
    assert browse().open(url).css("form") == []
    mine = browse("mara").open(sheet.path)
    assert mine.css(".stat-value")[0].text(strip=True) == "87.5" and "Li Wei" in mine.text
    assert mine.download("iso.pdf").body == b"%PDF-"
    with inside():
        assert not db.session.query(Task).one().is_open and db.session.query(Notice).one().kind == "watched"


def test_what_they_have_is_kept_and_nothing_counts_before_it_is_sent(browse, sheet, inside):
    url = linked(sheet)
    page = browse().open(url)
    first, _how, many, _else = names(page)
    page = page.submit(button="Keep for later", **{first: "no", many: "12.5", "sender": "Li"})
    assert page.values()[many] == "12.5" and page.values()[first] == "no" and page.values()["sender"] == "Li"
    with inside():
        assert db.session.query(AnswerSheet).one().answered_on is None
    assert "they kept a draft" in browse("mara").open(sheet.path).text
    page = page.submit(button="Send", status=422)
    assert page.values()[many] == "12.5" and len(page.css(".error")) == 1
    assert "Thank you" in page.submit(button="Send", **filled(page)).text


def test_a_link_ends_by_hand_by_day_and_by_another_one(browse, sheet, inside):
    first = linked(sheet)
    second = browse("mara").open(sheet.path).submit(button="Another link")
    browse().open(first, status=404)
    url = second.css("copy-text code")[0].text().partition("localhost")[2]
    browse().open(url)
    second.submit(button="End the link")
    browse().open(url, status=404)


def test_an_old_link_says_that_it_is_over(browse, sheet, inside, house):
    from blueprints.evaluation.signed import token_of
    linked(sheet)
    with inside():
        row = db.session.query(AnswerSheet).one()
        row.link_until = days_ago(1)
        db.session.commit()
        url = f"/portal/questionnaires/{token_of(row)}"
    page = browse().open(url, status=410)
    assert "This link is over" in page.text and page.css("form") == []


@pytest.mark.parametrize("url", [GONE, "/portal/questionnaires/nonsense", "/portal/questionnaires/99999999999999999-x"])
def test_only_the_link_itself_opens_it(browse, sheet, url):
    linked(sheet)
    browse().open(url, status=404)


def test_bad_days_and_strangers_of_ours(browse, sheet):
    page = sheet.submit(button="Make a link", status=422, link_until=str(days_ago(1)))
    assert "A day within a year from today" in page.field_errors["link_until"]
    assert "Make a link" not in browse("vic").open(sheet.path).text


def test_two_who_hold_the_link_send_it_once(browse, sheet):
    url = linked(sheet)
    late = browse().open(url)
    early = browse().open(url)
    early.submit(button="Send", **filled(early))
    page = late.submit(button="Send", **filled(late) | {"sender": "Other"})
    assert "Answered on" in page.text
    assert "Li Wei" in browse("mara").open(sheet.path).text
