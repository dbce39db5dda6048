"""Who looked as whom, and why."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.access import of
from core.listing import Listing, Sort
from models import Sight, SightPage, User, db

By, Seen = aliased(User), aliased(User)

PAGES = sa.select(sa.func.count()).select_from(SightPage).where(SightPage.sight_id == Sight.id).correlate(
    Sight).scalar_subquery()

SIGHTS = Listing(
    of(Sight, Sight.id, Sight.why, Sight.began_at, Sight.ended_at, Sight.expires_at, Sight.as_id,
       By.name.label("by"), Seen.name.label("seen"), PAGES.label("pages"))
    .join(By, By.id == Sight.by_id).join(Seen, Seen.id == Sight.as_id),
    {"began": Sort(Sight.began_at, Sight.id, descending=True)}, endpoint="rights.sights")


def names(sight):
    """(who looked, as whom)"""
    return db.session.execute(of(Sight, By.name, Seen.name).join(By, By.id == Sight.by_id)
                              .join(Seen, Seen.id == Sight.as_id).where(Sight.id == sight.id)).one()


def pages(sight):
    """What they opened, the newest first."""
    return Listing(
        of(SightPage, SightPage.id, SightPage.at, SightPage.path, SightPage.status)
        .where(SightPage.sight_id == sight.id),
        {"at": Sort(SightPage.at, SightPage.id, descending=True)})
