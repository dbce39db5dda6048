"""What the page of a ticket often has nothing of: asked for in one statement beforehand."""
from blueprints.customers.queries import party
from blueprints.loyalty.queries import grants, tiers
from blueprints.service import clocks
from blueprints.service.actions import drafts, merging
from blueprints.service.queries import articles, promises, talk, tickets
from blueprints.tasks.foreseen import BESIDE_IT
from core import write_guard
from core.foresight import Foresight

OF_TICKET = Foresight(
    *BESIDE_IT, merging.UNDOABLE_MERGES, drafts.OTHERS, drafts.DRAFTS, promises.OF_TICKET, articles.USED_ON,
    tickets.OTHERS, tickets.LINKS, tiers.HELD, grants.OPEN,
    surely=(tickets.FACTS, write_guard.FACTS, clocks.EVENTS, talk.NEWEST, tickets.PROFILE, party.HATS,
            party.LAST_ORDERS))
