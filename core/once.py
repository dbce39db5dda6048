"""A form that creates is answered once. A double click or a retry with the same body gets the first answer again, and
so does a program that sends the same `Idempotency-Key`.

The claim is a row inserted in the view's own transaction: a second request waits for the first (SQLite's write lock,
PostgreSQL's unique index) and then finds the claim. A refused form commits nothing, so it leaves no claim.
"""
import hashlib
import time
from datetime import timedelta

from flask import g, make_response, redirect, request
from sqlalchemy.exc import IntegrityError

from core.database import if_reachable, reading, writing
from core.page import is_htmx
from core.scope import principal_of
from models import OnceAnswer, db

KEPT_FOR = timedelta(days=1)
FROM_PROGRAMS = "Idempotency-Key"


def claim():
    """Before the view: take the claim, or answer what was answered before."""
    if request.method != "POST" or not (request.form.get("_once") or request.headers.get(FROM_PROGRAMS)):
        return None
    key = _key()
    try:
        db.session.add(OnceAnswer(key=key))
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        return _answered_before(key)
    g.once_key = key
    return None


def keep(response):
    """After the view: keep what it answered, if it committed. What it refused may be sent again."""
    key = g.pop("once_key", None)
    if key is None or response.status_code >= 400 or response.direct_passthrough:
        return response
    with if_reachable("the answer of a form"), writing():
        kept = db.session.get(OnceAnswer, key)
        if kept is not None:
            kept.status = response.status_code
            kept.location = response.headers.get("Location") or response.headers.get("HX-Redirect")
            kept.body = response.get_data(as_text=True)
            db.session.commit()
    return response


def _key():
    principal = principal_of(db.session)
    fields = sorted((name, tuple(values)) for name, values in request.form.lists() if name not in ("csrf_token",))
    files = sorted((name, file.filename or "", content_hash(file.stream))
                   for name, file in request.files.items(multi=True))
    program = request.headers.get(FROM_PROGRAMS), request.get_data() if request.is_json else b""
    told = repr((principal.id, request.endpoint, request.path, is_htmx(), fields, files, program))
    return hashlib.sha256(told.encode()).hexdigest()


def content_hash(stream):
    """A corrected file has the name of the one it replaces, and may have its length."""
    digest = hashlib.file_digest(stream, "sha256").hexdigest()
    stream.seek(0)
    return digest


def _answered_before(key):
    """The first answer; it is written a moment after the claim, so wait for it briefly."""
    for _attempt in range(40):
        with reading():
            kept = db.session.get(OnceAnswer, key, populate_existing=True)
        if kept is not None and kept.status is not None:
            break
        time.sleep(0.05)
    if kept is None or kept.status is None:
        return redirect(request.path, 303)
    if kept.status in (301, 302, 303):
        return redirect(kept.location, 303)
    response = make_response(kept.body, kept.status)
    if request.is_json:
        response.mimetype, response.location = "application/json", kept.location
    elif kept.location:
        response.headers["HX-Redirect"] = kept.location
    return response


def init_once(app):
    app.before_request(claim)
    app.after_request(keep)
