"""The board, told from the screen: what stands in its columns, what they come to, and how cards move."""
from datetime import timedelta

import pytest

from blueprints.sales.actions import moves, places
from core.principal import SYSTEM
from models import CriterionTick, Deal, Party, Stage, db, now
from tests.world import days_ago, days_on, inside


def column(page, name):
    """The column of a board by its name."""
    return next(part for part in page.css(".board-column") if part.css_first("h2").text(strip=True) == name)


def titles(page, name):
    return [link.text(strip=True) for link in column(page, name).css(".deal-name")]


def head(page, name):
    return " ".join(column(page, name).css_first("header").text(separator=" ").split())


def stage_id(make, name):
    with inside(make.app):
        return db.session.scalars(db.select(Stage.id).where(Stage.name == name)).one()


def test_columns_count_all_their_deals(browse, make):
    for number in range(27):
        make(Deal, title=f"Tea {number}", amount=10_000)
    make(Deal, title="Cups", amount=5_050, probability=50)
    make(Deal, title="Won one", stage="Won", amount=70_000)
    page = browse("ada").open("/sales/pipeline")
    assert head(page, "Enquiry") == "Enquiry 28 deals £2,750.50 weighted £295.25"
    assert head(page, "Won") == "Won 1 deal £700.00 decided in the last 30 days"
    assert head(page, "Lost") == "Lost 0 deals £0.00 decided in the last 30 days"
    assert len(titles(page, "Enquiry")) == 25 and titles(page, "Won") == ["Won one"]


@pytest.mark.parametrize("who", ["ada", "rita"])
def test_what_was_decided_long_ago_stands_in_the_list_alone(browse, make, who):
    make(Deal, title="Lately", stage="Won", amount=70_000)
    old = make(Deal, title="Long ago", amount=10_000, at=now() - timedelta(days=90), opened_on=days_ago(90))
    won = stage_id(make, "Won")
    with inside(make.app):
        old = db.session.get(Deal, old.id)
        old.ticks = [CriterionTick(criterion_id=criterion.id) for criterion in old.stage.criteria]
        moves.move(old, to=db.session.get(Stage, won), by=SYSTEM, at=now() - timedelta(days=40))
        db.session.commit()
    page = browse(who).open("/sales/pipeline?q=" if who == "ada" else "/sales/pipeline")
    assert titles(page, "Won") == ["Lately"] and head(page, "Won").startswith("Won 1 deal £700.00")
    whole = browse(who).open("/sales/deals?state=won")
    assert {link.text(strip=True) for link in whole.css("tbody th a")} == {"Lately", "Long ago"}
    assert len(browse(who).open(column(page, "Won").css_first("header a").attributes["href"]).table()) == 2


@pytest.mark.parametrize("who", ["ada", "rita"])
def test_totals_leave_out_the_archive_and_say_what_has_no_rate(browse, make, who):
    make(Deal, title="Tea", amount=10_000), make(Deal, title="Dollars", amount=10_000, currency="USD")
    old = make(Deal, title="Old", amount=99_000, currency="USD")
    with inside(make.app):
        moves.archive(db.session.get(Deal, old.id), by=SYSTEM)
        db.session.commit()
    page = browse(who).open("/sales/pipeline")
    assert head(page, "Enquiry") == "Enquiry 2 deals £100.00 weighted £10.00 · 1 without a rate"


def test_each_sees_and_sums_their_own(browse, make):
    make(Deal, title="hers", amount=10_000), make(Deal, title="his", owner="otto", team="South", amount=20_000)
    assert head(browse("rita").open("/sales/pipeline"), "Enquiry").startswith("Enquiry 1 deal £100.00")
    assert titles(browse("otto").open("/sales/pipeline"), "Enquiry") == ["his"]
    assert head(browse("vic").open("/sales/pipeline"), "Enquiry").startswith("Enquiry 2 deals £300.00")


def test_more_cards_come_by_a_link(browse, make):
    for number in range(30):
        make(Deal, title=f"Tea {number:02}")
    page = browse("rita").open("/sales/pipeline")
    first = titles(page, "Enquiry")
    rest = page.follow("More")
    assert len(first) == 25 and first[0] == "Tea 29"
    assert titles(rest, "Enquiry") == [f"Tea {number:02}" for number in (4, 3, 2, 1, 0)]
    part = page.follow("More", htmx=True)
    assert len(part.css("li.deal-card")) == 5 and not part.css("section")


