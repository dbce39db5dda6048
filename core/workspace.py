"""The workspace as plain facts, read once a request (with the sign-in) or once a job."""
from dataclasses import dataclass

import sqlalchemy as sa
from flask import g
from werkzeug.local import LocalProxy

from models import Workspace, db

COLUMNS = (Workspace.name, Workspace.country, Workspace.currency, Workspace.time_zone, Workspace.language)


@dataclass(frozen=True)
class Home:
    """What the company says of itself; times, money and geography refer to it."""

    name: str
    country: str
    currency: str
    time_zone: str
    language: str


def workspace():
    """The workspace, or None before it was set up."""
    held = g._get_current_object()
    if held.get("workspace") is None:
        row = db.session.execute(sa.select(*COLUMNS)).one_or_none()
        held.workspace = Home(*row) if row is not None else None
    return held.workspace


workspace_of_page = LocalProxy(workspace, unbound_message="no workspace outside a request")
