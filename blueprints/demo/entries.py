"""What was said and sent: timelines, mentions, files, tags, watchers; and the notices that came of it."""
import io
from functools import partial

import sqlalchemy as sa

from blueprints.demo.ledger import is_made, made
from blueprints.demo.rhythms import CLASSES
from blueprints.records.actions.entries import write_entry
from blueprints.records.actions.files import store
from blueprints.records.actions.tags import add_tag
from blueprints.records.actions.watchers import watch
from core.access import of
from models import Entry, Notice, Party, Record, Tag, Task, db

A_STEP = 4
FILES_EVERY = 3  # steps
UNREAD_DAYS = 6  # what people were told longer ago than this they have read
PARTIES = len(CLASSES) + 30


def watch_some(stage):
    """Everybody watches some customers, so that there is something to be told."""
    stage.at = stage.moment(300)
    people = stage.people()
    for number, party in enumerate(stage.parties("customer", 0, 60)):
        if number % 4 == 0:
            watch(party, by=people[-1])
        if number % 3 == 1:
            watch(party, by=people[number % len(people)])


def write_entries(start, stage):
    """A few entries for each party, newest last; some with a file, some naming a colleague."""
    stored = store(papers(stage))[0] if start % (FILES_EVERY * A_STEP) == 0 else []
    tags = db.session.scalars(sa.select(Tag).where(Tag.id.in_(made(Tag))).order_by(Tag.id)).all()
    people = stage.people()
    for number, party in enumerate(stage.parties(None, start, start + A_STEP), start):
        by = author(number, people)
        age = max(2, (stage.moment(0) - party.created_at).days)
        past = [stage.chance.randint(1, min(age, 500)) for _ in range(stage.chance.randint(1, 4))]
        for days in sorted(past, reverse=True):
            write(party, some_entry(stage), days, stage, by=by)
        if number % 2 == 0:
            write(party, some_entry(stage), 1 + number % min(12, age), stage, by=by)
        if number % 7 == 3:
            colleague = people[number % 12] if number % 2 else people[-1]
            write(party, some_mention(colleague, stage), 1 + number % 9, stage, by=people[(number + 1) % 4])
        if stored and number == start + 2:
            write(party, some_entry(stage), 3, stage, by=by, files=stored)
        for _ in range(stage.chance.choice((0, 0, 1, 1, 2))):
            add_tag(party, stage.chance.choice(tags).name, by=by)


def author(number, people):
    """Who writes most about the party of a number: who sells to it, serves it, buys from it, works with it."""
    if number >= len(CLASSES) + 18:
        return people[10 + number % 2]
    if number >= len(CLASSES):
        return people[7 + number % 3]
    return people[-1] if number % 3 == 0 else people[4 + number % 3] if number % 5 == 2 else people[number % 4]


def write(party, facts, days, stage, *, by, files=()):
    stage.at = stage.some_moment(days)
    write_entry(party, facts | {"at": stage.at}, by=by, files=files)


def some_entry(stage):
    kind, direction, minutes, body, outcome = stage.chance.choice(stage.words.ENTRIES)
    return {"kind": kind, "direction": direction, "minutes": minutes, "body": filled(body, stage), "outcome": outcome}


def some_mention(colleague, stage):
    body = filled(stage.chance.choice(stage.words.MENTIONS), stage, colleague=colleague.name)
    return {"kind": "note", "direction": None, "minutes": None, "body": body, "outcome": ""}


def filled(text, stage, **facts):
    words, chance = stage.words, stage.chance
    who = words.person(chance.choice(words.GIVEN)[0], chance.choice(words.FAMILIES)[0])
    return text.format(who=who, what=chance.choice(words.PRODUCTS)[1], **facts)


def papers(stage):
    """(name, stream) of the files: texts, and an offer that is one page of PDF."""
    texts = [(name, text.encode("utf-8-sig")) for name, text in stage.words.FILES]
    prices = "".join(f"\n{code},{name},{price}" for code, name, price in stage.words.PRODUCTS)
    texts[0] = (texts[0][0], texts[0][1] + prices.encode())
    return [(name, io.BytesIO(content)) for name, content in [*texts, (stage.words.OFFER, one_page("GX-2041"))]]


def one_page(text):
    """A PDF of one page that says `text` (ASCII)."""
    drawn = f"BT /F1 24 Tf 72 740 Td ({text}) Tj ET".encode()
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
             b"/Resources << /Font << /F1 5 0 R >> >> >>",
             b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
             b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                      % (table, len(written)))


def date_notices(stage):
    """Notices are as old as what they tell of, and the older ones were read."""
    entry_at = dict(db.session.execute(of(Entry, Entry.id, Entry.at).where(is_made(Entry, Entry.id))).all())
    told = sa.select(Notice, Record.created_at).join(Record, Record.id == Notice.record_id).where(
        sa.or_(is_made(Party, Notice.record_id), is_made(Task, Notice.record_id)))
    for notice, created_at in db.session.execute(told.order_by(Notice.id)):
        notice.at = entry_at.get(notice.facts.get("entry"), created_at)
        if notice.at < stage.moment(UNREAD_DAYS):
            notice.read_at = notice.at


STEPS = [watch_some, *(partial(write_entries, start) for start in range(0, PARTIES, A_STEP))]
LAST_STEPS = [date_notices]
