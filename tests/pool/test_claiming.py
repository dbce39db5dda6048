"""A customer in the pool is claimed, given out, put in by hand; told from the screen."""
import threading

from models import PoolEvent, PoolPlace, PoolTerms, db
from tests.pool.test_returning import rows


def token(browser):
    return {"csrf_token": browser.open("/account").values()["csrf_token"]}


def test_another_team_claims_it_and_only_then_sees_it(browse, pooled):
    party = pooled(team="North")
    otto = browse("otto")
    otto.open(f"/customers/{party.id}", status=404)
    page = otto.open("/pool")
    assert rows(page) == ["Blue Lake"] and f"/customers/{party.id}" not in page.text
    page = page.submit(button="Claim")
    assert page.h1 == "Blue Lake" and page.toasts == ["Blue Lake is yours now"]
    assert rows(otto.open("/pool")) == []
    browse("rita").open(f"/customers/{party.id}", status=404)


def test_a_closed_pool_is_its_teams_own(browse, idle, rule, night):
    party = idle()
    rule(is_open=False)
    night()
    night(8)
    assert rows(browse("otto").open("/pool")) == []
    browse("otto").open(f"/pool/{party.id}/claim", status=404, method="POST", data=token(browse("otto")))


def test_who_comes_second_is_told_who_has_it(browse, pooled):
    pooled()
    first, second = browse("otto").open("/pool"), browse("mara").open("/pool")
    first.submit(button="Claim")
    page = second.submit(button="Claim", status=409)
    assert "Otto has this customer by now" in page.text


def test_two_at_the_same_instant_one_has_it(browse, pooled, inside):
    party = pooled()
    pages = [browse(name).open("/pool") for name in ("otto", "mara", "ada")]
    answers = []

    def press(page):
        answers.append(page.browser.client.post(f"/pool/{party.id}/claim", data=page.values(
            f"/pool/{party.id}/claim")).status_code)
    threads = [threading.Thread(target=press, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409, 409]
    with inside():
        assert db.session.query(PoolEvent).filter_by(what="claimed").count() == 1
        assert db.session.query(PoolPlace).count() == 0


def test_who_lost_it_waits(browse, pooled):
    pooled()
    page = browse("rita").open("/pool").submit(button="Claim", status=409)
    assert "You had this customer before: you may claim it again from" in page.text


def test_nobody_claims_more_than_the_limit(browse, pooled, inside):
    pooled("One", "Two")
    with inside():
        db.session.add(PoolTerms(id=1, most_claims=1, claim_days=7, cool_down_days=30))
        db.session.commit()
    otto = browse("otto")
    otto.open("/pool?q=one").submit(button="Claim")
    page = otto.open("/pool?q=two").submit(button="Claim", status=409)
    assert "which is the limit" in page.text and len(rows(otto.open("/pool"))) == 1


def test_who_leads_gives_it_to_somebody(browse, pooled, make):
    party = pooled()
    page = browse("mara").open(f"/pool/{party.id}/assign")
    assert "Please fill this in" in page.submit(button="Assign", status=422).text
    page = page.submit(button="Assign", owner=str(make.user("otto").id))
    assert page.toasts == ["Blue Lake is given to Otto"] and rows(page) == []
    browse("rita").open(f"/pool/{party.id}/assign", status=403)


def test_it_is_put_in_by_hand_and_taken_back(browse, idle):
    party = idle()
    rita = browse("rita")
    page = rita.open(f"/customers/{party.id}").follow("Put it into the pool")
    page = page.submit(button="Put it into the pool", reason="Too far away")
    assert rows(page) == ["Blue Lake"] and page.toasts[0].startswith("Blue Lake is in the pool now")
    page = page.submit(button="Undo")
    assert page.h1 == "Blue Lake" and "put this into the pool: Too far away" in page.text
    rita.open(f"/pool/{party.id}/take-back", status=409, method="POST", data=token(rita))


def test_a_colleague_does_not_put_it_in(browse, idle):
    party = idle(owner="mara")
    browse("rita").open(f"/pool/{party.id}/release", status=403)
    browse("vic").open(f"/pool/{party.id}/release", status=403)
    browse("otto").open(f"/pool/{party.id}/release", status=404)


def test_the_list_is_filtered_in_place(browse, pooled):
    pooled("One", "Two")
    part = browse("rita").open("/pool?q=two", htmx_target="div#results")
    assert [row.css("th")[0].text().strip() for row in part.css("tbody tr")] == ["Two"]
