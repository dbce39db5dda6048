"""The pipelines, lost reasons and sources a workspace begins with, in its language."""
import sqlalchemy as sa

from core.search import name_key
from core.words import _l, _lp
from models import Criterion, DealSource, LostReason, Pipeline, Stage, db

# (name, outcome, probability, category, days until stale, what must be true to leave it)
STANDARD = (
    (_l("Enquiry"), "open", 10, "pipeline", 7, (_l("We know who asks, and for what"),)),
    (_l("Needs understood"), "open", 25, "pipeline", 14, (_l("Need, time and budget are noted"),)),
    (_l("Offer made"), "open", 50, "best_case", 14, (_l("The offer is with whoever decides"),)),
    (_l("Negotiation"), "open", 75, "commit", 10, (_l("Price and terms are agreed"),)),
    (_lp("stage", "Won"), "won", 100, "closed", None, ()),
    (_lp("stage", "Lost"), "lost", 0, "omitted", None, ()),
)
FINANCING = (
    (_l("Origination"), "open", 5, "pipeline", 30, (_l("Sponsor and project are known"),)),
    (_l("Due diligence"), "open", 20, "pipeline", 45, (
        _l("Technical report received"), _l("Legal report received"), _l("Financial model checked"))),
    (_l("Term sheet"), "open", 40, "best_case", 30, (_l("Term sheet signed"),)),
    (_l("Credit approval"), "open", 60, "best_case", 21, (_l("Approved by the credit committee"),)),
    (_l("Documentation"), "open", 80, "commit", 30, (
        _l("Contracts signed"), _l("Conditions precedent met"))),
    (_l("Financial close"), "won", 100, "closed", None, ()),
    (_l("Abandoned"), "lost", 0, "omitted", None, ()),
)
PIPELINES = ((_l("Standard sales"), STANDARD), (_l("Project financing"), FINANCING))
LOST_REASONS = (_l("Price"), _l("A competitor"), _l("No budget"), _l("No decision"), _l("Not what they need"),
                _l("Bad timing"))
SOURCES = (_l("Website"), _l("Referral"), _l("Trade fair"), _l("Cold call"), _l("Existing customer"), _l("Partner"))


def ship_pipelines():
    if db.session.scalar(sa.select(Pipeline.id).limit(1)) is not None:
        return
    for position, (name, stages) in enumerate(PIPELINES):
        pipeline = Pipeline(name=str(name), name_key=name_key(str(name)), position=position)
        db.session.add(pipeline)
        for place, (title, outcome, probability, category, stale_days, criteria) in enumerate(stages):
            pipeline.stages.append(Stage(
                name=str(title), name_key=name_key(str(title)), position=place, outcome=outcome, category=category,
                probability=probability, stale_days=stale_days,
                criteria=[Criterion(text=str(text), position=at) for at, text in enumerate(criteria)]))


def ship_reasons():
    for model, names in ((LostReason, LOST_REASONS), (DealSource, SOURCES)):
        if db.session.scalar(sa.select(model.id).limit(1)) is None:
            db.session.add_all(model(name=str(name), name_key=name_key(str(name)), position=position)
                               for position, name in enumerate(names))
