"""Deals out of a file: what they bring along, the days they moved on, and what happens when the file comes again."""
import json
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.sales.actions import deals as actions
from core.access import of
from core.principal import SYSTEM
from models import Deal, DealLine, NameCard, Product, Stage, StageEvent, User, db
from tests.imports.files import checked, numbers, stats, undone, work, written

HEAD = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
ROWS = """A-1,Rita,GTXPro,Acme,Won,2024-03-01,2024-05-02,4514
A-2,Moses Frase,GTX Basic,Acme,Lost,2024-03-02,2024-04-01,0
A-3,Moses Frase,GTX Basic,,Engaging,2024-03-03,,
A-4,Rita,GTX Basic,Beta,Negotiation,2024-03-04,2034-06-01,120.50
"""
MAPPING = {"number": "opportunity_id", "owner": "sales_agent", "product": "product", "customer": "account",
           "stage": "deal_stage", "opened_on": "engage_date", "closes_on": "close_date", "amount": "close_value"}
ALIASES = {"product": {"GTXPro": "GTX Pro"}, "stage": {"Won": "won", "Lost": "lost"}}


@pytest.fixture
def shell(house, tmp_path):
    """`shell(content, "--yes")` runs `flask import deals` and gives what it printed as JSON."""
    def run(content, *options, aliases=ALIASES, status=0):
        for name, said in (("deals.csv", content), ("m.json", json.dumps(MAPPING)), ("a.json", json.dumps(aliases))):
            (tmp_path / name).write_text(said)
        result = house.test_cli_runner().invoke(args=[
            "import", "deals", str(tmp_path / "deals.csv"), "--mapping", str(tmp_path / "m.json"), "--aliases",
            str(tmp_path / "a.json"), "--json", *options])
        assert result.exit_code == status, result.stderr
        return json.loads(result.stdout) if status == 0 else result.stderr
    return run


def bring(house, browse, content, who="mara"):
    return written(house, browse, content, name="deals.csv", target="deals", who=who)


def deal(number):
    return db.session.scalars(of(Deal).where(Deal.number == number)).one()


def steps(number):
    query = sa.select(StageEvent.verb, Stage.name, StageEvent.at, StageEvent.amount_cents).join(
        Stage, Stage.id == StageEvent.stage_id).join(Deal, Deal.id == StageEvent.deal_id)
    rows = db.session.execute(query.where(Deal.number == number).order_by(StageEvent.at, StageEvent.id))
    return [(verb, stage, at.date().isoformat(), cents) for verb, stage, at, cents in rows]


def test_the_shell_brings_in_all_they_name(shell, inside):
    assert shell(HEAD + ROWS, "--yes") == {
        "created": 4, "changed": 0, "unchanged": 0, "errors": 0, "deals": 4, "parties": 2, "products": 2, "people": 2,
        "notes": {"stage": {"Engaging": 1}, "customer": {"": 1}}}
    with inside():
        assert set(db.session.scalars(sa.select(Product.name))) == {"GTX Pro", "GTX Basic"}
        won = deal("A-1")
        assert (won.title, won.state, won.home_cents, won.owner_id) == ("Acme · GTX Pro", "won", 451_400, rita().id)
        assert (won.closed_on, won.lines[0].product.name) == (date(2024, 5, 2), "GTX Pro")
        assert db.session.get(NameCard, won.party_id).title == "Acme"
        assert (deal("A-3").party_id, deal("A-3").stage.name, deal("A-4").stage.name) == (
            None, "Enquiry", "Negotiation")


def rita():
    return db.session.scalars(sa.select(User).where(User.name == "Rita")).one()


def test_a_seller_nobody_knows_cannot_sign_in(shell, inside):
    shell(HEAD + ROWS, "--yes")
    with inside():
        moses = db.session.scalars(sa.select(User).where(User.name == "Moses Frase")).one()
        assert (moses.email, moses.password_hash, moses.roles) == ("moses-frase@no-sign-in.invalid", None, [])


def test_steps_are_noted_on_the_days_they_were_taken(shell, inside):
    shell(HEAD + ROWS, "--yes")
    with inside():
        assert steps("A-1") == [("opened", "Enquiry", "2024-03-01", 451_400), ("won", "Won", "2024-05-01", 451_400)]
        assert steps("A-4") == [("opened", "Negotiation", "2024-03-04", 12_050)]


def test_the_same_file_again_changes_nothing(shell, inside):
    first = shell(HEAD + ROWS, "--yes")
    assert shell(HEAD + ROWS, "--yes", aliases={}) == first | {"created": 0, "unchanged": 4}  # aliases are remembered
    with inside():
        assert db.session.scalar(sa.select(sa.func.count(StageEvent.id))) == 6


def test_a_later_file_moves_deals_on(shell, inside):
    shell(HEAD + ROWS, "--yes")
    again = shell(HEAD + "A-3,Rita,GTX Pro,Acme,Won,2024-03-03,2024-07-01,900\n", "--yes")
    assert (again["changed"], again["created"]) == (1, 0)
    with inside():
        found = deal("A-3")
        assert (found.state, found.home_cents, found.owner_id, found.lines[0].product.name) == (
            "won", 90_000, rita().id, "GTX Pro")
        assert [step[0] for step in steps("A-3")] == ["opened", "won", "revised"]  # won before we were told


