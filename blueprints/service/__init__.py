"""Customer service: the queue, the ticket and its conversation, the clock that explains itself."""
from flask import Blueprint

from core.kinds import Kind
from core.navigation import Entry
from core.word_lists import WordList
from core.words import _l
from models import (
    Article,
    AssignmentRule,
    CannedAnswer,
    ComplaintFile,
    CorrectiveAction,
    PartnerAction,
    RootCause,
    SoldItem,
    Ticket,
    TicketCategory,
)

bp = Blueprint("service", __name__, url_prefix="/service")
bp.entries = [Entry(_l("Service"), "service.queue", "headset", "service.read", key="s")]
bp.kinds = [Kind("ticket", Ticket, _l("Ticket"), _l("Tickets"), "headset", "service.ticket", "ticket_id", is_work=True,
                 listing="service.tickets"),
            Kind("article", Article, _l("Article"), _l("Articles"), "file-text", "service.article", "article_id",
                 listing="service.articles"),
            Kind("sold_item", SoldItem, _l("Sold item"), _l("Sold items"), "package", "service.sold_item",
                 "sold_item_id", listing="service.sold_items")]

from blueprints.service import cli, jobs, views  # noqa: E402,F401
from blueprints.service.figures import FIGURES  # noqa: E402
from blueprints.service.forms.many import BULK  # noqa: E402
from blueprints.service.imports import items, target  # noqa: E402,F401
from blueprints.service.queries.articles import ARTICLES  # noqa: E402
from blueprints.service.queries.queue import QUEUE  # noqa: E402
from blueprints.service.queries.sold_items import ITEMS  # noqa: E402
from blueprints.service.queries.tickets import TICKETS  # noqa: E402
from blueprints.service.shipped import (  # noqa: E402
    ship_answers,
    ship_categories,
    ship_causes,
    ship_clocks,
    ship_steps,
)
from blueprints.service.telling import PARTS, VERBS  # noqa: E402
from blueprints.service.views.writes import WRITES  # noqa: E402

bp.bulk, bp.lists, bp.figures = BULK, [QUEUE, TICKETS, ARTICLES, ITEMS], FIGURES
bp.verbs, bp.parts, bp.writes = VERBS, PARTS, WRITES
bp.dictionaries = [ship_clocks, ship_categories, ship_causes, ship_steps, ship_answers]
bp.word_lists = [
    WordList("ticket-categories", _l("Categories of tickets"), TicketCategory, "service.settings", told="path",
             uses=((Ticket.category_id, _l("Tickets")),), listed_in=(AssignmentRule.category_ids,)),
    WordList("root-causes", _l("Root causes"), RootCause, "service.settings", told="path",
             uses=((ComplaintFile.cause_id, _l("Complaints")), (CorrectiveAction.cause_id, _l("Corrective actions")),
                   (PartnerAction.cause_id, _l("Corrective actions with partners")))),
    WordList("ready-answers", _l("Ready answers"), CannedAnswer, "service.settings", can_merge=False),
]
