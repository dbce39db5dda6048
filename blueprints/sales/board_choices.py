"""What a board offers to choose: pipeline, stage, whose, which product, closing when."""
from functools import cached_property
from types import SimpleNamespace

import sqlalchemy as sa

from blueprints.sales.deal_choices import Choices as DealChoices
from core.people import SELECTABLE
from core.words import _
from models import Product, db

IN_USE = sa.select(Product.id, Product.name).where(Product.archived_at.is_(None))
TOO_MANY = IN_USE.with_only_columns(sa.literal(True)).offset(SELECTABLE).limit(1).exists()
PRODUCTS = IN_USE.where(~TOO_MANY).order_by(Product.name_key, Product.id).limit(SELECTABLE)


class Choices(DealChoices):
    """Those of the list of deals, and the board's own."""

    def __init__(self, board):
        super().__init__(board.listing)
        self._board = board

    @property
    def pipelines(self):
        return self._board.pipelines

    @property
    def tabs(self):
        """The pipelines, when there are several; filters stay."""
        board = self._board
        return [SimpleNamespace(label=name, url=board.listing.url(pipeline=str(pipeline_id)),
                                active=pipeline_id == board.pipeline_id) for pipeline_id, name in board.pipelines]

    @property
    def columns(self):
        """The columns, for a screen that shows one at a time."""
        return [("", _("All columns")), *((stage.id, stage.name) for stage in self._board.stages)]

    @cached_property
    def products(self):
        """The products, while they are few enough to choose from; more are reached by links to the board."""
        rows = db.session.execute(PRODUCTS).all()
        return (("", _("All products")), *map(tuple, rows)) if rows else ()
