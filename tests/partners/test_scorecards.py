"""Scorecards and standings of partners, told from the screen: what they brought, why, what it stands against."""
from datetime import timedelta

import pytest

from core.worker import Worker
from models import Deal, Judgement, Registration, StandingEvent, db
from tests.suppliers.conftest import quarter
from tests.world import days_on


@pytest.fixture
def decided(make, partner, shared, inside):
    """A partner who sourced deals that were decided in the last quarter: `decided(won=3, lost=1, cents=5_000_00)`."""
    def decide(title="Bright Bridge", *, won=0, lost=0, cents=5_000_00):
        bridge = partner(title)
        for number in range(won + lost):
            deal = make(Deal, title=f"Pumps {number}", stage="Won" if number < won else "Lost", amount=cents)
            shared(deal, bridge)
            with inside():
                db.session.get(Deal, deal.id).closed_on = quarter().first + timedelta(days=10)
                db.session.commit()
        return bridge
    return decide


@pytest.fixture
def concluded(registered, inside):
    """Deals a partner registered in the last quarter, and what became of them: `concluded(bridge, "converted")`."""
    def conclude(bridge, *states):
        for number, state in enumerate(states):
            made = registered(bridge, title=f"Registered {number}")
            with inside():
                row = db.session.get(Registration, made)
                row.state, row.submitted_at = state, row.submitted_at.replace(
                    year=quarter().first.year, month=quarter().first.month, day=20)
                db.session.commit()
    return conclude


def computed(browse, party, who="mara"):
    return browse(who).open(f"/partners/{party.id}/scorecard?template=referral").submit(button="Compute anew")


def test_a_score_says_how_it_comes_about(browse, decided, concluded):
    bridge = decided(won=2, lost=2)
    concluded(bridge, "converted", "rejected", "approved")
    page = computed(browse, bridge)
    rows = {row[0].split(" surely")[0]: row[1:5] for row in page.table()[1:]}
    assert rows["Sourced revenue"] == ["30%", "£10,000.00 4 cases", "50", "15"]
    assert rows["Deals won of those sourced"] == ["20%", "50% 4 cases", "100", "20"]
    assert rows["Registered deals that became deals"] == ["20%", "50% 2 cases", "83.3", "16.7"]
    assert rows["Fit of who they send us"] == ["15%", "No data", "—", "—"]
    assert [node.text(strip=True) for node in page.css(".stat-value")] == ["73.8", "70%", "2"]  # 51.67 ÷ 0.7


def test_without_facts_there_is_no_data(browse, partner):
    page = computed(browse, partner())
    assert "Computed: nothing has changed" in page.toasts and "nobody has judged" in page.text


def test_all_lost_is_nothing_and_no_history_no_data(browse, decided):
    page = computed(browse, decided(lost=2))
    rows = {row[0].split(" surely")[0]: row[2:4] for row in page.table()[1:]}
    assert rows["Sourced revenue"] == ["£0.00 2 cases", "0"]
    assert rows["Registered deals that became deals"] == ["No data", "—"]


def test_why_opens_the_very_deals(browse, decided):
    page = computed(browse, decided(won=1, lost=1)).follow("Why Deals won of those sourced?")
    assert page.h1 == "Why 50%?"
    assert [(row[0], row[2]) for row in page.table()[1:]] == [
        ("Pumps 1", "Against them Excuse…"), ("Pumps 0", "For them")]
    assert "their share of 100% is £5,000.00" in page.text
    assert page.follow("Pumps 0").h1 == "Pumps 0"


def test_why_tells_what_was_registered(browse, decided, concluded):
    bridge = decided(won=1)
    concluded(bridge, "converted", "duplicate", "review")
    page = computed(browse, bridge).follow("Why Registered deals that became deals?")
    assert [row[1:] for row in page.table()[1:]] == [
        ["Duplicate", "Against them Excuse…"], ["Became a deal", "For them"], ["Under review", ""]]


def test_people_who_are_certified_count_once(browse, partner, certified):
    bridge = partner()
    certified(bridge, since=quarter(9).first)
    certified(bridge, since=quarter(9).first, certificate="Adviser")
    certified(bridge, person="Ben Cole", since=quarter(9).first, until=quarter(8).last)
    page = browse("mara").open(f"/partners/{bridge.id}/scorecard?template=alliance").submit(button="Compute anew")
    rows = {row[0]: row[2:4] for row in page.table()[1:] if len(row) > 3}
    assert rows["Certified people"] == ["1 3 cases", "33.3"]
    why = page.follow("Why Certified people?")
    assert [row[0] for row in why.table()[1:]] == ["Ben Cole: Pump fitter", "Anna Berg: Pump fitter",
                                                   "Anna Berg: Adviser"]


def test_standings_follow_and_are_told(browse, decided, concluded, inside):
    bridge = decided(won=4)
    concluded(bridge, "converted")
    assert "Gold since" in computed(browse, bridge).text
    assert "Gold" in browse("vic").open(f"/partners/{bridge.id}").text
    assert browse("vic").open("/partners").table()[1][3].startswith("Gold since")
    with inside():
        assert db.session.query(StandingEvent).one().role == "partner"


def member(browse, decided, concluded):
    """A partner at “Member”: claims need a second person."""
    bridge = decided(lost=3)
    concluded(bridge, "rejected")
    assert "Member since" in computed(browse, bridge).text
    return bridge


