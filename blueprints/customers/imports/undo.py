"""Taking back what an import did to customers, as far as nobody has touched them since."""
import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.customers.actions import hats, parties
from blueprints.customers.imports.people import drop_points
from core.access import of
from core.bulk import delete_rows
from core.importing.undoing import decide, referred_to
from core.principal import HAT_DOMAINS
from models import (
    Address,
    ContactPoint,
    CustomerProfile,
    DuplicatePair,
    Evaluation,
    EvaluationInput,
    Hat,
    LifecycleEvent,
    Party,
    SearchDoc,
    Standing,
    StandingEvent,
    TierEvent,
    TierStanding,
    db,
)

# by the system, in this order
COMPUTED = (LifecycleEvent, TierEvent, TierStanding, EvaluationInput, StandingEvent, Standing, Evaluation)
OWN = (Hat, ContactPoint, Address, CustomerProfile, SearchDoc, DuplicatePair, *COMPUTED)


def undo_parties(items, *, by, role="customer"):
    """{item id: why it was kept}"""
    loads = [selectinload(name) for name in (Party.hats, Party.points, Party.addresses, Party.profile)]
    found = db.session.scalars(of(Party).where(Party.id.in_([item.target_id for item in items])).options(*loads))
    known = {party.id: party for party in found}
    created = [item.target_id for item in items if item.outcome == "new" and item.target_id in known]
    used = referred_to(Party, created, besides=OWN) | _in_use(created) if created else set()
    kept, gone = decide(items, known, used, lambda party, before: _put_back(party, before, by, role))
    _remove(gone, HAT_DOMAINS[role])
    return kept


def _in_use(party_ids):
    """Customers whose class somebody locked or about whom somebody noted something."""
    query = sa.select(CustomerProfile.party_id).where(CustomerProfile.party_id.in_(party_ids), sa.or_(
        CustomerProfile.locked_lifecycle.is_not(None), CustomerProfile.preferences != ""))
    held = sa.select(TierStanding.party_id).where(TierStanding.party_id.in_(party_ids), TierStanding.is_locked)
    return set(db.session.scalars(query)) | set(db.session.scalars(held))


def _put_back(party, before, by, role):
    parties.set_facts(party, before["facts"])
    drop_points(party, before["points"])
    hat = parties.worn(party, role)
    for name, value in before["hat"].items():
        setattr(hat, name, value)
    if before.get("was") == "archived":
        parties.archive(party, by=by)
    elif before.get("was") == "former":
        hats.take_off_hat(party, hat, by=by)
    parties.touch(party)
    parties.reindex(party)
    db.session.flush()


def _remove(gone, domain):
    party_ids = [party.id for party in gone]
    if not gone:
        return
    for column in (*(model.party_id for model in COMPUTED), SearchDoc.record_id,
                   DuplicatePair.first_id, DuplicatePair.second_id):
        delete_rows(column.class_, column.in_(party_ids), domain=domain)
    for party in gone:
        for own in (*party.hats, *party.points, *party.addresses, party.profile, party):
            if own is not None:
                db.session.delete(own)
    db.session.flush()
