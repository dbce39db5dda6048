"""On any record: who sees it, and by which rule."""
from models import Deal, Party, Task
from tests.world import days_on


def test_each_reader_has_their_reasons(browse, make):
    deal = make(Deal, title="Kettles", owner="rita", team="North")
    page = browse("ada").open(f"/sales/deals/{deal.id}").follow("Who sees this")
    assert page.h1 == "Who sees Kettles"
    told = {row[0].split()[0]: row[1:] for row in page.table()[1:]}
    theirs = "Sales: writes Sales of their team, and this belongs to North"
    assert told["Rita"] == ["Sales: writes their own Sales, and this is theirs " + theirs] * 2
    assert told["Vic"] == ["Viewer: reads all of Sales", "—"]
    assert told["Mara"] == ["Manager: manages all of Sales"] * 2
    assert "Otto" not in told and page.text.endswith("Who does not see it Otto")


def test_a_name_is_seen_through_something_about_it(browse, make):
    party = make(Party, title="Blue Lake", team="South")
    deal = make(Deal, title="Kettles", owner="rita", team="North", party=party)
    page = browse("ada").open(f"/records/{party.id}/readers")
    assert page.table(1)[1:] == [["Rita Sales", "Deal Kettles"]]
    assert page.links["Kettles"] == f"/sales/deals/{deal.id}"


def test_tasks_need_no_role(browse, make):
    task = make(Task, title="Call", owner="otto", due=days_on(1))
    page = browse("ada").open(f"/records/{task.id}/readers")
    assert ["Otto Sales", "It is theirs, or they made it", "It is theirs, or they made it"] in page.table()


def test_it_is_for_those_who_look_after_rights(browse, make):
    path = f"/records/{make(Party, title='Blue Lake', team='North', owner='rita').id}/readers"
    for name, status in {"ada": 200, "mara": 200, "rita": 403, "vic": 403, "otto": 404}.items():
        browse(name).open(path, status=status)
    for name, number in {"mara": 1, "rita": 0}.items():
        page = browse(name).open(path.replace("/records/", "/customers/").removesuffix("/readers"))
        assert len(page.css('a[href$="/readers"]')) == number
