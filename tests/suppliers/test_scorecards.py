"""Scorecards told from the screen: how a score comes about, why, what excuses do, what supersedes what."""
from blueprints.evaluation.sources import SOURCES
from core.worker import Worker
from models import ComplaintIncident, Evaluation, Standing, Ticket, db, now
from tests.suppliers.conftest import computed, quarter
from tests.world import days_ago


def test_without_deliveries_there_is_no_data(browse, supplier):
    page = computed(browse, supplier())
    assert "Computed: nothing has changed" in page.toasts and "No data" in page.text


def test_a_score_says_how_it_comes_about(browse, delivered):
    page = computed(browse, delivered(good=9, late=1))
    rows = {row[0].split(" surely")[0]: row[1:5] for row in page.table()[1:]}
    assert rows["On time and in full"] == ["40%", "90% 10 cases", "50", "20"]
    assert rows["Rejected pieces"] == ["30%", "0 ppm 10 cases", "100", "30"]
    assert rows["Prices"] == ["15%", "No data", "—", "—"]
    assert [node.text(strip=True) for node in page.css(".stat-value")] == ["71.4", "70%", "10"]  # (20 + 30) ÷ 0.7


def test_a_line_that_never_came_counts_against_them(browse, delivered):
    page = computed(browse, delivered(good=9, missing=1))
    assert "90% 10 cases" in page.text


def test_why_opens_the_very_lines(browse, delivered):
    page = computed(browse, delivered(good=9, late=1)).follow("Why On time and in full?")
    assert page.h1 == "Why 90%?"
    rows = page.table()[1:]
    assert len(rows) == 10 and rows[0][0].startswith("Pump 9") and rows[0][2].startswith("Against them")
    assert [row[2] for row in rows[1:]] == ["For them"] * 9


def test_why_is_a_part_of_the_scorecard_with_scripts(browse, delivered):
    page = computed(browse, delivered(good=9, late=1)).follow("Why On time and in full?", htmx=True)
    assert page.css("#why") and "Against them" in page.text


def test_an_excuse_needs_a_second_person(browse, delivered):
    page = computed(browse, delivered(good=9, late=1)).follow("Why On time and in full?").follow("Excuse…")
    page = page.submit(button="Ask for it", code="we_moved", note="Our lorry was late")
    assert "Waits for a second person" in page.text
    own = page.browser.open("/suppliers/excuses")
    assert [button.text(strip=True) for button in own.css("main td button")] == ["Withdraw"]
    browse("ada").open("/suppliers/excuses").submit(button="Agree")
    assert "Agreed" in page.browser.open(page.path).text


def test_the_score_stands_beside_itself_without_excuses(browse, delivered, inside):
    party = delivered(good=9, late=1)
    page = computed(browse, party)
    page.follow("Why On time and in full?").follow("Excuse…").submit(button="Ask for it", code="force_majeure")
    browse("ada").open("/suppliers/excuses").submit(button="Agree")
    page = computed(browse, party)
    assert page.css(".stat-value")[0].text(strip=True) == "100" and "71.4 without excuses" in page.text
    assert "What stood here before" in page.text
    with inside():
        assert db.session.query(Evaluation).filter(Evaluation.superseded_at.is_not(None)).count() == 1


def test_nobody_agrees_to_what_they_asked_for(browse, delivered):
    page = computed(browse, delivered(good=9, late=1)).follow("Why On time and in full?").follow("Excuse…")
    page = page.submit(button="Ask for it", code="we_moved")
    token = page.css("[name=csrf_token]")[0].attributes["value"]
    page.browser.open("/suppliers/excuses/1/agree", status=409, method="POST", data={"csrf_token": token})


def test_another_reason_must_be_told(browse, delivered):
    page = computed(browse, delivered(good=9, late=1)).follow("Why On time and in full?").follow("Excuse…")
    assert page.submit(button="Ask for it", code="other", status=422).field_errors == {"note": "Please fill this in"}


