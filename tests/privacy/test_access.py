"""A customer of another team: met without being seen, asked for, let in or refused."""
import pytest

from models import Party

PATH = "/privacy/access-requests"


@pytest.fixture
def acme(make):
    return make(Party, title="Acme Trading Ltd", email="info@acme.example", team="North", owner="rita")


def asked(browse, note="We have a joint order"):
    page = browse("otto").open("/customers/new").submit(title="ACME Trading GmbH", status=409)
    assert "Another team knows a party with the same name: ask North" in page.text
    assert "Acme Trading Ltd" not in page.text
    return page.follow("Ask for access").submit(note=note)


def test_who_looks_after_it_is_told_and_has_a_task(browse, acme):
    page = asked(browse)
    assert "It is not shared with you." in page.text and "Acme" not in page.text
    told = browse("rita").open("/notices").text
    assert "Otto asks to see Acme Trading Ltd" in told
    assert "Otto asks to see Acme Trading Ltd" in browse("rita").open("/tasks").text
    assert "Otto asks to see it" in browse("rita").open(f"/customers/{acme.id}").text


def test_let_in_they_see_it_and_write_nothing(browse, acme):
    path = asked(browse).path
    page = browse("rita").open(path).submit(button="Let them", answer="Ask me first")
    assert page.toasts == ["They were told that they see it now"]
    assert browse("otto").open(f"/customers/{acme.id}").h1 == "Acme Trading Ltd"
    browse("otto").open(f"/customers/{acme.id}/edit", status=403)
    assert "Rita lets you see Acme Trading Ltd" in browse("otto").open("/notices").text
    assert "Otto asks to see" not in browse("rita").open("/tasks").text


def test_what_was_let_can_be_ended_and_given_back(browse, acme):
    browse("rita").open(asked(browse).path).submit(button="Let them")
    ended = browse("rita").open(f"/customers/{acme.id}").submit(button="Otto sees it no more")
    browse("otto").open(f"/customers/{acme.id}", status=404)
    ended.submit(button="Undo")
    browse("otto").open(f"/customers/{acme.id}")


def test_refused_they_learn_nothing(browse, acme):
    path = asked(browse).path
    browse("rita").open(path).submit(button="Refuse", answer="Sorry")
    page = browse("otto").open(path)
    assert ("Sorry" in page.text, "Acme" in page.text) == (True, False)
    browse("otto").open(f"/customers/{acme.id}", status=404)
    assert "Rita refused to let you see a party you asked for" in browse("otto").open("/notices").text


def test_only_who_may_answers_and_only_once(browse, acme, house):
    page = asked(browse)
    assert "Your answer" not in page.text
    late = browse("rita").open(page.path)
    browse("otto").client.post(f"{page.path}/grant")
    browse("ada").open(page.path).submit(button="Let them")
    assert "This was answered already" in late.submit(button="Refuse", status=409).text


def test_a_stranger_sees_no_request(browse, acme, make):
    path = asked(browse).path
    make(Party, title="Other", team="South")
    browse("vic").open(path)  # reads all customers
    assert browse().open(path).h1 == "Sign in"


def test_asked_twice_is_one_request_and_withdrawn_it_is_over(browse, acme):
    first, second = asked(browse), asked(browse, "Again")
    assert first.path == second.path
    assert browse("otto").open(first.path).submit(button="Withdraw").toasts == ["Withdrawn"]
    assert "Otto asks to see" not in browse("rita").open("/tasks").text


def test_administrators_hand_it_over(browse, acme):
    browse("ada").open(asked(browse).path).submit(button="Let them", way="hand-over")
    browse("otto").open(f"/customers/{acme.id}/edit")
    browse("rita").open(f"/customers/{acme.id}", status=404)


def test_a_seal_is_good_for_nobody_else(browse, acme):
    page = browse("otto").open("/customers/new").submit(title="Acme Trading", status=409)
    browse("mara").open(page.links["Ask for access"], status=404)
    browse("otto").open("/privacy/ask-access/anything", status=404)


def test_the_list_costs_the_same_for_one_and_three(browse, make, statements):
    counts = []
    browse("rita").open(PATH)
    for names in (("A one",), ("B two", "C three")):
        for name in names:
            make(Party, title=name, team="North", owner="rita")
            met = browse("otto").open("/customers/new").submit(title=name, status=409)
            met.follow("Ask for access").submit(note="x")
        with statements() as seen:
            assert len(browse("rita").open(PATH).table()) == len(names) + (1 if len(counts) == 0 else 2)
        counts.append(len(seen))
    assert counts[0] == counts[1]
