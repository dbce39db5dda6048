"""Seeing as somebody else: an administrator reads what that person reads, for a while, and changes nothing.

What keeps it harmless stands here: who may, until when, which requests are refused meanwhile, and that every page
looked at is written down. What would change something is not even shown: core/seen_pages.py.
"""
from datetime import timedelta

from flask import abort, g, request

from core.csrf import SAFE
from core.database import if_reachable, writing
from models import SightPage, db, now

LASTS = timedelta(minutes=30)
WAYS_OUT = ("rights.stop_seeing", "auth.sign_out")
CLOSED_ROOMS = ("auth", "backups")  # what is secret, or everybody's at once
CLOSED_BELOW = ("/account/", "/admin/api-tokens/")
NO_PAGES = ("static", "notices.bell", *WAYS_OUT)
LONGEST_PATH = 500


def may_look(principal, grants):
    """May `principal` look as somebody with these grants: nobody sees more than they do by themselves."""
    return principal.can("admin.manage") and principal.grants.covers(grants)


def refuse(principal):
    """Before each request: whoever looks as somebody else only reads, and not what is secret."""
    if principal.seer is None or request.endpoint in WAYS_OUT:
        return
    if request.method not in SAFE:
        abort(403, "seeing")
    if is_closed(request.endpoint, request.path):
        abort(403, "seeing-own")


def is_closed(endpoint, path):
    """Is it in a room that nobody looks into as somebody else?"""
    return (endpoint or "").partition(".")[0] in CLOSED_ROOMS or f"{path}/".startswith(CLOSED_BELOW)


def end(sight):
    """Once: what has run out or ended keeps its time."""
    if sight.ended_at is None and sight.expires_at > now():
        sight.ended_at = now()


def note_visited(response):
    """Write down what was looked at: pages, parts of them and files, but not what a page asks for by itself."""
    is_looked_at = request.method in SAFE and request.endpoint not in NO_PAGES and "HX-PTag" not in request.headers
    if "sight_id" in g and g.principal.seer is not None and is_looked_at:
        with if_reachable("what was looked at as somebody else"), writing():
            path = request.full_path.rstrip("?")[:LONGEST_PATH]
            db.session.add(SightPage(sight_id=g.sight_id, path=path, status=response.status_code))
            db.session.commit()
    return response
