"""The scan of what exists for parties entered twice, and what people say of the pairs it found."""
import sqlalchemy as sa

from blueprints.customers.likeness import WEIGHTS, alike, score
from core.access import of
from core.bulk import delete_rows, insert_rows, write_computed
from models import ContactPoint, DuplicatePair, Party, db, now

READ, WRITTEN = 10_000, 2_000  # rows in a step


def read(model, columns, condition):
    """Rows in steps by id: ([rows so far], None) until there are no more."""
    last, rows = 0, []
    while True:
        step = db.session.execute(of(model, model.id, *columns).where(model.id > last, condition).order_by(
            model.id).limit(READ)).all()
        if not step:
            return rows
        last, rows = step[-1].id, rows + step
        yield len(rows)


def keep(pairs):
    """Write down the pairs found, {(id, id): reasons}: new ones are added, known ones told anew, those that are no
    longer alike forgotten, except what somebody has decided. Yields how many are done, after each step."""
    known = {(row.first_id, row.second_id): row for row in db.session.execute(of(
        DuplicatePair, DuplicatePair.id, DuplicatePair.first_id, DuplicatePair.second_id, DuplicatePair.reasons,
        DuplicatePair.state))}
    told = {pair: " ".join(reason for reason in WEIGHTS if reason in reasons) for pair, reasons in pairs.items()}
    new = [{"first_id": first, "second_id": second, "reasons": reasons, "score": score(reasons.split()),
            "state": "open", "found_at": now()} for (first, second), reasons in told.items()
           if (first, second) not in known]
    changed = [{"id": known[pair].id, "reasons": reasons, "score": score(reasons.split())}
               for pair, reasons in told.items() if pair in known and known[pair].reasons != reasons]
    gone = [row.id for pair, row in known.items() if pair not in told and row.state == "open"]
    done = 0
    for rows, write in ((new, add), (changed, tell_anew), (gone, forget)):
        for at in range(0, len(rows), WRITTEN):
            write(rows[at:at + WRITTEN])
            done += len(rows[at:at + WRITTEN])
            yield done


def add(rows):
    insert_rows(DuplicatePair, rows, domain="customers")


def tell_anew(rows):
    write_computed(DuplicatePair, rows, domain="customers")


def forget(ids):
    delete_rows(DuplicatePair, sa.and_(DuplicatePair.id.in_(ids), DuplicatePair.state == "open"), domain="customers")


def found(names, points):
    """{(id, id): reasons} of all parties, from what was read."""
    return alike([(row.id, row.name_key) for row in names], [(row.id, row.tax_key) for row in names],
                 [(row.party_id, row.kind, row.value_key) for row in points])


PARTIES = (Party, (Party.name_key, Party.tax_key), Party.is_open)
POINTS = (ContactPoint, (ContactPoint.party_id, ContactPoint.kind, ContactPoint.value_key), sa.and_(
    ContactPoint.kind.in_(("email", "phone", "mobile")), ContactPoint.party_id.in_(
        of(Party, Party.id).where(Party.is_open))))


def decide(pair, state, *, by):
    """"different": they are two, and no scan asks again; "open": it may be asked again."""
    pair.state, pair.decided_by_id, pair.decided_at = state, by.id, now()
