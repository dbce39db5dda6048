"""Forged requests: every request that changes something carries a token bound to its sign-in.

The token is an HMAC of a part of the sign-in's cookie (before sign-in: of a random visitor cookie), so it costs no
state and dies with the sign-in. Browsers also say where a request comes from; another site is refused before the
token is read.
"""
import hmac
import secrets
from functools import lru_cache

from flask import abort, current_app, g, request
from flask_login import current_user

from core.access import PUBLIC, needed_right
from core.cookies import read_cookie, set_cookie
from core.tokens import API

SAFE = ("GET", "HEAD", "OPTIONS")


def csrf_token():
    held = g._get_current_object()
    if "csrf_token" not in held:
        # The cookie of a sign-in that has ended is dropped with this very answer: it must not seal the form in it.
        secret = (read_cookie("sign_in") if current_user.is_signed_in else None) or read_cookie("visitor")
        if secret is None:
            secret = held.new_visitor = secrets.token_urlsafe(24)
        held.csrf_token = token_for(secret)
    return held.csrf_token


def token_for(secret):
    """Of the part of the cookie that stays when the sign-in gets a new token: forms in other tabs go on."""
    return _sealed(current_app.config["SECRET_KEY"], secret.rpartition(".")[2])


@lru_cache(500)
def _sealed(key, seal):
    return hmac.digest(key.encode(), b"csrf " + seal.encode(), "sha256").hex()


def check():
    if request.method in SAFE or request.endpoint is None or request.blueprint == API:  # which reads no cookie
        return
    if getattr(current_app.view_functions[request.endpoint], "reads_no_cookie", False):
        return
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        abort(400, "cross-site")
    sent = request.headers.get("X-CSRF-Token") or request.form.get("csrf_token", "")
    # A neighbour on this host name can plant a visitor cookie whose token it knows: it seals only what strangers send.
    sealed_by = ("sign_in", "visitor") if needed_right() == PUBLIC else ("sign_in",)
    expected = [token_for(secret) for name in sealed_by if (secret := read_cookie(name))]
    if not any(hmac.compare_digest(sent.encode(), token.encode()) for token in expected):
        abort(400, "csrf")


def remember_visitor(response):
    if "new_visitor" in g:
        set_cookie(response, "visitor", g.new_visitor)
    return response


def init_csrf(app):
    app.before_request(check)
    app.after_request(remember_visitor)
