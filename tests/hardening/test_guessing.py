"""Somebody guesses who is here and what their password is. Work is counted, not time: clocks differ, counts do not."""
import pytest

from core import passwords
from models import User
from tests.auth.test_sign_in import sign_in
from tests.browse import Browser
from tests.world import PASSWORD, inside

TRIED = {"right": ("rita@example.org", PASSWORD), "wrong": ("rita@example.org", "not the password"),
         "unknown": ("nobody@example.org", "not the password"), "inactive": ("otto@example.org", PASSWORD),
         "without one": ("vic@example.org", PASSWORD), "long": ("rita@example.org", "x" * 200)}


class Counting:
    """The hasher, counting how often it is asked."""

    def __init__(self, hasher):
        self.hasher, self.verified, self.hashed = hasher, 0, 0

    def verify(self, *given):
        self.verified += 1
        return self.hasher.verify(*given)

    def hash(self, *given):
        self.hashed += 1
        return self.hasher.hash(*given)

    def check_needs_rehash(self, *given):
        return self.hasher.check_needs_rehash(*given)


@pytest.fixture
def counting(monkeypatch):
    counted = Counting(passwords.HASHER)
    monkeypatch.setattr(passwords, "HASHER", counted)
    return counted


@pytest.mark.parametrize("case", TRIED)
def test_every_try_costs_one_argon2_whoever_it_is(house, make, counting, case):
    otto, vic = make.user("otto").id, make.user("vic").id
    with inside(house) as session:
        session.get(User, otto).is_active = False
        session.get(User, vic).password_hash = None
        session.commit()
    email, password = TRIED[case]
    sign_in(house, email, password, status=200 if case == "right" else 422)
    assert (counting.verified, counting.hashed) == (1, 0)


def test_who_must_wait_costs_nothing(house, counting):
    for _try in range(5):
        sign_in(house, "nobody@example.org", "not the password", status=422)
    sign_in(house, "nobody@example.org", "not the password", status=429)
    assert counting.verified == 5


def test_a_password_is_taken_exactly_as_typed(house, browse):
    odd = " Pässwörd 密码 \\'\" <b>%s" + "x" * 100 + " "
    browse("rita").open("/account/password").submit(current=PASSWORD, password=odd)
    for wrong in (odd.strip(), odd.upper(), odd[:72]):
        sign_in(house, password=wrong, status=422)
    assert sign_in(house, password=odd).h1 == "My account"


def test_passwords_are_hashed_by_argon2id_at_todays_cost():
    hashed = passwords.hash_password(PASSWORD)
    assert hashed.startswith("$argon2id$v=19$m=47104,t=1,p=1$") and not passwords.is_outdated(hashed)
    assert passwords.hash_password(PASSWORD) != hashed


@pytest.mark.parametrize("email", ["' OR 1=1 --", "*", "%", "rita@example.org, vic@x"])
def test_no_pattern_finds_anybody(house, email):
    page = Browser(house).open("/sign-in").submit(email=email, password=PASSWORD, status=422)
    assert page.browser.client.get_cookie("guanxi") is None
