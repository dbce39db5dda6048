"""Customers nobody touches are warned of, then return to the pool; told from the screen."""
import pytest

from models import Entry, Party, PoolPlace, db, now


def rows(page):
    return [row.css("th")[0].text().strip() for row in page.css("#results tbody tr")]


def test_the_owner_is_warned_first_and_loses_it_when_the_days_are_over(browse, idle, rule, night):
    party = idle()
    rule(idle_days=90, warn_days=7)
    night()
    rita = browse("rita")
    assert rows(rita.open("/pool/warned")) == ["Blue Lake"] and rows(rita.open("/pool")) == []
    assert "Blue Lake goes back to the pool on" in rita.open("/notices").text
    night(6)
    assert rows(rita.open("/pool")) == []
    night(1)
    assert rows(rita.open("/pool")) == ["Blue Lake"] and rows(rita.open("/pool/warned")) == []
    assert "went back to the pool" in rita.open("/notices").text
    page = browse("ada").open(f"/customers/{party.id}")
    assert "In the pool since" in page.text and "gave this back to the pool" in page.text


def test_a_touch_keeps_a_customer(browse, idle, rule, night, inside):
    kept, lost = idle("Kept"), idle("Lost")
    rule()
    night()
    with inside():
        rita = db.session.get(Party, kept.id).profile.owner_id
        db.session.add(Entry(record_id=kept.id, party_id=kept.id, kind="call", body="Called", by_id=rita, at=now()))
        db.session.commit()
    night(8)
    assert rows(browse("rita").open("/pool")) == ["Lost"] and rows(browse("rita").open("/pool/warned")) == []
    assert lost.title == "Lost"


def test_without_a_rule_nobody_returns(browse, idle):
    idle()
    assert "No rule says when a customer returns" in browse("rita").open("/pool").text


def test_the_rule_of_the_class_goes_before_that_of_all(browse, idle, rule, night):
    idle("Potential one", 60)
    rule(idle_days=30)
    rule(idle_days=90, lifecycle="potential")
    night()
    assert rows(browse("rita").open("/pool/warned")) == []


def test_a_rule_that_is_archived_lets_go(browse, idle, rule, night, inside):
    idle()
    rule()
    night()
    browse("mara").open("/pool/rules").submit(button="Archive Any class, Any team")
    night_of = browse("mara").open("/pool/rules")
    assert "The rule holds no more" not in night_of.text
    night(8)
    with inside():
        assert db.session.query(PoolPlace).count() == 0


def test_the_ledger_says_who_why_and_when(browse, pooled):
    party = pooled()
    browse("rita").open("/pool")
    page = browse("ada").open(f"/pool/ledger?party={party.id}")
    assert [row.css(".pill")[0].text() for row in page.css("#results tbody tr")] == ["Returned to the pool", "Warned"]
    assert "Nobody touched it since" in page.text and "The rules" in page.text
    file = browse("ada").client.get(f"/pool/ledger/export/csv?party={party.id}")
    assert file.data.decode("utf-8-sig").splitlines()[0] == "Date,Customer,What,Former owner,New owner,By"


def test_giving_it_to_somebody_by_the_usual_form_takes_it_out(browse, pooled, make):
    party = pooled()
    browse("ada").open(f"/customers/{party.id}/edit").submit(button="Save", owner=str(make.user("otto").id))
    assert rows(browse("ada").open("/pool")) == []
    page = browse("ada").open(f"/pool/ledger?party={party.id}")
    assert page.css("#results tbody tr .pill")[0].text() == "Assigned"


@pytest.mark.parametrize("path", ["/pool", "/pool/ledger?what=returned"])
def test_lists_read_one_and_three_rows_with_as_many_statements(browse, idle, rule, night, statements, path):
    rule()
    seen = []
    for titles in (["One"], ["Two", "Three"]):
        for title in titles:
            idle(title)
        night()
        night(8)
        browse("ada").open(path)
        with statements() as read:
            page = browse("ada").open(path)
        seen.append((len(rows(page)), len(read)))
    assert [number for number, _read in seen] == [1, 3] and seen[0][1] == seen[1][1]
