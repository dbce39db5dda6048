"""Questionnaires: drafted, published, asked, answered; a requirement and a criterion. Told from the screen."""
import pytest

from models import AnswerSheet, Questionnaire, Task, db
from tests.evaluation.conftest import questionnaire_with
from tests.world import days_on


@pytest.fixture
def questions(inside):
    return lambda: questionnaire_with(inside)


def asked(browse, party):
    page = browse("mara").open(f"/evaluation/supplier/{party.id}/qualification").follow("Ask them")
    return page.submit(button="Save", questionnaire=page.css("[name=questionnaire] option")[-1].attributes["value"],
                       due_on=str(days_on(9)))


def answered(page, certified="yes", people="60", **fields):
    boxes = [node.attributes["name"] for node in page.css("[name^=answer_]")]
    names = list(dict.fromkeys(boxes))
    return page.submit(button="Save", **dict(zip(names, (certified, "Audit", people, "Thanks"), strict=True)), **fields)


def test_one_is_drafted_published_and_changed_by_another_edition(browse):
    page = browse("ada").open("/evaluation/questionnaires").follow("New: Suppliers")
    page = page.submit(button="Save", name="Quality")
    assert "It has no question." in page.submit(button="Publish", status=409).text
    page = page.follow("New question").submit(button="Save", text="ISO 9001?", kind="yes_no", points="10", good="yes")
    page = page.follow("New question").submit(button="Save", text="How?", kind="choice", options="Audit 10", status=422)
    assert "an answer, a comma and its points" in page.field_errors["options"]
    page = page.submit(button="Save", options="Audit, 10\nPaper, 4").submit(button="Publish")
    assert "In force" in page.text and "New question" not in page.links
    page = page.submit(button="New edition").submit(button="Remove How?").submit(button="Publish")
    assert "Edition 2" in page.text
    assert [row[1] for row in page.browser.open("/evaluation/questionnaires").table()[1:]] == ["In force", "Replaced"]


def test_it_is_asked_and_answered_and_worth_its_points(browse, supplier, questions, inside):
    questions()
    page = asked(browse, supplier())
    with inside():
        assert db.session.query(Task).one().is_open
    page = answered(page)
    assert [row[1:] for row in page.table()[1:]] == [["Yes", "10 of 10"], ["Audit", "20 of 20"], ["60", "5 of 10"],
                                                     ["Thanks", "—"]]
    assert page.css(".stat-value")[0].text(strip=True) == "87.5"
    with inside():
        assert not db.session.query(Task).one().is_open and db.session.query(AnswerSheet).one().points == 35


def test_what_was_not_answered_is_told_and_nothing_is_lost(browse, supplier, questions):
    questions()
    page = asked(browse, supplier())
    names = list(dict.fromkeys(node.attributes["name"] for node in page.css("[name^=answer_]")))
    page = page.submit(button="Save", status=422, **{names[0]: "yes", names[3]: "Later"})
    assert [node.id for node in page.css(".error")] == [f"{names[1]}-error", f"{names[2]}-error"]
    held = page.values(page.path)
    assert held[names[3]] == "Later" and held[names[0]] == "yes"


def test_it_is_a_requirement_of_a_category(browse, supplier, questions, category, inside):
    code = questions()
    party, castings = supplier(), category()
    browse("ada").open(f"/evaluation/requirements/categories/{castings}").submit(
        button="Save", questionnaire=code, least_score="90")
    page = browse("mara").open(f"/evaluation/supplier/{party.id}/qualification")
    page = page.submit(button="Save", status=422, category=str(castings), state="qualified", reason="Fine")
    assert "They have not answered the questionnaire yet." in page.field_errors["reason"]
    answered(asked(browse, party))
    page = page.submit(button="Save", status=422)
    assert "Their answers come to 88 of 100; 90 are needed." in page.field_errors["reason"]
    answered(asked(browse, party), people="100")
    assert page.submit(button="Save").table()[1][1] == "Qualified"


def test_answers_are_a_criterion_with_its_why(browse, supplier, questions):
    code, party = questions(), supplier()
    page = browse("mara").open("/evaluation/templates").follow("Supplier of services").submit(button="New edition")
    for name in ("Punctuality", "Communication", "Value for money"):
        page = page.submit(button=f"Remove {name}")
    page = page.follow("Quality of the work").submit(
        button="Save", status=422, name="Answers", weight="100", source="measured", measure="supplier-questionnaire",
        scorer="linear", worst="0", best="100")
    assert page.field_errors == {"questionnaire": "Please choose"}
    page.submit(button="Save", questionnaire=code).submit(button="Publish")
    answered(asked(browse, party))
    page = browse("mara").open(f"/suppliers/{party.id}/scorecard?template=services").submit(button="Compute anew")
    page = page.browser.open(f"/suppliers/{party.id}/scorecard?template=services")
    assert [row[1:] for row in page.follow("Why Answers?").table()[1:]] == [
        ["60", "Against them"], ["Yes", "For them"], ["Audit", "For them"], ["Thanks", ""]]


def test_others_neither_draft_nor_see(browse, supplier, questions, inside):
    questions()
    page = asked(browse, supplier())
    assert "Not answered yet" in browse("vic").open(page.path).text
    browse("rita").open(page.path, status=403)
    with inside():
        found = db.session.query(Questionnaire).one().id
    browse("rita").open(f"/evaluation/questionnaires/{found}", status=403)
    browse("vic").open("/evaluation/questionnaires/new/supplier", status=403)