def test_a_deal_moved_here_stays_where_it_is_when_the_file_does_not_know_better(shell, inside):
    shell(HEAD + ROWS, "--yes")
    with inside():
        found = deal("A-3")
        actions.revise(found, {"next_step": "Call", "next_step_on": date(2034, 1, 1)}, by=SYSTEM)
        db.session.commit()
    assert shell(HEAD + ROWS, "--yes")["unchanged"] == 4


@pytest.mark.parametrize("row, problem", [
    (",Rita,GTX Basic,Acme,Won,2024-03-01,2024-05-02,1", "No deal number"),
    ("B-1,Rita,GTX Basic,Acme,Won,2024-03-01,2024-02-01,1", "It closes before it was opened"),
    ("B-1,Rita,GTX Basic,Acme,Won,2024-03-01,2024-05-01,-1", "The amount is negative"),
    ("B-1,Rita,GTX Basic,Acme,Won,2024-03-01,2094-05-01,1", "It is decided, but closes on a day to come"),
    ("B-1,Rita,GTX Basic,Acme,Won,2024-03-01,soon,1", "Closes on: “soon” is no date"),
    ("B-1,Rita,GTX Basic,Acme,Won,2024-03-01,2024-05-01,much", "Amount: “much” is no number"),
])
def test_rows_that_cannot_be_used_say_why(house, browse, row, problem):
    page = bring(house, browse, f"{HEAD}{ROWS}{row}\n")
    said = page.browser.open(page.path + "/errors").table()[1][1]
    assert said.startswith(problem) and stats(page)["Rows with errors"] == "1"


def test_of_two_rows_of_one_number_the_last_counts(house, browse, inside):
    page = bring(house, browse, HEAD + "C-1,Rita,Tea,Acme,Won,2024-03-01,2024-05-01,1\n"
                 "C-1,Rita,Tea,Acme,Won,2024-03-01,2024-05-01,2\n")
    assert page.browser.open(page.path + "/errors").table()[1][1] == "A row further down has the same number"
    with inside():
        assert deal("C-1").home_cents == 200


def test_names_are_settled_once(house, browse, make):
    bring(house, browse, HEAD + "D-1,Rita,GTX Pro,Acme,Won,2024-03-01,2024-05-01,1\n")
    page = checked(house, browse, HEAD + ROWS, name="more.csv", target="deals", who="mara").follow("Settle names")
    labels = [label.text().strip() for label in page.css("form label") if ":" in label.text()]
    assert labels == ["Stage: Engaging", "Product (code or name): GTXPro", "Product (code or name): GTX Basic",
                      "Owner (by name or e-mail): Moses Frase"]
    page = page.submit(button="Check again", name_0="Needs understood")  # GTXPro is GTX Pro by itself: only a blank
    work(house)
    page = page.browser.open(page.path)
    assert numbers(page)["Products", "New"] == 1 and "Settle names" not in page.text
    again = checked(house, browse, HEAD + ROWS, name="again.csv", target="deals", who="mara")
    assert "Settle names" not in again.text


def test_an_undo_takes_all_of_it_back(house, browse, inside):
    page = undone(house, bring(house, browse, HEAD + ROWS))
    assert stats(page) == {"Undone": "9", "Kept": "0"}
    with inside():
        for model in (StageEvent, DealLine, Product):
            assert db.session.scalar(sa.select(sa.func.count()).select_from(model)) == 0
        assert db.session.scalars(of(Deal, Deal.id)).all() == []
        assert db.session.scalar(sa.select(User.id).where(User.name == "Moses Frase")) is None


def test_an_undo_of_a_later_file_puts_back_what_was_there(house, browse, inside):
    bring(house, browse, HEAD + ROWS)
    with inside():
        before = facts("A-3"), steps("A-3")
    undone(house, bring(house, browse, HEAD + "A-3,Rita,GTXPro,Acme,Won,2024-03-03,2024-07-01,900\n"))
    with inside():
        assert (facts("A-3"), steps("A-3")) == before


def facts(number):
    found = deal(number)
    return (found.state, found.is_open, found.amount_cents, found.party_id, found.owner_id, found.closes_on,
            found.closed_on, found.lines[0].product.name, found.stage.name)


def test_a_deal_somebody_worked_on_since_stays(house, browse, inside):
    page = bring(house, browse, HEAD + ROWS)
    with inside():
        actions.revise(deal("A-4"), {"next_step": "Call"}, by=SYSTEM)
        db.session.commit()
    assert stats(undone(house, page)) == {"Undone": "6", "Kept": "3"}  # its customer and product, too


def test_aliases_of_other_fields_are_refused(shell):
    assert "“amount” knows no aliases" in shell(HEAD + ROWS, aliases={"amount": {"1": "2"}}, status=1)
