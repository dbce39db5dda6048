"""Parties as an address book has them: they and their people, with the ways to reach each that they did not refuse."""
from itertools import islice

import sqlalchemy as sa

from core.access import of
from core.contact_cards import Card
from models import Address, ContactPoint, Party, PartyLink, Record, db

AT_ONCE = 500
IDS = sa.bindparam("party_ids", expanding=True)
PARTIES = of(Party, Party.id, Record.title, Party.is_person, Party.about, Record.updated_at).where(Party.id.in_(IDS))
POINTS = of(ContactPoint, ContactPoint.party_id, ContactPoint.kind, ContactPoint.value).where(
    ContactPoint.party_id.in_(IDS), ContactPoint.consent != "refused").order_by(
    ContactPoint.is_primary.desc(), ContactPoint.id)
ADDRESSES = of(Address, Address.party_id, Address.street, Address.city, Address.region, Address.postal_code,
               Address.country).where(Address.party_id.in_(IDS)).order_by(Address.id)
PEOPLE = of(PartyLink, PartyLink.party_id, PartyLink.other_id, PartyLink.title).where(
    PartyLink.kind == "employment", PartyLink.until.is_(None), PartyLink.other_id.in_(IDS)).order_by(PartyLink.id)
EMPLOYERS = of(PartyLink, PartyLink.party_id, PartyLink.title, PartyLink.other_id).where(
    PartyLink.kind == "employment", PartyLink.until.is_(None), PartyLink.party_id.in_(IDS)).order_by(PartyLink.id)


def cards(party_ids):
    """A Card for each party, then those of its people; some at a time, however many there are."""
    left = iter(party_ids)
    while some := list(islice(left, AT_ONCE)):
        yield from cards_of(some)


def cards_of(party_ids):
    people = read(PEOPLE, party_ids)
    jobs = {}
    for row in [*read(EMPLOYERS, party_ids), *people]:
        jobs.setdefault(row.party_id, row)
    known = made({*party_ids, *(row.party_id for row in people)}, jobs)
    of_each = {}
    for row in people:
        of_each.setdefault(row.other_id, []).append(row.party_id)
    written = set()
    for party_id in party_ids:
        for row_id in (party_id, *of_each.get(party_id, ())):
            if row_id in known and row_id not in written:
                written.add(row_id)
                yield known[row_id]


def made(ids, jobs):
    """{party id: Card} of those in sight."""
    names = {row.id: row for row in read(PARTIES, {*ids, *(row.other_id for row in jobs.values())})}
    points, places = {}, {}
    for row in read(POINTS, ids):
        points.setdefault(row.party_id, []).append((row.kind, row.value))
    for row in read(ADDRESSES, ids):
        places.setdefault(row.party_id, (row.street, row.city, row.region, row.postal_code, row.country or ""))
    found = {}
    for row in (names[row_id] for row_id in ids if row_id in names):
        job = jobs.get(row.id)
        found[row.id] = Card(
            row.id, row.title, row.is_person, names[job.other_id].title if job and job.other_id in names else "",
            job.title if job else "", points.get(row.id, []), places.get(row.id, ()), row.about, row.updated_at)
    return found


def read(statement, ids):
    return db.session.execute(statement, {"party_ids": sorted(ids)}).all()
