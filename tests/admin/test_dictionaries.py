"""What people choose from: in order, archived, made one; by how much it is used."""
from datetime import date

import pytest
import sqlalchemy as sa

from blueprints.customers.actions import parties
from blueprints.evaluation.actions import documents
from core.principal import SYSTEM
from core.word_lists import word_lists
from models import AssignmentRule, Base, Deal, LostReason, Team, Ticket, TicketCategory, db

REASONS = "/admin/dictionaries/lost-reasons"


def words(page):
    return [row[:2] for row in page.table()[1:]]


def id_of(inside, model, **facts):
    with inside():
        return db.session.scalars(sa.select(model.id).filter_by(**facts)).one()


def test_every_column_that_refers_to_a_word_is_known(house):
    with house.app_context():
        for listed in word_lists().values():
            table = listed.model.__table__
            referring = {key.parent for each in Base.metadata.tables.values() for key in each.foreign_keys
                         if key.column.table is table and each is not table}
            known = [*(column for column, _label in listed.uses), *listed.histories]
            assert referring == {column.property.columns[0] for column in known}


def test_uses_are_counted_also_of_other_teams(browse, make):
    make(Deal, stage="Lost", lost="Price", team="South", owner="otto")
    make(Deal, stage="Lost", lost="Price")
    rows = dict(map(tuple, words(browse("ada").open(REASONS))))
    assert rows["Price"] == "2" and set(rows.values()) == {"0", "2"}


def test_a_word_moves_up_and_down(browse):
    page = browse("ada").open(REASONS)
    first, second = [row[0] for row in words(page)][:2]
    page = page.submit(next(form.attributes["action"] for form in page.css("main form")
                            if form.attributes["action"].endswith("/down")))
    assert [row[0] for row in words(page)][:2] == [second, first]


def test_what_is_archived_can_come_back(browse, inside):
    price = id_of(inside, LostReason, name="Price")
    page = browse("ada").open(REASONS).submit(f"{REASONS}/{price}/archive")
    assert page.toasts == ["Price is archived"] and "Price" not in [row[0] for row in words(page)]
    page = browse("ada").open(f"{REASONS}?state=archived").submit(button="Restore")
    assert page.toasts == ["Price is in use again"] and "Price" in [row[0] for row in words(page)]


def test_merging_shows_what_uses_it_and_moves_all_of_it(browse, make, inside, run_jobs):
    deal = make(Deal, stage="Lost", lost="Price")
    price, budget = (id_of(inside, LostReason, name=name) for name in ("Price", "No budget"))
    page = browse("ada").open(f"{REASONS}/{price}/merge")
    assert [node.text() for node in page.css("main dl dt, main dl dd")] == ["Deals", "1"]
    page.submit(into=budget)
    run_jobs()
    assert "No budget" in browse("rita").open(f"/sales/deals/{deal.id}").text
    assert "Ada" in browse("rita").open(f"/records/{deal.id}/history").text
    assert dict(map(tuple, words(browse("ada").open(REASONS))))["No budget"] == "1"


def test_a_word_cannot_become_itself(browse, inside):
    price = id_of(inside, LostReason, name="Price")
    page = browse("ada").open(f"{REASONS}/{price}/merge")
    assert str(price) not in [option.attributes["value"] for option in page.css("select[name=into] option")]
    page.submit(into="", status=422)


@pytest.fixture
def branch(inside):
    """ids of a category with one below it, and of another one."""
    with inside():
        rows = [TicketCategory(name=name, path=name, path_key=name) for name in ("alpha", "beta")]
        db.session.add_all(rows)
        db.session.flush()
        below = TicketCategory(name="one", path="alpha / one", path_key="alpha / one", parent_id=rows[0].id)
        db.session.add(below)
        db.session.commit()
        return rows[0].id, below.id, rows[1].id


def test_a_branch_is_merged_from_its_ends(browse, branch):
    alpha, below, beta = branch
    at = "/admin/dictionaries/ticket-categories"
    page = browse("ada").open(f"{at}/{alpha}/merge")
    assert "Others are part of alpha: see to those first" in page.text and page.css("[name=into]") == []
    browse("ada").open(at).submit(f"{at}/{alpha}/archive", status=409)
    browse("ada").open(f"{at}/{below}/merge").submit(into=beta)
    assert browse("ada").open(f"{at}/{alpha}/merge").submit(into=beta).h1 == "Categories of tickets"


@pytest.fixture
def kinds(inside):
    """ids of kinds of documents: two of suppliers, one of partners; Acme has brought one of the first."""
    with inside():
        made = [documents.put_kind(None, role, name=name, is_required=False, category_id=None, warn_days=60, effects={})
                for role, name in (("supplier", "ISO 9001"), ("supplier", "ISO9001"), ("partner", "Contract"))]
        acme = parties.register({"title": "Acme"}, by=SYSTEM, role="supplier")
        db.session.flush()
        documents.bring(acme, "supplier", made[1], number="N-1", issuer="", valid_from=date(2026, 1, 1),
                        valid_until=date(2030, 1, 1), by=SYSTEM)
        db.session.commit()
        return [*(kind.id for kind in made), acme.id]


def test_kinds_of_documents_become_one(browse, kinds, run_jobs):
    right, typo, _partners, acme = kinds
    at = "/admin/dictionaries/supplier-documents"
    page = browse("ada").open(f"{at}/{typo}/merge")
    assert [node.text() for node in page.css("main dl dt, main dl dd")] == ["Documents", "1"]
    assert [node.text() for node in page.css("select[name=into] option")][1:] == ["ISO 9001"]
    page.submit(into=right)
    run_jobs()
    assert words(browse("ada").open(at)) == [["ISO 9001", "1"]]
    assert "ISO 9001" in browse("ada").open(f"/records/{acme}/history").text


def test_a_kind_of_the_other_role_is_not_in_the_list(browse, kinds):
    partners = kinds[2]
    browse("ada").open(f"/admin/dictionaries/supplier-documents/{partners}/merge", status=404)
    assert [row[0] for row in words(browse("ada").open("/admin/dictionaries/partner-documents"))] == ["Contract"]


def test_rules_that_name_a_category_name_the_other_one(browse, make, inside, branch, run_jobs):
    _alpha, below, beta = branch
    ticket = make(Ticket, category_id=below)
    with inside():
        team = db.session.scalars(sa.select(Team.id)).first()
        db.session.add(AssignmentRule(name="Rule", team_id=team, category_ids=[below, beta]))
        db.session.commit()
    browse("ada").open(f"/admin/dictionaries/ticket-categories/{below}/merge").submit(into=beta)
    run_jobs()
    with inside():
        assert db.session.scalar(sa.select(AssignmentRule.category_ids)) == [beta]
        assert db.session.get(Ticket, ticket.id).category_id == beta
