"""The work of a colleague who leaves is given to others, told from the screen."""
from blueprints.handover.queries import work as queries
from models import Deal, Hat, PartnerSelection, Party, Selection, Task, Ticket, db


def owners(inside):
    with inside():
        hats = {hat.party.title: hat.owner_id for hat in db.session.query(Hat)}
        return hats | {row.title: row.owner_id for model in (Deal, Ticket, Task) for row in db.session.query(model)}


def test_all_of_it_goes_to_one_and_comes_back(browse, make, work, work_on, inside):
    rita, otto = make.user("rita").id, make.user("otto").id
    page = browse("ada").open(f"/admin/users/{rita}").follow("Hand over")
    assert "2 rows" in page.text and "Suppliers" in page.text and "Corrective actions" not in page.text
    page = page.submit(button="Hand over", everything=str(otto))
    work_on()
    page = browse("ada").open(page.path)
    assert [row[:3] for row in page.table()[1:]] == [[name, "—", "Otto"] for name in (
        "Customers", "Deals", "Tickets", "Tasks", "Suppliers")]
    assert set(owners(inside).values()) == {otto}
    page = page.submit(button="Undo all of it")
    work_on()
    assert set(owners(inside).values()) == {rita}
    page.browser.open(f"{page.path}/undo", status=409, method="POST", data={
        "csrf_token": page.browser.open("/account").values()["csrf_token"]})


def test_one_kind_goes_to_somebody_else(browse, make, work, work_on, inside):
    rita, otto, mara = (make.user(name).id for name in ("rita", "otto", "mara"))
    page = browse("ada").open(f"/hand-over/users/{rita}")
    page.submit(button="Hand over", everything=str(otto), to_sales_deals=str(mara))
    work_on()
    now_theirs = owners(inside)
    assert (now_theirs["Pumps"], now_theirs["Blue Lake"]) == (mara, otto)


def test_by_team(browse, make, work, work_on, inside):
    rita, otto = make.user("rita").id, make.user("otto").id
    make(Party, title="Far South", owner="rita", team="South")
    page = browse("ada").open(f"/hand-over/users/{rita}").follow("By team")
    page.submit(button="Hand over", to_customers_customers_2=str(otto))
    work_on()
    now_theirs = owners(inside)
    assert (now_theirs["Far South"], now_theirs["Blue Lake"]) == (otto, rita)


def test_what_is_asked_is_checked(browse, make, work):
    rita = make.user("rita").id
    page = browse("ada").open(f"/hand-over/users/{rita}")
    assert page.submit(button="Hand over", status=422).field_errors == {"everything": "Choose who gets what"}
    browse("rita").open(f"/hand-over/users/{rita}", status=403)
    browse("ada").open("/hand-over/users/9999", status=404)
    assert "Nothing to hand over" in browse("ada").open(f"/hand-over/users/{make.user('otto').id}").text


def test_who_made_it_sees_how_far_it_came(browse, make, work, work_on):
    page = browse("mara").open(f"/hand-over/users/{make.user('rita').id}").submit(
        button="Hand over", everything=str(make.user("otto").id))
    path = page.path
    assert "Undo all of it" not in page.text
    work_on()
    assert "Undo all of it" in browse("mara").open(path).text
    assert "Undo all of it" not in browse("ada").open(path).text
    page = browse("mara").open(path).follow("Briefings")
    assert [row[:2] for row in page.table()[1:]] == [["Blue Lake", "Otto"], ["Green Hill", "Otto"]]
    assert page.follow("Briefing: Blue Lake").h1 == "Briefing: Blue Lake"


def test_many_rows_begin_by_themselves_once_they_are_frozen(browse, make, work, work_on, inside, monkeypatch):
    monkeypatch.setattr("core.bulk_runs.runs.AT_ONCE", 1)
    rita, otto = make.user("rita").id, make.user("otto").id
    browse("ada").open(f"/hand-over/users/{rita}").submit(button="Hand over", everything=str(otto))
    work_on()
    assert set(owners(inside).values()) == {otto}


def test_shares_are_the_rows_of_their_lists(house, browse, make, work, inside):
    rita = make.user("rita").id
    page = browse("ada").open(f"/hand-over/users/{rita}")
    for link, number in (("2 rows", 2),):
        assert len(page.follow(link).css("#results tbody tr")) == number
    assert queries.NOBODYS == "none"


def test_selections_of_suppliers_and_partners_go_too(browse, make, inside, work_on):
    rita, otto = make.user("rita").id, make.user("otto").id
    with inside():
        db.session.add_all([Selection(title="Tins", owner_id=rita, state="open"),
                            PartnerSelection(title="Resellers", role="partner", owner_id=rita, state="open")])
        db.session.commit()
    page = browse("ada").open(f"/hand-over/users/{rita}")
    assert "Selections of suppliers" in page.text and "Selections of partners" in page.text
    page.submit(button="Hand over", everything=str(otto))
    work_on()
    with inside():
        assert {row.title: row.owner_id for row in db.session.query(Selection)} == {"Tins": otto, "Resellers": otto}
