"""A colleague with work, as the tests of this domain need one."""
import pytest

from core.worker import Worker
from models import Deal, Party, Task, Ticket
from tests.world import days_on


@pytest.fixture
def work(make):
    """Rita's: two customers, a deal, a ticket, a task, a supplier. Gives the first customer."""
    lake = make(Party, title="Blue Lake", owner="rita")
    make(Party, title="Green Hill", owner="rita")
    make(Deal, title="Pumps", party=lake, owner="rita")
    make(Ticket, title="Leak", party_id=lake.id, owner="rita")
    make(Task, title="Call them", about=lake, owner="rita", due=days_on(3))
    make(Party, title="Tin Works", role="supplier", owner="rita")
    return lake


@pytest.fixture
def work_on(house):
    """The jobs that wait are done."""
    def run():
        with house.app_context():
            Worker().run_until_idle()
    return run
