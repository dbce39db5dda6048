"""Who looked as whom, and why."""
from sqlalchemy.orm import aliased

from core.access import of
from core.listing import Listing, Sort
from models import Sight, User

By, Seen = aliased(User), aliased(User)

SIGHTS = Listing(
    of(Sight, Sight.id, Sight.why, Sight.began_at, Sight.ended_at, Sight.expires_at, Sight.as_id,
       By.name.label("by"), Seen.name.label("seen")).join(By, By.id == Sight.by_id).join(Seen, Seen.id == Sight.as_id),
    {"began": Sort(Sight.began_at, Sight.id, descending=True)}, endpoint="rights.sights")
