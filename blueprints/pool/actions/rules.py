"""The rules of the pool and its terms, made by whoever manages customers."""
from blueprints.pool.queries.rules import same_rule
from core.page import Refused
from core.words import _
from models import PoolRule, PoolTerms, db, now


def set_rule(rule, *, lifecycle, team_id, idle_days, warn_days, is_open):
    """A new rule (None) or a known one."""
    if warn_days > idle_days:
        raise Refused(_("The warning comes before the day: at most %(days)s days before", days=idle_days))
    check_free(lifecycle, team_id, rule)
    if rule is None:
        rule = PoolRule()
        db.session.add(rule)
    rule.lifecycle, rule.team_id, rule.idle_days = lifecycle, team_id, idle_days
    rule.warn_days, rule.is_open = warn_days, is_open
    return rule


def check_free(lifecycle, team_id, rule):
    if same_rule(lifecycle, team_id) not in (None, rule and rule.id):
        raise Refused(_("There is a rule for this class and team already"))


def archive_rule(rule):
    """Customers it put into the pool stay there; those it warned of are safe from the next night on."""
    if rule.archived_at is not None:
        raise Refused(_("This rule is in the archive already"))
    rule.archived_at = now()


def restore_rule(rule):
    if rule.archived_at is None:
        raise Refused(_("This rule is not in the archive"))
    check_free(rule.lifecycle, rule.team_id, rule)
    rule.archived_at = None


def set_terms(*, most_claims, claim_days, cool_down_days):
    terms = db.session.get(PoolTerms, 1)
    if terms is None:
        terms = PoolTerms(id=1)
        db.session.add(terms)
    terms.most_claims, terms.claim_days, terms.cool_down_days = most_claims, claim_days, cool_down_days
