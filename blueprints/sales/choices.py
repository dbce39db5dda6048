"""What the pages of forecasts offer to choose: whose deals, of which pipeline, and the pages among each other."""
from dataclasses import dataclass

import sqlalchemy as sa
from flask import url_for

from blueprints.sales.forecast_labels import SECTIONS
from core.access import can
from core.directory import remembered
from core.people import owner_choices, teams
from core.periods import UNITS, containing
from core.words import _, _lp
from models import Pipeline, db

PIPELINES = sa.select(Pipeline.id, Pipeline.name).where(Pipeline.archived_at.is_(None)).order_by(
    Pipeline.position, Pipeline.id).limit(100)


@dataclass(frozen=True)
class Tab:
    """A page among others, or one period among those of other lengths; `right` None: for everyone."""

    label: object
    url: str
    active: bool


def sections(view, here):
    """The pages about the forecast, each of the same viewpoint."""
    return [Tab(label, f"{url_for(endpoint)}?{view.query()}", endpoint == here)
            for endpoint, (label, right) in SECTIONS.items() if can(right)]


def units(view, path, **names):
    """The month, quarter and year that the period lies in."""
    return [Tab(label, f"{path}?{view.query(period=containing(unit, view.period.first).name, **names)}",
                view.period.unit == unit) for unit, label in UNITS.items()]


def people(view):
    """(value, text) pairs of whose deals; None when they are too many to choose from."""
    choices = owner_choices(("", _("Everyone")), ("me", _("Mine")), ("none", _lp("person", "Nobody")))
    if choices and view.owner not in ("anyone", *(str(value) for value, _text in choices)):
        choices.append((view.owner, _("Some people")))
    return choices


def team_choices():
    return [("", _("All teams")), ("none", _("No team")), *map(tuple, teams())]


def pipelines():
    """(value, text) pairs of the pipelines."""
    rows = remembered("pipelines in use", lambda: db.session.execute(PIPELINES).all())
    return [("", _("All pipelines")), *map(tuple, rows)]
