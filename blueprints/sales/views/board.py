"""The board of a pipeline."""
from flask import request

from blueprints.sales import bp
from blueprints.sales.board import Board
from blueprints.sales.board_choices import Choices
from core.access import needs
from core.page import page
from core.times import today
from core.workspace import workspace


@bp.get("/pipeline")
@needs("sales.read")
def pipeline():
    board = Board(request.args, request.path)
    return page("sales/pipeline.html", board=board, choices=Choices(board), today=today(workspace()))
