"""Templates: drafted, published, never changed after that; another edition takes the place of one."""
from decimal import Decimal

from blueprints.evaluation.actions.editions import check_draft, put_in_force, refuse_second_draft
from blueprints.evaluation.queries.templates import editions, newest_edition, published
from blueprints.evaluation.rules import Rules
from core.page import Refused
from core.words import _
from models import ScoreBand, ScoreCriterion, ScoreTemplate, db

FACTS = ("name", "note", "period", "policy", "least_coverage", "least_n", "roll_up", "roll_periods", "roll_alpha",
         "down_after", "up_after")
OF_CRITERION = ("name", "hint", "weight", "source", "measure", "settings", "scorer", "scale", "gate")
OF_BAND = ("low", "name", "tone", "effects")


def draft_of(template):
    """A new edition to work on: a copy of `template`, criteria and bands and all."""
    refuse_second_draft(editions(template.code))
    fresh = ScoreTemplate(code=template.code, edition=newest_edition(template.code) + 1, role=template.role,
                          **{name: getattr(template, name) for name in FACTS})
    fresh.bands = [ScoreBand(**{name: getattr(band, name) for name in OF_BAND}) for band in template.bands]
    db.session.add(fresh)
    db.session.flush()
    copy_criteria(Rules(template), fresh)
    return fresh


def copy_criteria(rules, fresh, below=None, parent_id=None):
    for each in rules.below[below]:
        made = ScoreCriterion(template_id=fresh.id, parent_id=parent_id, position=each.position,
                              **{name: getattr(each, name) for name in OF_CRITERION})
        db.session.add(made)
        db.session.flush()
        copy_criteria(rules, fresh, each.id, made.id)
    db.session.refresh(fresh)


def revise(template, facts):
    check_draft(template)
    for name, value in facts.items():
        setattr(template, name, value)


def put_criterion(template, criterion, facts):
    """Change a criterion of a draft; a new one (None) goes to the end."""
    check_draft(template)
    if criterion is None:
        last = max((each.position for each in template.criteria), default=-1)
        criterion = ScoreCriterion(position=last + 1)
        template.criteria.append(criterion)
    for name, value in facts.items():
        setattr(criterion, name, value)
    return criterion


def remove_criterion(template, criterion):
    """With all that is below it."""
    check_draft(template)
    for each in list(template.criteria):
        if each.parent_id == criterion.id:
            remove_criterion(template, each)
    template.criteria.remove(criterion)


def put_bands(template, bands):
    """The standings of a draft: (low, name, tone, effects) of each."""
    check_draft(template)
    template.bands.clear()
    db.session.flush()
    template.bands.extend(ScoreBand(**dict(zip(OF_BAND, band, strict=True))) for band in bands)


def publish(template, *, by):
    """Put a draft in force. The edition before it is replaced; what it gave stays as it was."""
    check_draft(template)
    if wrong := what_is_wrong(template):
        raise Refused(" ".join(wrong))
    put_in_force(template, published(template.role, template.code))
    template.published_by_id = by.id


def discard(template):
    check_draft(template)
    db.session.delete(template)


def what_is_wrong(template):
    """What keeps a draft from being published, in sentences."""
    rules = Rules(template)
    if not rules.leaves:
        return [_("It has no criterion.")]
    found = [_("“%(name)s” is a group without criteria.", name=each.name)
             for each in rules.walk() if each.source == "group" and not rules.below[each.id]]
    for parent_id, parts in rules.below.items():
        total = sum((each.weight for each in parts), Decimal(0))
        if parts and total != 100:
            where = next((each.name for each in template.criteria if each.id == parent_id), None)
            found.append(
                _("The weights of “%(name)s” come to %(total)s, not to 100.", name=where, total=plain(total)) if where
                else _("The weights come to %(total)s, not to 100.", total=plain(total)))
    if not template.bands or min(band.low for band in template.bands) != 0:
        found.append(_("The lowest standing must begin at 0."))
    if template.roll_up == "smoothing" and template.roll_alpha is None:
        found.append(_("Smoothing needs the share of the new score."))
    return found


def plain(number):
    return f"{number.normalize():f}"
