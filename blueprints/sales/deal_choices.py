"""What the filters of deals offer to choose; asked of the database only when drawn."""
from functools import cached_property

import sqlalchemy as sa

from blueprints.sales.list_labels import STATES
from blueprints.sales.queries import deals as queries
from core.directory import remembered
from core.people import OF_TEAM, owner_filter, owners, teams
from core.spans import span_text
from core.words import _, language
from models import DealSource, LostReason, Pipeline, Product, Stage, db

NARROWED = ("customer", "product", "closed", "passed", "reason", "created", "creator")  # no field shows these
DRAWN = ("q", "state", "owner", "team", "pipeline", "stage", "closes", "source", "due")


class Choices:
    """(value, text) pairs for `ui.select_box`; the first of each is what holds when nothing is chosen."""

    def __init__(self, listing):
        self._asked = listing.filters

    @property
    def states(self):
        return [("", STATES["open"]), ("won", STATES["won"]), ("lost", STATES["lost"]),
                ("decided", _("Won and lost")), ("any", _("Open and decided"))]

    @cached_property
    def owners(self):
        choices = owner_filter(_("Everyone's"))
        if choices and self._asked["owner"].startswith(OF_TEAM):  # a link asked for it
            choices.append((self._asked["owner"], person(self._asked["owner"])))
        return choices

    @cached_property
    def teams(self):
        return [("", _("All teams")), ("mine", _("My teams'")), ("none", _("No team")), *map(tuple, teams())]

    @cached_property
    def pipelines(self):
        return [("", _("All pipelines")), *pipelines()]

    @cached_property
    def stages(self):
        """Those of the pipeline that is chosen, else of all, each with its pipeline's name."""
        chosen, names = self._asked["pipeline"], dict(pipelines())
        known = [(stage_id, name if chosen or len(names) < 2 else f"{names[pipeline_id]}: {name}")
                 for stage_id, name, pipeline_id in stages() if not chosen or str(pipeline_id) == chosen]
        return [("", _("All stages")), *known]

    @property
    def closing(self):
        choices = [("", _("Closes any time")), ("past", _("Close date has passed")), ("month", _("This month")),
                   ("next-month", _("Next month")), ("quarter", _("This quarter")), ("next-quarter", _("Next quarter")),
                   ("none", _("No close date"))]
        if "/" in self._asked["closes"]:
            choices.append((self._asked["closes"], span_text(self._asked["closes"], language())))
        return choices

    @cached_property
    def sources(self):
        return [("", _("All sources")), *sources(), ("none", _("No source"))]

    @property
    def due(self):
        return [("", _("Next step any time")), ("overdue", _("Next step overdue")), ("today", _("Next step today")),
                ("week", _("Next step in 7 days")), ("later", _("Next step later")),
                ("none", _("Without a dated next step"))]


def pipelines():
    """(id, name) of the pipelines in their order."""
    query = sa.select(Pipeline.id, Pipeline.name).where(Pipeline.archived_at.is_(None))
    return _kept("pipelines", query.order_by(Pipeline.position, Pipeline.id))


def stages():
    """(id, name, pipeline id) of the stages of all pipelines in use."""
    query = sa.select(Stage.id, Stage.name, Stage.pipeline_id).join(Pipeline, Pipeline.id == Stage.pipeline_id).where(
        Stage.archived_at.is_(None), Pipeline.archived_at.is_(None))
    return _kept("stages", query.order_by(Pipeline.position, Pipeline.id, Stage.position, Stage.id))


def sources():
    query = sa.select(DealSource.id, DealSource.name).where(DealSource.archived_at.is_(None))
    return _kept("deal sources", query.order_by(DealSource.position, DealSource.id))


def lost_reasons():
    query = sa.select(LostReason.id, LostReason.name).where(LostReason.archived_at.is_(None))
    return _kept("lost reasons", query.order_by(LostReason.position, LostReason.id))


def _kept(name, query):
    return remembered(name, lambda: [tuple(row) for row in db.session.execute(query)])


def chips_of(listing):
    """{name: text} of what a link narrowed the list by, each of which can be taken off."""
    return {name: chip(name, listing.filters[name]) for name in NARROWED if listing.filters[name]}


def chip(name, text):
    if text == "none":
        return {"customer": _("Without a customer"), "product": _("Without a product"),
                "reason": _("No reason given"), "creator": _("Created by nobody")}[name]
    if name in ("closed", "created"):
        span = span_text(text, language())
        return _("Decided %(span)s", span=span) if name == "closed" else _("Created %(span)s", span=span)
    if name == "customer":
        return queries.customer_name(text) or _("Of one customer")
    if name == "creator":
        return _("Created by %(who)s", who=person(text))
    told = queries.name_of({"product": Product, "passed": Stage, "reason": LostReason}[name], text) or "?"
    return _("Was in %(stage)s", stage=told) if name == "passed" else told


def person(text):
    """A person or a team as a filter names it."""
    if text.startswith(OF_TEAM):
        return dict(map(tuple, teams())).get(int(text.removeprefix(OF_TEAM)), "?")
    return {"me": _("me"), "anyone": _("anyone")}.get(text) or dict(map(tuple, owners())).get(
        int(text) if text.isdecimal() else None, text)
