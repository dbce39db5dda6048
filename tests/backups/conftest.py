"""A house with something in it, and databases beside it to restore into."""
import pytest

from core.backups.archive import write_backup
from core.database import open_engine
from models import Deal, Order, Party, Ticket, db
from tests.servers import postgres_url


@pytest.fixture
def full(house, make):
    """Some of everything: texts in Chinese, amounts, instants, JSON, a file on the disk."""
    party = make(Party, title="北京关系有限公司 “O'Neill”")
    for kind in (Order, Deal, Ticket):
        make(kind, party=party)
    kept = house.config["GUANXI_DATA"] / "files" / "2c"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824").write_text("hello")
    yield house
    for path in kept.iterdir():
        path.unlink()


@pytest.fixture
def backup(full, tmp_path):
    """The path of a backup of the full house."""
    place = tmp_path / "backup-20260101-000000.zip"
    with full.app_context():
        for _step in write_backup(db.engine, db.metadata, full.config["GUANXI_DATA"], place):
            pass
    return place


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """An engine for an empty database beside, of either kind."""
    beside = f"sqlite:///{tmp_path / 'beside.db'}" if request.param == "sqlite" else postgres_url("guanxi_beside")
    engine = open_engine(beside)
    yield engine
    engine.dispose()
