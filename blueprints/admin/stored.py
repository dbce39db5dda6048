"""What takes room: files by what they belong to, the biggest, those nobody refers to, those that are gone."""
import re
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from core.access import of
from core.files import all_files, drop_file
from core.principal import SYSTEM
from core.scope import acting_as
from models import Attachment, Base, ImportRun, NameCard, db, now

NAMES_A_FILE = re.compile(r"(.*_)?sha(256)?")  # columns that name a file of the store
SETTLED = timedelta(days=1)  # what is younger may belong to something that is being saved
BIGGEST = 20


@dataclass(frozen=True)
class Strays:
    """Files no row refers to (`unclaimed`: {sha256: bytes}), and how many files rows refer to that are not there."""

    unclaimed: dict
    missing: int

    @property
    def size(self):
        return sum(self.unclaimed.values())


def by_kind():
    """[(kind of record, files, bytes)] of what lies on records, archived ones among them; the most room first."""
    size = sa.func.sum(Attachment.size)
    query = sa.select(NameCard.kind, sa.func.count(), size).join(Attachment, Attachment.record_id == NameCard.id)
    with acting_as(SYSTEM):
        return [(kind, number, int(taken)) for kind, number, taken in db.session.execute(
            query.group_by(NameCard.kind).order_by(size.desc()))]


def biggest():
    """The biggest files on records the one who asks may see."""
    query = of(Attachment, Attachment.id, Attachment.name, Attachment.size, Attachment.created_at, Attachment.record_id,
               NameCard.kind, NameCard.title).join(NameCard, NameCard.id == Attachment.record_id)
    return db.session.execute(query.order_by(Attachment.size.desc(), Attachment.id.desc()).limit(BIGGEST)).all()


def imported():
    """How many files of imports are kept."""
    return db.session.scalar(sa.select(sa.func.count(sa.distinct(ImportRun.file_sha))))


def strays():
    """Compares the store with all columns that name a file of it."""
    claimed, there = claimed_files(), dict(all_files())
    settled = (now() - SETTLED).timestamp()
    unclaimed = {sha: stat.st_size for sha, stat in there.items() if sha not in claimed and stat.st_mtime < settled}
    return Strays(unclaimed, len(claimed - there.keys()))


def claimed_files():
    """The sha256 of every file some row refers to, whoever may see the row."""
    columns = [attribute.class_attribute for mapper in Base.registry.mappers for attribute in mapper.column_attrs
               if NAMES_A_FILE.fullmatch(attribute.columns[0].name)]
    with acting_as(SYSTEM):
        return {sha for column in columns for sha in db.session.scalars(sa.select(column).distinct()) if sha}


def drop_strays():
    """Takes away what no row refers to; returns how many and how many bytes."""
    found = strays()
    for sha in found.unclaimed:
        drop_file(sha)
    return len(found.unclaimed), found.size