@pytest.mark.parametrize(("query", "found"), [
    ("owner=me", ["Mine"]), ("owner=none", ["Nobody's"]), ("team=none", ["Nobody's"]), ("customer=acme", ["Mine"]),
    ("customer=none", ["Nobody's"]), ("closes=past", ["Mine"]), ("closes=none", ["Nobody's"]), ("q=mine", ["Mine"]),
    ("product=none", ["Nobody's", "Mine"])])
def test_filters(browse, make, query, found):
    acme = make(Party, title="Acme")
    make(Deal, title="Mine", owner="ada", party=acme, opened_on=days_ago(9), closes_on=days_ago(1), amount=10_000)
    make(Deal, title="Nobody's", owner=None, team=None, amount=20_000)
    page = browse("ada").open(f"/sales/pipeline?{query}")
    assert titles(page, "Enquiry") == found
    assert head(page, "Enquiry").startswith(f"Enquiry {len(found)} deal")


def test_figures_open_the_deals_they_count(browse, make):
    make(Deal, title="Mine", amount=10_000), make(Deal, title="Other", owner="mara", amount=20_000)
    page = browse("rita").open("/sales/pipeline?owner=me")
    rows = browse("rita").open(page.links["1 deal"]).table()
    assert [row[0] for row in rows[1:]] == ["Mine"]


@pytest.mark.parametrize("query", ["pipeline=99", "stage=99", "stage=x", "after=x", "closes=someday", "colour=red"])
def test_addresses_that_make_no_sense(browse, make, query):
    status = 404 if query.endswith("99") else 400
    browse("rita").open(f"/sales/pipeline?{query}", status=status)


def test_a_card_tells_what_must_move(browse, make):
    acme = make(Party, title="Acme")
    make(Deal, title="Tea", party=acme, amount=10_000, next_step="Send samples", next_step_on=days_on(1),
         closes_on=days_on(9))
    page = browse("rita").open("/sales/pipeline")
    card = " ".join(page.css("li.deal-card")[0].text(separator=" ").split())
    assert card == f"Tea Acme £100.00 {days_on(9):%-d %b %Y} Send samples {days_on(1):%-d %b %Y} Rita"


def test_stale_counts_from_the_last_sign_of_life(browse, make):
    long_ago = now() - timedelta(days=14, hours=1)
    make(Deal, title="Forgotten", at=long_ago)
    alive = make(Deal, title="Talked about", at=long_ago)
    browse("rita").open(f"/records/{alive.id}/entries/new").submit(body="Called them", button="Save")
    page = browse("rita").open("/sales/pipeline")
    told = {card.css_first(".deal-name").text(): [mark.text() for mark in card.css(".pill")]
            for card in page.css("li.deal-card")}
    assert told == {"Forgotten": ["14 days, limit 7"], "Talked about": []}


def test_put_off_twice_stands_on_the_card(browse, make):
    deal = make(Deal, title="Tea", closes_on=days_on(5))
    for days in (9, 12):
        browse("rita").open(f"/sales/deals/{deal.id}/edit").submit(closes_on=days_on(days))
    assert "put off 2 times" in browse("rita").open("/sales/pipeline").text


# -- moving ------------------------------------------------------------------------------------------------------------

def drag(browser, deal, stage, seen, below="", status=200):
    """What the board sends when a card is dropped."""
    token = browser.open("/sales/pipeline").css('input[name="csrf_token"]')[0].attributes["value"]
    return browser.open(f"/sales/deals/{deal.id}/move", status=status, method="POST", htmx_target="div#ask", data={
        "csrf_token": token, "stage": stage, "seen": seen, "below": below.id if below else ""})