def test_the_same_facts_give_the_same(browse, delivered, inside):
    party = delivered(good=9, late=1)
    computed(browse, party)
    assert "Computed: nothing has changed" in computed(browse, party).toasts
    with inside():
        assert db.session.query(Evaluation).count() == 1


def test_few_cases_are_provisional_and_move_no_standing(browse, delivered, inside):
    page = computed(browse, delivered(good=3))
    assert "It moves no standing." in page.text
    with inside():
        assert db.session.query(Standing).count() == 0


def test_a_perfect_score_has_a_standing(browse, delivered):
    page = computed(browse, delivered(good=10))
    assert page.css(".stat-value")[0].text(strip=True) == "100" and "Preferred since" in page.text


def test_scorecards_stand_side_by_side(browse, delivered):
    for title, late in (("Blue Lake", 0), ("Harbour", 5)):
        computed(browse, delivered(title, good=10 - late, late=late))
    rows = browse("vic").open("/suppliers/scorecards").table()
    assert rows[0] == ["Supplier", "Score", "Standing", "On time and in full", "Rejected pieces", "Prices",
                       "Answers to requests", "Known"]
    assert [row[:5] for row in rows[1:]] == [["Blue Lake", "100", "Preferred", "100", "100"],
                                             ["Harbour", "42.9", "Poor", "0", "100"]]


def test_all_are_computed_by_a_job(browse, delivered, inside):
    delivered("Blue Lake", good=10)
    delivered("Harbour", good=10, back=2)
    page = browse("mara").open("/suppliers/scorecards").submit(button="Compute now")
    assert "The scorecards are being computed" in page.text
    with inside():
        Worker().run_until_idle()
    assert [row[0] for row in page.browser.open("/suppliers/scorecards").table()[1:]] == ["Blue Lake"]


def test_who_may_not_see_suppliers_sees_no_scores(browse, delivered):
    party = delivered(good=10)
    computed(browse, party)
    for who, status in (("rita", 403), ("vic", 200)):
        browse(who).open(f"/suppliers/{party.id}/scorecard", status=status)
    assert "Compute anew" not in browse("vic").open(f"/suppliers/{party.id}/scorecard").text


def test_the_page_of_a_supplier_tells_score_and_standing(browse, delivered):
    party = delivered(good=10)
    computed(browse, party)
    page = browse("vic").open(f"/suppliers/{party.id}")
    assert "Preferred" in page.text and page.links["How it comes about"].endswith("/scorecard?template=goods")


def test_a_period_is_chosen_in_the_address(browse, delivered):
    party = delivered(good=10, back=2)
    page = computed(browse, party)
    first = quarter().first
    assert "No data" in page.browser.open(f"/suppliers/{party.id}/scorecard?period={first}").text
    assert "100" in page.browser.open(f"/suppliers/{party.id}/scorecard?period={quarter(2).first}").text
    assert page.browser.open(f"/suppliers/{party.id}/scorecard?period=never").h1 == "Scorecard of Blue Lake"


def test_changed_facts_are_told_where_the_old_figure_stands(browse, delivered, ordered):
    party = delivered(good=10)
    page = computed(browse, party)
    ordered(party, promised=quarter().first, arrived=[(days_ago(1), 10)], item="Valve")
    assert "The facts have changed since: they give 90.9% now" in page.follow("Why On time and in full?").text


def test_complaints_of_customers_count_until_they_are_taken_back(supplier, make, inside):
    lake, ticket = supplier("Blue Lake"), make(Ticket, title="It leaks", said="Hello", kind_of="complaint")
    span, source = (quarter().first, quarter().last), SOURCES["incidents"]
    with inside():
        incident = ComplaintIncident(record_id=ticket.id, supplier_id=lake.id, severity="minor",
                                     happened_on=quarter().first, quantity=3)
        db.session.add(incident)
        db.session.flush()
        mixed = source.read([lake.id], *span, {})[lake.id]
        assert source.find(mixed, *span, days_ago(0), {}).value == 1
        incident.archived_at = now()
        db.session.flush()
        assert source.read([lake.id], *span, {}) == {}
        assert source.find([], *span, days_ago(0), {}).value is None
