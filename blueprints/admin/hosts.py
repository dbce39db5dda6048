"""What `flask doctor` looks at where several hosts serve: does another PostgreSQL follow, are files here as well?"""
import sqlalchemy as sa

from core.files import file_path
from models import Attachment, db

LOOKED_AT = 50  # the newest files


def pair():
    """Where DATABASE_URL names several servers, one of them must follow the one that is written to."""
    if "," not in str(db.engine.url.query.get("host", "")):
        return
    following = db.session.scalar(sa.select(sa.func.count()).select_from(sa.func.pg_stat_get_wal_senders()))
    waits = db.session.scalar(sa.select(sa.func.current_setting("synchronous_standby_names")))
    yield following > 0, f"{following} PostgreSQL servers follow this one" + (
        "" if following else ": should it be lost, everything since is lost; see docs/scaling.md")
    yield True, f"a commit waits for {waits or 'no other server: the last moments before a loss may be lost'}"


def files():
    """Of the newest files of records; one missing may lie in a folder that is not shared by all hosts."""
    newest = sa.select(Attachment.sha).where(Attachment.archived_at.is_(None)).order_by(
        Attachment.id.desc()).limit(LOOKED_AT)
    shas = db.session.scalars(newest).all()
    missing = [sha for sha in shas if not file_path(sha).exists()]
    yield not missing, f"{len(shas) - len(missing)} of the {len(shas)} newest files are here" + (
        ": is GUANXI_DATA the same folder on all hosts?" if missing else "")


HOSTS = (pair, files)
