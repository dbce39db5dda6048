"""One way to the issuer and back, held by the browser alone in a signed cookie that ends after ten minutes.

State, nonce and the verifier of PKCE are made of its random token with our key: who reads the cookie has none of them.
"""
import hashlib
import hmac
import secrets
from dataclasses import asdict, dataclass

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from core.cookies import read_cookie, send_cookie

SECONDS = 600


@dataclass(frozen=True)
class Attempt:
    token: str
    next: str = ""
    link_to: int | None = None  # the sign-in of somebody who connects their account, instead of signing in

    @property
    def state(self):
        return self._made_of("state")

    @property
    def nonce(self):
        return self._made_of("nonce")

    @property
    def verifier(self):
        """64 characters: RFC 7636 asks for 43 to 128."""
        return self._made_of("verifier")

    def _made_of(self, purpose):
        key = current_app.config["SECRET_KEY"].encode()
        return hmac.new(key, f"oidc {purpose} {self.token}".encode(), hashlib.sha256).hexdigest()


def begin(*, next="", link_to=None):
    attempt = Attempt(secrets.token_urlsafe(32), next, link_to)
    send_cookie("company", serializer().dumps(asdict(attempt)), SECONDS)
    return attempt


def trial():
    """One that nobody makes: for trying the settings."""
    return Attempt(secrets.token_urlsafe(32))


def end():
    """The attempt under way in this browser, which is over with it; None without one."""
    kept = read_cookie("company")
    send_cookie("company", None)
    try:
        return Attempt(**serializer().loads(kept, max_age=SECONDS)) if kept else None
    except BadSignature:  # or too old
        return None


def serializer():
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="company sign-in")
