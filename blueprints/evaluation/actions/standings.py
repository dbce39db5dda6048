"""Where somebody stands: what their final evaluations come to, one bad period moving nobody."""
from blueprints.evaluation.actions.computing import exact
from blueprints.evaluation.queries.evaluations import finals
from blueprints.evaluation.rules import Rules
from core.access import of
from measures.points import decayed, smoothed
from measures.standings import settle, standing
from models import Standing, StandingEvent, db


def rolled(template, scores):
    """The roll-up after each of `scores`, oldest first."""
    told, smooth = [], None
    for at in range(1, len(scores) + 1):
        if template.roll_up == "decay":
            told.append(decayed(scores[:at][::-1], template.roll_periods))
        elif template.roll_up == "smoothing":
            smooth = smoothed(smooth, scores[at - 1], float(template.roll_alpha))
            told.append(smooth)
        else:
            told.append(scores[at - 1])
    return told


def settle_standings(template, party_ids):
    """Say anew where these stand by a template; returns how many stand elsewhere than before."""
    rules, moved = Rules(template), 0
    if not rules.bands:
        return 0
    held = {row.party_id: row for row in db.session.scalars(of(Standing).where(
        Standing.code == template.code, Standing.party_id.in_(party_ids)).order_by(Standing.party_id))}
    for party_id, evaluations in finals(template.code, party_ids).items():
        if evaluations:
            moved += settle_one(rules, held.get(party_id), party_id, evaluations)
    db.session.flush()
    return moved


def settle_one(rules, held, party_id, evaluations):
    template = rules.template
    scores = rolled(template, [float(row.score) for row in evaluations])
    names = settle(standing(scores[0], rules.bands), scores, rules.bands, template.down_after, template.up_after)
    name, before = names[-1], held.band.name if held else ""
    first = len(names) - next((at for at, each in enumerate(reversed(names)) if each != name), len(names))
    facts = {"band_id": rules.band(name).id, "score": exact(scores[-1], 4), "since": evaluations[first].ends_on}
    if held is None:
        held = Standing(party_id=party_id, code=template.code, role=template.role)
        db.session.add(held)
    for attribute, value in facts.items():
        setattr(held, attribute, value)
    if name == before:
        return 0
    db.session.add(StandingEvent(
        party_id=party_id, role=template.role, code=template.code, before=before, after=name,
        decided_on=evaluations[-1].ends_on, evaluation_id=evaluations[-1].id))
    return 1
