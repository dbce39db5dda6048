"""What some customers allowed us, a few who took it back, and who asked to see what others look after."""
from datetime import timedelta

from models import AccessRequest, ConsentEvent, PartyShare, db

CHANNEL = {"email": "email", "phone": "phone", "mobile": "phone"}
SOURCES = ("form", "meeting", "phone", "contract", "paper")
REQUESTS = ((2, "open", None), (30, "granted", "share"), (75, "refused", None))  # days ago, what came of it, how


def note_consents(stage):
    """Two of three said something of offers by e-mail; one in nine took it back; some were asked about surveys."""
    people = stage.of_team("sales")
    for number, party in enumerate(stage.parties("customer", 0, 60)):
        if number % 3 == 2:
            continue
        point = next((each for each in party.points if each.kind in CHANNEL), None)
        if point is None:
            continue
        purposes = ["marketing", "research"] if number % 4 == 0 else ["marketing"]
        person = people[number % len(people)]
        for purpose in purposes:
            source = SOURCES[number % len(SOURCES)]
            say(stage, party, CHANNEL[point.kind], purpose, "given", source, 400 - number, person)
        if number % 9 == 0:
            say(stage, party, CHANNEL[point.kind], "marketing", "refused", "email", 40 + number, person)


def say(stage, party, channel, purpose, state, source, days_ago, person):
    stage.at = stage.moment(days_ago)
    db.session.add(ConsentEvent(
        party_id=party.id, channel=channel, purpose=purpose, state=state, source=source, note="",
        on=stage.at.date(), at=stage.at, by_id=person.id))


def ask_for_access(stage):
    """Purchasing met customers of sales."""
    asker, seller = stage.of_team("purchasing")[0], stage.of_team("sales")[0]
    for (days_ago, state, way), party in zip(REQUESTS, stage.parties("customer", 3, 6), strict=True):
        asked_at = stage.moment(days_ago)
        decided = {} if state == "open" else {
            "decided_at": asked_at + timedelta(hours=3), "decided_by_id": seller.id, "way": way}
        request = AccessRequest(party_id=party.id, asked_by_id=asker.id, asked_at=asked_at, reasons="name", state=state,
                                note=stage.words.ASKS_ACCESS, answer="", **decided)
        db.session.add(request)
        db.session.flush()
        if way == "share":
            db.session.add(PartyShare(party_id=party.id, user_id=asker.id, request_id=request.id, by_id=seller.id,
                                      since=decided["decided_at"]))


STEPS = []
LAST_STEPS = [note_consents, ask_for_access]
