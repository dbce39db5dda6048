"""Somebody guesses who is here and what their password is. Work is counted, not time: clocks differ, counts do not."""
import pytest
from argon2 import PasswordHasher

from core import passwords
from models import User
from tests.auth.test_second_factor import set_up
from tests.auth.test_sign_in import sign_in
from tests.browse import Browser
from tests.world import PASSWORD, inside, keep_waiting

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
    keep_waiting(house)
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


def test_a_password_of_old_parameters_is_hashed_anew_at_the_next_sign_in(house, make):
    """So algorithm and cost can be changed any day, and nobody chooses a new password for it."""
    rita, weak = make.user("rita").id, PasswordHasher(memory_cost=8 * 1024, time_cost=1, parallelism=1).hash(PASSWORD)
    with inside(house) as session:
        session.get(User, rita).password_hash = weak
        session.commit()
    sign_in(house)
    with inside(house) as session:
        kept = session.get(User, rita).password_hash
    assert kept != weak and not passwords.is_outdated(kept) and passwords.fits(kept, PASSWORD)


def test_another_secret_key_ends_forms_and_no_sign_in(house, browse, monkeypatch):
    """Keys can be replaced at any time."""
    page = browse("rita").open("/account")
    monkeypatch.setitem(house.config, "SECRET_KEY", "another")
    page.submit(name="Rita R.", status=400)
    assert browse("rita").open("/account").submit(name="Rita R.").toasts == ["Your account is saved"]


def test_codes_on_paper_and_the_secret_of_an_app_cannot_be_guessed(browse):
    secret, codes = set_up(browse("rita"))
    others, more = set_up(browse("vic"))
    letters = {letter for code in codes + more for letter in code.replace("-", "")}
    assert len({*codes, *more}) == 20 and min(len(code.replace("-", "")) for code in codes + more) >= 12
    assert len(letters) > 20  # of 31: 59 bits in twelve of them
    assert secret != others and len(secret) == len(others) == 32  # base32: 160 bits


GUESSED_FIRST = ["password1234", "qwertyuiop12", "iloveyou iloveyou", "123456789012", "Sunshine!!!!2026",
                 "administrator", "guanxiguanxi", "Administrator1", "rita rita rita", "zxcvbnmasdfgh",
                 "trustno1trustno1", "football12345"]


@pytest.mark.parametrize("easy", GUESSED_FIRST)
def test_what_is_on_lists_of_leaked_passwords_is_refused(browse, easy):
    """vendor/passwords: the 30,000 commonest that leaked, as they are, repeated or lengthened; and our own words."""
    page = browse("rita").open("/account/password").submit(current=PASSWORD, password=easy, status=422)
    assert list(page.field_errors) == ["password"]
