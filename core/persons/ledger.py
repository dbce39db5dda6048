"""Who was erased and who is never to be reached, kept beside the database: no backup that is restored brings them back.

`privacy.json` in the data folder holds numbers and fingerprints, no name. It is written with every change of either,
and applied by `flask restore` to what comes out of a backup made before.
"""
import json
import os
import tempfile
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from flask import current_app

from core.persons.belongings import UNSCOPED
from core.persons.erasing import ERASED, erase
from core.principal import SYSTEM
from core.scope import acting_as
from models import Erasure, Record, Suppression, db, now

FORMAT = 1
OF_SUPPRESSION = ("salt", "kind", "digest", "reason")


def place():
    return Path(current_app.config["GUANXI_DATA"]) / "privacy.json"


def keep():
    """Write down what the database says, in the caller's transaction: one that breaks off leaves a line too many."""
    db.session.flush()
    listed = db.session.execute(sa.select(*(getattr(Suppression, name) for name in OF_SUPPRESSION)).where(
        Suppression.lifted_at.is_(None)).order_by(Suppression.id))
    erased = db.session.scalars(sa.select(Erasure).where(Erasure.state == "done").order_by(Erasure.id))
    told = {"format": FORMAT, "suppressed": [list(row) for row in listed],
            "erased": [{"number": each.id, "party": each.party_id, "done_at": each.done_at.isoformat(),
                        "reference": each.reference, "names_too": each.names_too, "counts": each.counts}
                       for each in erased]}
    _write(json.dumps(told, ensure_ascii=False))


def _write(text):
    with tempfile.NamedTemporaryFile("w", dir=place().parent, delete=False, encoding="utf-8") as part:
        part.write(text)
        part.flush()
        os.fsync(part.fileno())
    os.replace(part.name, place())


def apply():
    """To a database just restored: {"suppressed", "erased"}, how many it did not know; None where there is no ledger.
    Commits."""
    if not place().exists():
        return None
    told = json.loads(place().read_text(encoding="utf-8"))
    with acting_as(SYSTEM), db.session().in_mode("write"):
        suppressed = _suppress_again(told["suppressed"])
        db.session.commit()
        erased = sum(_erase_again(each) for each in told["erased"])
        keep()
        db.session.commit()
    return {"suppressed": suppressed, "erased": erased}


def _suppress_again(rows):
    held = {tuple(row) for row in db.session.execute(sa.select(Suppression.kind, Suppression.digest).where(
        Suppression.lifted_at.is_(None)))}
    missing = [row for row in rows if (row[1], row[2]) not in held]
    db.session.add_all(Suppression(**dict(zip(OF_SUPPRESSION, row, strict=True))) for row in missing)
    db.session.flush()
    return len(missing)


def _erase_again(told):
    """True when somebody was there again; an erasure the backup knows of is left as it is."""
    state = db.session.scalar(sa.select(Record.state).where(Record.id == told["party"]).execution_options(**UNSCOPED))
    if state in (None, ERASED):
        return False
    steps = erase(told["party"], number=told["number"], names_too=told["names_too"])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            _certify(told, end.value)
            db.session.commit()
            return True
        db.session.commit()


def _certify(told, counts):
    """The certificate as it was, with what was erased the second time."""
    row = db.session.get(Erasure, told["number"])
    if row is None or row.party_id != told["party"]:
        row = Erasure(party_id=told["party"])
        db.session.add(row)
    row.state, row.reference, row.names_too = "done", told["reference"], told["names_too"]
    row.counts, row.found, row.done_at = {**counts, "again": now().isoformat()}, {}, datetime.fromisoformat(
        told["done_at"])
    db.session.flush()
