"""What tests of privacy do over and over."""
import pytest

from core.worker import Worker


@pytest.fixture
def work(house):
    """Let the worker do what waits."""
    def run():
        with house.app_context():
            Worker().run_until_idle()
    return run