def test_a_claim_is_stopped_until_two_people_allow_it(browse, decided, concluded):
    bridge = member(browse, decided, concluded)
    page = browse("ada").open("/partners/funds").follow("New budget").submit(
        button="Save", name="Spring", amount="1000")
    page = page.follow("Allocate").submit(button="Save", partner="Bright Bridge", amount="600").follow("Bright Bridge")
    page = page.follow("Request market funds").submit(button="Save", what="A fair", amount="500")
    form = page.follow("Decide on A fair").submit(button="Save").follow("Claim on A fair")
    assert "They stand at “Member”" in form.text
    page = form.submit(button="Save", amount="100", evidence="Invoice 7", status=422)
    assert page.values()["evidence"] == "Invoice 7"
    asked = browse("mara").open(f"/partners/{bridge.id}/standing").submit(
        button="Ask for it", action="claim", reason="The fair was our idea", expires_on=str(days_on(9)))
    assert "Waits for a second person" in asked.text
    browse("ada").open(f"/partners/{bridge.id}/standing").submit(button="Agree")
    assert "Claimed" in page.submit(button="Save").toasts


def test_what_a_template_forbids_is_told_where_deals_are_registered(browse, decided, concluded):
    draft = browse("mara").open("/evaluation/templates").follow("Referral partner").submit(button="New edition")
    draft.browser.open(f"{draft.path}/standings").submit(button="Save", **{"bands-2-first": "block"}).submit(
        button="Publish")
    bridge = member(browse, decided, concluded)
    form = browse("mara").open(f"/partners/{bridge.id}/registrations/new")
    assert "They stand at “Member”" in form.text
    page = form.submit(button="Save", title="Pumps", customer="Delta", status=422)
    assert "A second person must agree first." in page.field_errors["title"]
    assert page.values()["customer"] == "Delta"


def test_an_old_draft_is_not_submitted_against_a_standing(browse, decided, concluded, registered):
    draft = browse("mara").open("/evaluation/templates").follow("Referral partner").submit(button="New edition")
    draft.browser.open(f"{draft.path}/standings").submit(button="Save", **{"bands-2-first": "block"}).submit(
        button="Publish")
    bridge = decided(lost=3)
    old = registered(bridge, title="Old draft", state="draft")
    form = browse("mara").open(f"/partners/registrations/{old}/submit")
    concluded(bridge, "rejected")
    computed(browse, bridge)
    assert "A second person must agree first." in form.submit(button="Submit", status=409).text
    page = browse("mara").open(form.path)
    assert "They stand at “Member”" in page.text and not page.css("main form button")


def test_people_judge_blind_and_the_mean_counts(browse, partner, inside):
    bridge = partner()
    first = quarter().first
    path = f"/partners/{bridge.id}/judge?template=referral&period={first}"
    form = browse("mara").open(path)
    fields = [name for name in form.values() if name.startswith("given_")]
    form.submit(button="Keep my judgement", **dict.fromkeys(fields, "5"))
    page = browse("vic").open(path)
    assert "Mara gave" not in page.text
    assert "Mara gave 5" in page.submit(button="Keep my judgement", **dict.fromkeys(fields, "3")).text
    with inside():
        assert {row.role for row in db.session.query(Judgement)} == {"partner"}
    page = computed(browse, bridge)
    assert "No data" in page.text


def test_scorecards_stand_side_by_side_and_a_job_makes_them(browse, decided, inside):
    decided("Bright Bridge", won=4)
    decided("Harbour", lost=1)
    page = browse("mara").open("/partners/scorecards").submit(button="Compute now")
    with inside():
        Worker().run_until_idle()
    rows = page.browser.open("/partners/scorecards").table()
    assert [row[:2] for row in rows] == [["Partner", "Score"], ["Bright Bridge Provisional", "100"],
                                       ["Harbour Provisional", "0"]]
    assert browse("vic").open("/suppliers/scorecards").css("#results table") == []


def test_the_list_of_scorecards_is_read_at_one_price(browse, decided, statements):
    counts = []
    for names in (["Bright Bridge"], ["Harbour", "Delta"]):
        for name in names:
            computed(browse, decided(name, won=1))
        browse("vic").open("/partners/scorecards")
        with statements() as seen:
            rows = browse("vic").open("/partners/scorecards").table()[1:]
        counts.append(len(seen))
    assert counts[0] == counts[1] and len(rows) == 3


def test_who_was_approved_on_a_day(browse, decided, concluded):
    member(browse, decided, concluded)
    page = browse("vic").open("/partners/approved")
    assert page.table()[0] == ["Partner", "Standing", "Registering deals", "Claiming funds", "Score",
                               "Period that ended", "Qualified for", "Documents that lack"]
    assert page.table()[1][1:5] == ["Member", "Allowed", "Needs a second person", "0"]
    assert "Bright Bridge,Member,Allowed,Needs a second person,Referral partner 1,0" in page.download("CSV").text
    earlier = page.browser.open(f"/partners/approved?on={quarter().last}")
    assert "Nobody had a standing or a qualification then" in earlier.text


def test_each_room_has_its_own(browse, decided, hire):
    bridge = decided(won=1)
    computed(browse, bridge)
    browse("mara").open(f"/suppliers/{bridge.id}/scorecard", status=404)
    for role, status in (("buyer", 403), ("partner-manager", 200), ("viewer", 200)):
        browse(hire(role)).open("/partners/scorecards", status=status)
    for role in ("buyer", "partner-manager"):
        browse(role).open("/evaluation/templates", status=403)
