"""What programs write: by the forms and actions of the pages, with errors by field."""
import sqlalchemy as sa

from models import Deal, LostReason, Party, Stage, Task, Ticket, db
from tests.world import inside

NEW = {"title": "Blue Lake", "email": "hello@lake.example"}


def how_many(app, model):
    with inside(app):
        return db.session.scalar(sa.select(sa.func.count()).select_from(model))


def stage_called(app, name):
    with inside(app):
        return db.session.scalars(sa.select(Stage).where(Stage.name == name)).one().id


def test_a_customer_is_made_and_edited(program):
    rita = program("rita")
    made = rita.post("/customers", status=201, json=NEW)
    assert rita.response.headers["Location"] == f"/api/v1/customers/{made['id']}"
    assert (made["name"], made["owner"], made["team"]) == ("Blue Lake", "Rita", "North")
    rita.patch(f"/customers/{made['id']}", json={"city": "Graz"})
    kept = rita.get(f"/customers/{made['id']}")
    assert (kept["city"], kept["owner"], kept["fields"]["email"]) == ("Graz", "Rita", "hello@lake.example")


def test_errors_stand_at_their_fields_and_nothing_is_kept(program, house):
    rita = program("rita")
    told = rita.post("/customers", status=422, json={"title": " ", "email": "nobody"})["error"]
    assert told["fields"] == {"title": ["Please fill this in"], "email": ["This is not an e-mail address"]}
    assert rita.post("/customers", status=422, json={**NEW, "titel": "x"})["error"]["fields"] == {
        "titel": ["This is not known here"]}
    for sent in ({"json": ["x"]}, {"data": "{", "content_type": "application/json"}, {"json": {"title": {"a": 1}}}):
        rita.post("/customers", status=422, **sent)
    assert how_many(house, Party) == 0


def test_one_like_it_is_looked_at_first(program, make):
    known = make(Party, title="Blue Lake", team="North")
    rita = program("rita")
    told = rita.post("/customers", status=409, json=NEW)["error"]
    assert told["known"] == [known.id]
    rita.post(f"/customers?seen={told['seen']}", status=201, json=NEW)


def test_a_retry_with_the_same_key_makes_nothing_twice(program, house):
    rita, key = program("rita"), {"Idempotency-Key": "order 7"}
    first = rita.post("/customers", status=201, json=NEW, headers=key)
    again = rita.post("/customers", status=201, json=NEW, headers=key)
    assert (first == again, rita.response.headers["Location"]) == (True, f"/api/v1/customers/{first['id']}")
    assert how_many(house, Party) == 1


def test_who_read_an_earlier_version_is_told(program, make):
    party, rita = make(Party, title="Acme"), program("rita")
    rita.patch(f"/customers/{party.id}", json={"city": "Graz", "version": 1})
    told = rita.patch(f"/customers/{party.id}", status=409, json={"city": "Linz", "version": 1})["error"]
    assert (told["version"], rita.get(f"/customers/{party.id}")["city"]) == (2, "Graz")


def test_a_reader_writes_nothing_and_a_stranger_finds_nothing(program, make, house):
    party = make(Party, title="Acme", team="North")
    program("vic").patch(f"/customers/{party.id}", status=403, json={"city": "Graz"})
    program("vic").post("/customers", status=403, json=NEW)
    program("otto").patch(f"/customers/{party.id}", status=404, json={"city": "Graz"})
    program("rita", customers="read").patch(f"/customers/{party.id}", status=403, json={"city": "Graz"})
    assert how_many(house, Party) == 1


def test_a_deal_moves_by_the_one_action_that_moves_deals(program, make, house):
    deal, rita = make(Deal, stage="Enquiry"), program("rita")
    lost = stage_called(house, "Lost")
    assert list(rita.post(f"/deals/{deal.id}/move", status=422, json={"stage": lost})["error"]["fields"]) == [
        "lost_reason"]
    fields = rita.get(f"/deals/{deal.id}/move")["fields"]
    assert [lost, "Lost"] in fields["stage"]["choices"]
    with inside(house):
        reason = db.session.scalars(sa.select(LostReason)).first().id
    moved = rita.post(f"/deals/{deal.id}/move", json={"stage": lost, "lost_reason": reason})
    assert (moved["stage"], moved["state"]) == ("Lost", "lost")


def test_a_foreign_deal_is_not_moved(program, make, house):
    deal = make(Deal, team="South", owner="otto")
    program("rita").post(f"/deals/{deal.id}/move", status=404, json={"stage": stage_called(house, "Lost")})


def test_a_ticket_and_a_task_are_made(program, make, house):
    party, mara = make(Party, title="Acme"), program("mara")
    made = mara.post("/tickets", status=201, json={"title": "It leaks", "customer": party.id, "body": "Please help"})
    task = mara.post("/tasks", status=201, json={"title": "Call them", "about": made["id"], "due_on": "2031-05-04"})
    assert (task["about"], task["due-on"]) == ("It leaks", "2031-05-04")
    assert mara.post(f"/tasks/{task['id']}/done", json={})["state"] == "done"
    assert (how_many(house, Ticket), how_many(house, Task)) == (1, 1)


def test_what_is_not_offered_is_not_there(program, make):
    task, rita = make(Task, owner="rita"), program("rita")
    rita.post(f"/tasks/{task.id}/explode", status=404, json={})
    rita.post("/orders", status=405, json={})
    rita.patch(f"/tasks/{task.id}", status=405, json={})
    rita.send("DELETE", f"/tasks/{task.id}", status=405)
