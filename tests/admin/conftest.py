"""A worker for the tests of this folder."""
import pytest

from core.worker import Worker


@pytest.fixture
def run_jobs(inside):
    """Run what waits."""
    def run():
        with inside():
            Worker().run_until_idle()
    return run
