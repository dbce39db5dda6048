"""What the nights do: scorecards of the running period and the two before, of everybody; documents that run out."""
from datetime import time

import sqlalchemy as sa

from blueprints.evaluation.actions.computing import compute
from blueprints.evaluation.actions.documents import ask_for_renewal
from blueprints.evaluation.actions.standings import settle_standings
from blueprints.evaluation.queries.renewals import due_for_renewal
from blueprints.evaluation.queries.templates import published
from blueprints.evaluation.sources import SPANS
from core.access import of
from core.jobs import Progress, enqueue, handler
from core.periods import containing
from core.principal import SYSTEM
from core.scope import acting_as
from core.times import today
from core.words import _l
from core.workspace import workspace
from models import SCORED_ROLES, Hat, ScoreTemplate, SupplierProfile, db

STEP = 25  # parties a transaction: about a quarter of a second of writing
NIGHTLY = 3  # periods, the running one among them
MOST = 40  # periods that are computed at all
JOB = "evaluation.compute"


def parties_of(role):
    """Whoever is judged in a role now: a select of their ids. Nobody judges a warehouse of ours."""
    own = sa.select(SupplierProfile.party_id).where(SupplierProfile.is_own)
    return of(Hat, Hat.party_id).where(Hat.role == role, Hat.until.is_(None), Hat.party_id.not_in(own)).distinct()


def periods_back(template, number, day):
    """The last `number` periods of a template up to that of `day`, oldest first."""
    found = [containing(template.period, day)]
    while len(found) < number:
        found.append(found[-1].previous)
    return found[::-1]


def periods_known(template, day, party_id=None):
    """The periods of a template that facts tell of, and the two up to that of `day`; oldest first, the newest MOST."""
    first, last = SPANS[template.role](party_id) if template.role in SPANS else (None, None)
    found = periods_back(template, 2, day)
    if first is not None:
        period = containing(template.period, min(last, day))
        while period.last >= first and len(found) < MOST + 2:
            found.append(period)
            period = period.previous
    return sorted(set(found), key=lambda period: period.first)[-MOST:]


@handler("evaluation.nightly", nightly_at=time(2, 30), title=_l("Computing scorecards"))
def start_nightly(job):
    for role in SCORED_ROLES:
        start(role, NIGHTLY)


def start(role, periods=None):
    """Compute the last `periods` periods of everybody in a role, as a job, or all that facts tell of. One that waits is
    used instead."""
    return enqueue(JOB, key=f"{JOB}:{role}", role=role, periods=periods)


@handler(JOB, title=_l("Computing scorecards"))
def compute_all(job, role, periods=None):
    """As the system: a score is the company's, whoever asked for it. Goes on after (template, period, party)."""
    with acting_as(SYSTEM):
        day = today(workspace())
        at_work = [(template.id, period) for template in published(role) for period in (
            periods_back(template, periods, day) if periods else periods_known(template, day))]
        total = len(at_work) * db.session.scalar(sa.select(sa.func.count()).select_from(parties_of(role).subquery()))
    cursor, done = job.cursor or {"at": 0, "after": 0}, job.done
    for at in range(cursor["at"], len(at_work)):
        after = cursor["after"] if at == cursor["at"] else 0
        while True:
            with acting_as(SYSTEM):
                party_ids = step(role, *at_work[at], after)
            if not party_ids:
                break
            after, done = party_ids[-1], done + len(party_ids)
            yield Progress(done, total, cursor={"at": at, "after": after})


def step(role, template_id, period, after):
    """The next parties by id; their ids."""
    following = parties_of(role).where(Hat.party_id > after).order_by(Hat.party_id).limit(STEP)
    party_ids = db.session.scalars(following).all()
    if party_ids:
        template = db.session.get(ScoreTemplate, template_id)
        compute(template, party_ids, period, today(workspace()), by=SYSTEM)
        settle_standings(template, party_ids)
    return party_ids


@handler("evaluation.renewals", nightly_at=time(1, 40), title=_l("Asking for documents that run out"))
def ask_for_renewals(job):
    """Documents that run out within the days their kind says, and have no successor, become tasks."""
    done = job.done
    while True:
        with acting_as(SYSTEM):
            found = due_for_renewal(today(workspace()), STEP)
            if not found:
                return
            for document, hat, party in found:
                ask_for_renewal(document, hat, party, by=SYSTEM)
            done += len(found)
        yield Progress(done, cursor={"done": done})
