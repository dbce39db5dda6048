"""Passwords: argon2id, slow by design, so never inside a transaction; few at once, as each takes 46 MiB."""
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

HASHER = PasswordHasher(memory_cost=46 * 1024, time_cost=1, parallelism=1)  # OWASP's second choice: 46 MiB, t=1, p=1
AT_ONCE = 4  # in all web processes together
places = BoundedSemaphore(AT_ONCE)  # of this process
NOBODYS = "$argon2id$v=19$m=47104,t=1,p=1$" + 22 * "A" + "$" + 43 * "A"  # so that unknown addresses take as long


def init_passwords(app):
    """Share the places among the web processes; each has at least one."""
    global places
    places = BoundedSemaphore(max(1, AT_ONCE // app.config["WEB_PROCESSES"]))


def hash_password(password):
    with places:
        return HASHER.hash(password)


def fits(password_hash, password):
    """Is it the password? Takes as long when there is none."""
    try:
        with places:
            return HASHER.verify(password_hash or NOBODYS, password) and password_hash is not None
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash):
    """Was it hashed with weaker parameters than today's?"""
    return HASHER.check_needs_rehash(password_hash)
