"""What the page of a deal often has nothing of: asked for in one statement beforehand."""
from blueprints.records.queries.entries import OF_RECORD as ENTRIES
from blueprints.sales.queries import deal, quotes, shares
from blueprints.tasks.foreseen import OF_RECORD
from core import write_guard
from core.foresight import Foresight

OF_DEAL = Foresight(*OF_RECORD, ENTRIES, deal.LINES, deal.PEOPLE, quotes.OF_DEAL, shares.SHARES,
                    surely=(write_guard.FACTS, deal.FACTS, deal.MOVES))
