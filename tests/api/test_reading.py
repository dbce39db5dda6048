"""Lists and rows for programs: what their owner sees, no further than the token goes."""
from models import Deal, Party, Task, Ticket
from tests.world import days_on


def names(answer):
    return [row["name"] for row in answer["rows"]]


def test_a_program_sees_what_its_owner_sees(program, make):
    make(Party, title="Acme", team="North")
    make(Party, title="Bolt", team="South")
    assert names(program("rita").get("/customers")) == ["Acme"]
    assert names(program("otto").get("/customers")) == ["Bolt"]
    assert names(program("vic").get("/customers?sort=name")) == ["Acme", "Bolt"]


def test_a_foreign_row_is_a_missing_one_to_the_byte(program, make):
    foreign, rita = make(Party, team="South"), program("rita")
    rita.get(f"/customers/{foreign.id}", status=404)
    told = rita.response.data
    for missing in (999_999, 10**30):
        rita.get(f"/customers/{missing}", status=404)
        assert rita.response.data == told


def test_a_token_goes_no_further_than_it_was_made_for(program, make):
    make(Party, title="Acme")
    narrow = program("rita", customers="read")
    assert names(narrow.get("/customers")) == ["Acme"]
    assert narrow.get("/deals", status=403)["error"]["status"] == 403
    narrow.get("/tasks", status=403)
    assert set(narrow.get("")["lists"]) >= {"customers", "follow-ups"}
    assert "deals" not in narrow.get("")["lists"]


def test_a_token_goes_no_further_than_its_owner(program):
    program("rita", suppliers="write").get("/suppliers", status=403)
    assert set(program("vic", tasks="read").get("")["lists"]) == {"tasks"}


def test_filters_are_the_list_s_and_unknown_ones_are_refused(program, make):
    make(Party, title="Acme", country="GB")
    make(Party, title="Bolt", country="DE")
    rita = program("rita")
    assert names(rita.get("/customers?geography=international")) == ["Bolt"]
    assert rita.get("/customers?colour=red", status=400)["error"]["message"] == "unknown in this list: colour"
    assert rita.get("/colours", status=404)["error"]["status"] == 404


def test_pages_follow_one_another(program, make):
    for number in range(53):
        make(Party, title=f"Party {number:02}")
    rita, path, seen = program("rita"), "/customers?sort=name", []
    while path:
        answer = rita.get(path)
        seen += names(answer)
        path = (answer["next"] or "").removeprefix("/api/v1")
    assert seen == [f"Party {number:02}" for number in range(53)]


def test_values_are_plain(program, make):
    party = make(Party, title="Acme")
    deal = make(Deal, title="Big", party=party, amount=5000, closes_on=days_on(5))
    row = program("rita").get(f"/deals/{deal.id}")
    assert (row["title"], row["amount"], row["closes"], row["number"]) == (
        "Big", {"minor_units": 5000, "currency": "GBP"}, days_on(5).isoformat(), None)


def test_one_row_is_there_whatever_its_list_leaves_out_at_first(program, make):
    done = make(Task, title="Done", owner="rita", done_by="rita")
    rita = program("rita")
    assert (rita.get("/tasks")["rows"], rita.get(f"/tasks/{done.id}")["state"]) == ([], "done")


def test_every_list_there_is_can_be_read(program, make):
    make(Ticket, team="North", party_id=make(Party).id)
    mara = program("mara", **dict.fromkeys(("customers", "sales", "service", "suppliers", "partners", "tasks"), "read"))
    lists = mara.get("")["lists"]
    assert len(lists) > 20
    for one in lists.values():
        assert set(mara.get(one["url"].removeprefix("/api/v1"))) == {"rows", "next", "previous"}


def test_a_page_costs_the_same_statements_for_one_row_and_for_many(program, make, statements):
    mara, counts = program("mara"), []
    for _round in range(2):
        make(Deal, party=make(Party))
        make(Deal, party=make(Party))
        mara.get("/deals")
        with statements() as seen:
            mara.get("/deals")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 4
