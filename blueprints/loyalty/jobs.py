"""What is done without anybody asking: tiers are looked at each night, introductions that brought an order thanked."""
from datetime import time

import sqlalchemy as sa

from blueprints.loyalty.actions import grants, standings, thanks
from blueprints.loyalty.actions.tiers import JOB
from blueprints.loyalty.queries.introductions import unthanked
from core.access import of
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l, in_language
from core.workspace import workspace
from models import CustomerProfile, Offer, db

CUSTOMERS_A_STEP = 200  # about 0.1 s of writing
GRANTS_A_STEP = 50


@handler(JOB, nightly_at=time(2, 20), title=_l("Look at the tiers of customers"))
def look_at_tiers(job):
    """All of them, in steps by id: days pass out of the window, not only orders come in."""
    with acting_as(SYSTEM):
        total = db.session.scalar(sa.select(sa.func.count()).select_from(of(CustomerProfile, CustomerProfile.party_id)
                                                                         .subquery()))
    after, done = (job.cursor or {}).get("after", 0), job.done
    while True:
        with acting_as(SYSTEM):
            party_ids = standings.customers_after(after, CUSTOMERS_A_STEP)
            if party_ids:
                standings.recompute(party_ids)
                db.session.flush()
                after, done = party_ids[-1], done + len(party_ids)
        yield Progress(done, max(total, done), cursor={"after": after})
        if not party_ids:
            return


@handler("loyalty.thanks", nightly_at=time(5, 10), title=_l("Thank for introductions that brought an order"))
def thank(job):
    """One task for each introduction whose first order is a few days old, for whoever looks after who introduced."""
    done = job.done
    while True:
        with acting_as(SYSTEM), in_language(workspace().language):
            links = unthanked(GRANTS_A_STEP)
            for link in links:
                thanks.thank(link, by=SYSTEM)
            db.session.flush()
            done += len(links)
        yield Progress(done, cursor={"done": done})
        if not links:
            return


def end_of_giving(job):
    offer = db.session.get(Offer, job.args["offer_id"])
    return offer and {"title": offer.title, "path": f"/loyalty/offers/{offer.id}"}


@handler("loyalty.give", title=_l("Give an offer to many"), tells=end_of_giving)
def give(job, *, offer_id, audience, leave_out):
    """As whoever asked for it, to those of the audience they may write, a few at a time by id."""
    offer, after, given = db.session.get(Offer, offer_id), (job.cursor or {}).get("after", 0), job.done
    while True:
        party_ids = grants.audience_after(audience, after, GRANTS_A_STEP)
        given += grants.give_many(offer, party_ids, leave_out=leave_out)
        after = party_ids[-1] if party_ids else after
        yield Progress(given, cursor={"after": after}, result={"given": given})
        if not party_ids:
            return
