"""Seeing as somebody else: an administrator reads what that person reads, for a while, and changes nothing.

What keeps it harmless stands here: who may, until when, and which requests are refused meanwhile.
"""
from datetime import timedelta

from flask import abort, request

from core.csrf import SAFE
from models import now

LASTS = timedelta(minutes=30)
WAYS_OUT = ("rights.stop_seeing", "auth.sign_out")
CLOSED_ROOMS = ("auth", "backups")  # what is secret, or everybody's at once
CLOSED_BELOW = ("/account/", "/admin/api-tokens/")


def may_look(principal, grants):
    """May `principal` look as somebody with these grants: nobody sees more than they do by themselves."""
    return principal.can("admin.manage") and principal.grants.covers(grants)


def refuse(principal):
    """Before each request: whoever looks as somebody else only reads, and not what is secret."""
    if principal.seer is None or request.endpoint in WAYS_OUT:
        return
    if request.method not in SAFE:
        abort(403, "seeing")
    if request.blueprint in CLOSED_ROOMS or f"{request.path}/".startswith(CLOSED_BELOW):
        abort(403, "seeing-own")


def end(sight):
    """Once: what has run out or ended keeps its time."""
    if sight.ended_at is None and sight.expires_at > now():
        sight.ended_at = now()
