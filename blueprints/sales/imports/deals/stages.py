"""Which stage a file means: one of its pipeline by name, or an outcome, "won" or "lost"."""
from dataclasses import dataclass

import sqlalchemy as sa

from core.page import Refused
from core.search import name_key
from core.words import _
from models import Pipeline, Stage, db

OUTCOMES = ("won", "lost")


@dataclass(frozen=True)
class Meant:
    """The stage behind a text. `is_known`: False where nothing is called so and it is the first open one instead;
    `outcome`: the word of it where the file says no more than that."""

    stage: Stage
    is_known: bool = True
    outcome: str | None = None


class StagesNamed:
    """The stages of all pipelines by name, read when first asked, kept for one import."""

    def __init__(self):
        self._pipelines = None

    def find(self, text, pipeline_id=None):
        """The Meant of a text (None: the file does not say). Refused where a pipeline has no such stage at all."""
        stages = self._of(pipeline_id)
        first = self._first(stages, "open")
        if not text:
            return Meant(first)
        key = name_key(text)
        named = next((stage for stage in stages if stage.name_key == key), None)
        if named is not None:
            return Meant(named)
        if key in OUTCOMES:
            return Meant(self._first(stages, key), outcome=key)
        return Meant(first, is_known=False)

    def first_open(self, pipeline_id=None):
        return self._first(self._of(pipeline_id), "open")

    def choices(self, pipeline_id=None):
        """(name, name) of the stages, as an alias may mean them."""
        return [(stage.name, stage.name) for stage in self._of(pipeline_id)]

    def _of(self, pipeline_id):
        if self._pipelines is None:
            self._pipelines = read_stages()
        if not self._pipelines:
            raise Refused(_("There is no pipeline: add one first"))
        return self._pipelines.get(pipeline_id) or next(iter(self._pipelines.values()))

    def _first(self, stages, outcome):
        stage = next((stage for stage in stages if stage.outcome == outcome), None)
        if stage is None:
            raise Refused(_("This pipeline has no stage for that: add one first"))
        return stage


def read_stages():
    """{pipeline id: its stages in order}, without archived ones, the pipelines in their order."""
    rows = sa.select(Stage).join(Pipeline, Pipeline.id == Stage.pipeline_id).where(
        Pipeline.archived_at.is_(None), Stage.archived_at.is_(None))
    found = {}
    for stage in db.session.scalars(rows.order_by(Pipeline.position, Pipeline.id, Stage.position, Stage.id)):
        found.setdefault(stage.pipeline_id, []).append(stage)
    return found
