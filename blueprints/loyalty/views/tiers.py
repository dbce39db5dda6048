"""Tiers: all of them with how many customers are in each, made, revised, put away."""
from flask import url_for

from blueprints.loyalty import bp
from blueprints.loyalty.actions import tiers as actions
from blueprints.loyalty.forms.tiers import NewTierForm, TierForm
from blueprints.loyalty.queries import tiers as queries
from blueprints.loyalty.sentences import rule
from blueprints.loyalty.views.tabs import tabs
from core.access import find, needs
from core.jobs import running
from core.listing import counted
from core.page import done, page
from core.words import _, language
from models import LoyaltyTier, db


@bp.get("/tiers")
@needs("customers.read")
def tiers():
    found = queries.all_tiers()
    numbers = {tier_id: counted(count, language()) for tier_id, count in queries.members(found).items()}
    return page("loyalty/tiers.html", tiers=found, numbers=numbers, rule=rule, tabs=tabs("tiers"),
                job=running(actions.JOB))


@bp.route("/tiers/new", methods=["GET", "POST"])
@needs("customers.manage")
def new_tier():
    form = NewTierForm(rank=max((tier.rank for tier in queries.all_tiers()), default=0) + 1)
    if form.validate_on_submit() and (made := form.acted(actions.make, form.facts, at="name")):
        return saved(_("%(name)s saved", name=made.name))
    return page("loyalty/edit_tier.html", form=form, tier=None)


@bp.route("/tiers/<int:tier_id>/edit", methods=["GET", "POST"])
@needs("customers.manage")
def edit_tier(tier_id):
    tier = find(LoyaltyTier, tier_id)
    form = TierForm(obj=tier)
    if form.validate_on_submit() and form.acted(actions.revise, tier, form.facts, at="name"):
        return saved(_("%(name)s saved", name=tier.name))
    return page("loyalty/edit_tier.html", form=form, tier=tier)


@bp.post("/tiers/suggested")
@needs("customers.manage")
def begin_tiers():
    actions.begin_with_suggested()
    return saved(_("Three tiers made: change them as you need"))


@bp.post("/tiers/<int:tier_id>/archive")
@needs("customers.manage")
def archive_tier(tier_id):
    tier = find(LoyaltyTier, tier_id)
    actions.archive(tier)
    return saved(_("%(name)s is in the archive now", name=tier.name), url_for(".restore_tier", tier_id=tier_id))


@bp.post("/tiers/<int:tier_id>/restore")
@needs("customers.manage")
def restore_tier(tier_id):
    tier = find(LoyaltyTier, tier_id)
    actions.restore(tier)
    return saved(_("%(name)s is back", name=tier.name))


@bp.post("/tiers/look")
@needs("customers.write")
def look_at_tiers():
    actions.look_anew()
    return saved(_("All customers are being looked at"))


def saved(message, undo=""):
    db.session.commit()
    return done(message, url_for(".tiers"), undo=undo)
