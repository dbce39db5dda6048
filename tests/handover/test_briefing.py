"""What whoever gets a customer should know first, told from the screen."""
from models import Entry, Party, Promise, Ticket, db, now


def test_the_briefing_tells_what_was_said_what_is_open_and_what_was_promised(browse, make, work, inside):
    with inside():
        ticket = db.session.query(Ticket).one()
        rita = db.session.get(Party, work.id).profile.owner_id
        db.session.add(Entry(record_id=work.id, party_id=work.id, kind="call", body="They like tea", by_id=rita,
                             at=now()))
        db.session.add(Promise(record_id=ticket.id, what="A new seal", due_at=now(), by_id=rita))
        db.session.commit()
    page = browse("mara").open(f"/customers/{work.id}").follow("Briefing")
    assert "They like tea" in page.text
    assert "A new seal" in page.text
    assert {"Pumps", "Leak", "Call them"} <= set(page.links)


def test_only_who_sees_the_customer_is_briefed(browse, make, work):
    browse("otto").open(f"/hand-over/customers/{work.id}", status=404)
    assert browse("vic").open(f"/hand-over/customers/{work.id}").h1 == "Briefing: Blue Lake"
    assert "Nothing was noted yet." in browse("vic").open(f"/hand-over/customers/{work.id}").text
