"""What a Viewpoint asks, taken apart: what makes a statement another one, and what is only a value in it.

Statements are built once for each Shape and kept, so that they are ready when they are asked again (core/ready.py).
"""
from datetime import date, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from core.address_values import row_id
from core.people import OF_TEAM
from core.scope import principal_of
from core.times import start_of
from core.workspace import workspace
from models import Membership, User, db


class Shape(NamedTuple):
    """`owner`: one of anyone, none, one, team, email; `team`: "", none or one; `parts`: of the period, how many."""

    owner: str
    team: str
    of_pipeline: bool
    parts: int
    is_past: bool


def shape_of(view):
    return Shape(_kind_of(view.owner), view.team and ("none" if view.team == "none" else "one"),
                 view.pipeline is not None, len(view.period.parts), view.day is not None)


def _kind_of(owner):
    if owner in ("anyone", "none"):
        return owner
    if owner.startswith(OF_TEAM):
        return "team"
    return "email" if "@" in owner else "one"


def whose(column, owner):
    """That a column of user ids is the one asked for, as core/people.py reads it."""
    if owner == "none":
        return column.is_(None)
    if owner == "one":
        return column == sa.bindparam("owner")
    if owner == "team":
        return column.in_(sa.select(Membership.user_id).where(Membership.team_id == sa.bindparam("owner")))
    if owner == "email":
        return column == sa.select(User.id).where(User.email_key == sa.bindparam("owner")).scalar_subquery()
    return sa.true()


def of_team(column, team):
    """The same of a column of team ids."""
    if team == "one":
        return column == sa.bindparam("team")
    return column.is_(None) if team else sa.true()


def values_of(view):
    """{name: value} of what any statement of the view's Shape may ask."""
    owner, team = _owner(view.owner), row_id(view.team) if view.team not in ("", "none") else None
    return {"owner": owner, "team": team, "pipeline": view.pipeline, "today": view.today, **_days(view)}


def past_values_of(view):
    """The same of one that looks back: instants have the name of their day, and `_at`."""
    instants = {f"{name}_at": instant(day) for name, day in _days(view).items()}
    end = instant(after(view.day))
    return values_of(view) | instants | {"end": end, "decided_before": min(end, instants["after_at"])}


def _days(view):
    parts = {f"part_{place}": part.first for place, part in enumerate(view.period.parts)}
    return {"first": view.period.first, "after": after(view.period.last), **parts}


def _owner(text):
    kind = _kind_of(text)
    if kind == "team":
        return row_id(text.removeprefix(OF_TEAM))
    if kind == "email":
        return text.casefold()
    if kind == "one":
        return principal_of(db.session).id if text == "me" else row_id(text)
    return None


def after(day):
    return day + timedelta(days=1) if day < date.max else day


def instant(day):
    """When a day begins by the workspace's clock."""
    return start_of(day, workspace().time_zone)