def test_a_card_moves_by_its_form_without_scripts(browse, make):
    make(Deal, title="Tea")
    page = browse("rita").open("/sales/pipeline").follow("Move Tea to …")
    page = page.submit(stage=stage_id(make, "Needs understood"), status=422)
    assert "To move on from Enquiry, tick what it asks for" in page.text
    page = page.submit(criteria=[page.css("input[name=criteria]")[0].attributes["value"]])
    assert page.toasts == ["Tea: Needs understood"] and titles(page, "Needs understood") == ["Tea"]
    assert page.submit(button="Undo").toasts == ["Tea is back in Enquiry"]


def test_dropped_on_lost_it_asks_why(browse, make):
    deal, rita = make(Deal, title="Tea"), browse("rita")
    lost, first = stage_id(make, "Lost"), stage_id(make, "Enquiry")
    page = drag(rita, deal, lost, first, status=422)
    assert page.field_errors == {"lost_reason": "Say why it is lost"} and page.css("dialog")
    page = page.submit(lost_reason=1, note="Half of ours")
    assert page.toasts == ["Tea: Lost"]
    assert "Half of ours" in rita.open(f"/sales/deals/{deal.id}").text


def test_two_who_drag_the_same_card(browse, make):
    deal = make(Deal, title="Tea", stage="Offer made")
    back, first, offer = (stage_id(make, name) for name in ("Needs understood", "Enquiry", "Offer made"))
    assert drag(browse("rita"), deal, back, offer).toasts == ["Tea: Needs understood"]
    page = drag(browse("mara"), deal, first, offer, status=409)
    assert "Rita has moved Tea to Needs understood in the meantime" in page.text
    assert titles(browse("mara").open("/sales/pipeline"), "Needs understood") == ["Tea"]


def test_a_won_deal_is_not_moved_by_an_old_tab(browse, make):
    deal = make(Deal, title="Tea", stage="Won")
    drag(browse("rita"), deal, stage_id(make, "Offer made"), stage_id(make, "Enquiry"), status=409)
    with inside(make.app):
        assert db.session.get(Deal, deal.id).state == "won"


def test_the_order_of_a_column_is_kept(browse, make):
    deals = {name: make(Deal, title=name) for name in "ABCD"}
    first, rita = stage_id(make, "Enquiry"), browse("rita")
    before = deals["A"].version
    assert titles(rita.open("/sales/pipeline"), "Enquiry") == ["D", "C", "B", "A"]
    drag(rita, deals["A"], first, first, below=deals["D"])
    drag(rita, deals["D"], first, first, below=deals["B"])
    drag(rita, deals["B"], first, first)
    assert titles(rita.open("/sales/pipeline"), "Enquiry") == ["B", "A", "C", "D"]
    with inside(make.app):
        assert db.session.get(Deal, deals["A"].id).version == before


def test_places_never_run_out(make):
    deals = [make(Deal, title=name) for name in "ABC"]
    with inside(make.app):
        a, b, c = (db.session.get(Deal, deal.id) for deal in deals)
        for _time in range(60):  # halving a gap ends after some fifty times
            places.place(a, below=c.id)
            places.place(b, below=c.id)
        order = db.session.scalars(db.select(Deal.title).order_by(Deal.board_rank, Deal.id)).all()
        assert order == ["C", "B", "A"]


def test_a_new_deal_lies_on_top_whatever_was_sorted(browse, make):
    deals = [make(Deal, title=name) for name in "AB"]
    first, rita = stage_id(make, "Enquiry"), browse("rita")
    for deal in deals * 3:
        drag(rita, deal, first, first)
    make(Deal, title="New")
    assert titles(rita.open("/sales/pipeline"), "Enquiry") == ["New", "B", "A"]


def test_a_stranger_and_a_reader_move_nothing(browse, make):
    deal = make(Deal, title="Tea")
    first = stage_id(make, "Enquiry")
    drag(browse("otto"), deal, first, first, status=404)
    drag(browse("vic"), deal, first, first, status=403)
    assert "Move Tea to …" not in browse("vic").open("/sales/pipeline").links


def test_the_board_costs_the_same_however_full(browse, make, statements):
    seen = []
    for _time in range(2):
        for number in range(2):
            party = make(Party)
            make(Deal, party=party, stage="Enquiry" if number else "Negotiation")
        browse("rita").open("/sales/pipeline")
        with statements() as found:
            browse("rita").open("/sales/pipeline")
        seen.append(len(found))
    assert seen[0] == seen[1]
