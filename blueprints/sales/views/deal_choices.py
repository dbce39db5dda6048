"""Why deals are lost and where they come from: what can be chosen, for those who manage sales."""
from flask import url_for

from blueprints.sales import bp
from blueprints.sales.actions import pipelines as actions
from blueprints.sales.forms.pipelines import NameForm, NewNameForm
from blueprints.sales.queries import pipelines as queries
from core.access import find, needs
from core.page import done, page
from core.places import shift
from core.words import _, _l
from models import DealSource, LostReason, db

MODELS = {"lost-reasons": LostReason, "sources": DealSource}
LABELS = {"lost-reasons": _l("Why deals are lost"), "sources": _l("Where deals come from")}
WHICH = "<any('lost-reasons', sources):which>"


def saved(message, which, undo=""):
    db.session.commit()
    return done(message, url_for(".deal_choices", which=which), undo=undo)


@bp.route(f"/{WHICH}", methods=["GET", "POST"])
@needs("sales.manage")
def deal_choices(which):
    form = NewNameForm(taken=actions.taken(MODELS[which]))
    if form.validate_on_submit():
        made = actions.make_named(MODELS[which], form.name.data)
        return saved(_("%(name)s saved", name=made.name), which)
    return page("sales/deal_choices.html", form=form, **listed(which))


def listed(which):
    return {"rows": queries.choices(MODELS[which]), "which": which, "labels": LABELS}


@bp.route(f"/{WHICH}/<int:choice_id>/edit", methods=["GET", "POST"])
@needs("sales.manage")
def edit_deal_choice(which, choice_id):
    row = find(MODELS[which], choice_id)
    form = NameForm(obj=row, taken=actions.taken(MODELS[which], but=row))
    if form.validate_on_submit():
        actions.rename(row, form.name.data)
        return saved(_("%(name)s saved", name=row.name), which)
    return page("sales/edit_deal_choice.html", form=form, row=row, which=which, labels=LABELS)


@bp.post(f"/{WHICH}/<int:choice_id>/<any(up, down):direction>")
@needs("sales.manage")
def shift_deal_choice(which, choice_id, direction):
    model = MODELS[which]
    shift(find(model, choice_id), queries.in_order(model), direction)
    db.session.commit()
    back = url_for(".deal_choices", which=which, _anchor=f"{direction}-{choice_id}")
    return done("", back, template="sales/deal_choices.html", block="rows", **listed(which))


@bp.post(f"/{WHICH}/<int:choice_id>/archive")
@needs("sales.manage")
def archive_deal_choice(which, choice_id):
    row = find(MODELS[which], choice_id)
    actions.archive(row)
    return saved(_("%(name)s is in the archive now", name=row.name), which,
                 url_for(".restore_deal_choice", which=which, choice_id=choice_id))


@bp.post(f"/{WHICH}/<int:choice_id>/restore")
@needs("sales.manage")
def restore_deal_choice(which, choice_id):
    row = find(MODELS[which], choice_id)
    actions.restore(row)
    return saved(_("%(name)s is back", name=row.name), which)
