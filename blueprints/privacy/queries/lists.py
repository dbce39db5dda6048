"""The list of those never to be reached, the erasures, and the files about people."""
from sqlalchemy.orm import aliased

from core.access import of
from core.address_values import one_of, row_id
from core.listing import Listing, Sort
from core.suppressions import REASONS
from models import Erasure, NameCard, PersonExport, Suppression, User

By = aliased(User)

SUPPRESSIONS = Listing(
    of(Suppression, Suppression.id, Suppression.kind, Suppression.reason, Suppression.at, Suppression.lifted_at,
       Suppression.digest, By.name.label("by")).outerjoin(By, By.id == Suppression.by_id),
    {"date": Sort(Suppression.at, Suppression.id, descending=True)},
    filters={"reason": one_of(Suppression.reason, REASONS)}, endpoint="privacy.suppressions")

ERASURES = Listing(
    of(Erasure, Erasure.id, Erasure.state, Erasure.at, Erasure.done_at, Erasure.reference, NameCard.title,
       By.name.label("by")).join(NameCard, NameCard.id == Erasure.party_id).outerjoin(By, By.id == Erasure.asked_by_id),
    {"date": Sort(Erasure.at, Erasure.id, descending=True)},
    filters={"state": one_of(Erasure.state, ("searching", "ready", "erasing", "done", "dropped")),
             "party": lambda text: Erasure.party_id == row_id(text)}, endpoint="privacy.erasures")

EXPORTS = Listing(
    of(PersonExport, PersonExport.id, PersonExport.at, PersonExport.done_at, PersonExport.file, PersonExport.size,
       PersonExport.by_id, PersonExport.fetched_at, PersonExport.party_id, NameCard.title, By.name.label("by")).join(
        NameCard, NameCard.id == PersonExport.party_id).outerjoin(By, By.id == PersonExport.by_id),
    {"date": Sort(PersonExport.at, PersonExport.id, descending=True)},
    filters={"party": lambda text: PersonExport.party_id == row_id(text)}, endpoint="privacy.person_exports")
