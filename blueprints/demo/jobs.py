"""Making the sample company, step by step, and taking it out again."""
from blueprints.demo import (
    after_sales,
    company,
    complaints,
    cooperation,
    corrective,
    deals,
    entries,
    following,
    knowledge,
    leading,
    loyalty,
    orders,
    papers,
    parties,
    partners,
    pool,
    privacy,
    purchases,
    removal,
    scorecards,
    selections,
    tasks,
    tickets,
)
from blueprints.demo.ledger import PARTS, counts, seal
from blueprints.demo.stage import Stage, watched
from core.jobs import Progress, handler
from core.principal import SYSTEM
from core.scope import acting_as
from core.words import _l, in_language
from core.workspace import workspace
from models import db

# later domains join here
DOMAINS = (company, parties, orders, purchases, deals, partners, tasks, tickets, after_sales, complaints, loyalty,
           knowledge, entries, leading, scorecards, selections, cooperation, corrective, papers, privacy,
           pool)
STEPS = [step for domain in DOMAINS for step in domain.STEPS]
STEPS += [step for domain in DOMAINS for step in getattr(domain, "LAST_STEPS", ())]


@handler("demo.load", title=_l("Load the sample company"))
def load(job, *, lead_id):
    """Each step is one transaction, which holds what it made and the ledger's rows of it."""
    begun = (job.cursor or {}).get("step", 0)
    for number, step in enumerate(STEPS[begun:], begun):
        with acting_as(SYSTEM), in_language(workspace().language):
            stage = Stage(lead_id, number)
            with watched(stage):
                step(stage=stage)
        yield Progress(number + 1, len(STEPS), cursor={"step": number + 1})
    with acting_as(SYSTEM):
        for model in PARTS:
            seal(model)
        db.session.flush()
    yield Progress(len(STEPS), len(STEPS), cursor={"step": len(STEPS)}, result={"made": counts()})


@handler("demo.remove", title=_l("Remove the sample company"))
def remove(job):
    """What was edited since, or what people's own work refers to, stays and is named in the result."""
    kept = list((job.result or {}).get("kept", ()))
    if not job.cursor:
        with acting_as(SYSTEM):
            while following.adopt_tasks():
                pass
        yield Progress(0, sum(counts().values()), cursor={"adopted": True})
    done, total = job.done, job.total
    while True:
        with acting_as(SYSTEM):
            step = removal.next_step()
            if step is None:
                orders.forget_scores()
                return
            gone, stayed = step
            kept += stayed
            done += gone
        yield Progress(min(done, total), total, cursor={"adopted": True}, result={"kept": kept})
