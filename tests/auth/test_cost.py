"""What a sign-in costs the server: one argon2 for each try, whoever it is for, and few at once."""
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest
from argon2 import PasswordHasher

from core import passwords
from tests.browse import Browser
from tests.world import PASSWORD


class Counted:
    """How many argon2 there were, and at most at one time; the real one runs."""

    def __init__(self, real):
        self.real, self.lock, self.running, self.most, self.all = real, Lock(), 0, 0, 0

    def verify(self, hasher, *args):
        with self.lock:
            self.running, self.all = self.running + 1, self.all + 1
            self.most = max(self.most, self.running)
        try:
            time.sleep(0.02)  # room for others to come in between
            return self.real(hasher, *args)
        finally:
            with self.lock:
                self.running -= 1


@pytest.fixture
def counted(monkeypatch):
    counted = Counted(PasswordHasher.verify)
    monkeypatch.setattr(PasswordHasher, "verify", lambda hasher, *args: counted.verify(hasher, *args))
    return counted


@pytest.mark.parametrize(("email", "password", "status"), [
    ("rita@example.org", PASSWORD, 303), ("rita@example.org", "not the password", 422),
    ("nobody@example.org", PASSWORD, 422)])
def test_a_try_costs_one_argon2(house, counted, email, password, status):
    Browser(house).open("/sign-in").submit(email=email, password=password, status=status)
    assert counted.all == 1


def test_what_stands_for_no_password_costs_as_much_as_one():
    assert not passwords.is_outdated(passwords.NOBODYS)


@pytest.mark.parametrize(("processes", "at_once"), [(1, 4), (2, 2), (8, 1)])
def test_no_more_than_four_run_at_once(house, counted, monkeypatch, processes, at_once):
    monkeypatch.setitem(house.config, "WEB_PROCESSES", processes)
    monkeypatch.setattr(passwords, "places", None)  # put back as it was afterwards
    passwords.init_passwords(house)
    with ThreadPoolExecutor(8) as pool:
        tries = list(pool.map(lambda _number: passwords.fits(None, "guess"), range(12)))
    assert (tries, counted.all, counted.most) == ([False] * 12, 12, at_once)
