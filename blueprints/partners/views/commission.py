"""What partners earn: rules, entries and how each was reckoned, approved, paid or reversed."""
from flask import abort, request, url_for
from flask_login import current_user

from blueprints.partners import bp, labels
from blueprints.partners.actions import commission as actions
from blueprints.partners.forms.commission import EndForm, PayForm, ReverseForm, RuleForm
from blueprints.partners.queries import commission as queries
from blueprints.partners.views.partners import find_partner
from core.access import can, can_edit, find, needs
from core.export import export
from core.page import done, page
from core.times import today
from core.words import _, _n
from core.workspace import workspace
from models import CommissionEntry, CommissionRule, Party, db


@bp.get("/commission")
@needs("partners.read")
def entries():
    listing = queries.ENTRIES.open(request.args, request.path)
    return page("partners/entries.html", listing=listing, counted=labels.entries_counted(listing.total),
                states=[("", _("All states")), *labels.ENTRY_STATES.items()])


@bp.get("/commission/export/<any(csv, xlsx):kind>")
@needs("partners.read")
def export_entries(kind):
    listing = queries.ENTRIES.open(request.args, request.path)
    return export(kind, "commission", listing.file_columns(), listing.all_rows())


@bp.get("/commission/<int:entry_id>")
@needs("partners.read")
def entry(entry_id):
    found = find(CommissionEntry, entry_id)
    rule = find(CommissionRule, found.rule_id)
    return page("partners/entry.html", entry=found, rule=rule, facts=queries.facts_of(found),
                steps=queries.steps_of(found), parts=queries.parts_of(found, rule) if not found.reverses_id else [],
                counter_id=queries.counter_of(found), is_still_won=queries.is_still_won(found), labels=labels,
                may_edit=can("partners.write") and can_edit(find(Party, found.party_id)))


@bp.route("/<int:party_id>/commission/rules/new", methods=["GET", "POST"])
@needs("partners.manage")
def new_rule(party_id):
    party = find_partner(party_id, to="edit")
    form = RuleForm(valid_from=today(workspace()))
    if form.more.data:
        form.add_lines()
    elif form.validate_on_submit() and form.acted(actions.set_rule, party, **form.facts, by=current_user,
                                                  at="valid_from"):
        return of_partner(party_id, _("The rule holds from %(day)s on", day=form.valid_from.data))
    return page("partners/new_rule.html", form=form, party=party)


@bp.route("/<int:party_id>/commission/rules/<int:rule_id>/end", methods=["GET", "POST"])
@needs("partners.manage")
def end_rule(party_id, rule_id):
    party, rule = find_partner(party_id, to="edit"), find(CommissionRule, rule_id)
    if rule.party_id != party_id:
        abort(404)
    form = EndForm(day=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.end_rule, rule, form.day.data, at="day"):
        return of_partner(party_id, _("Noted"))
    return page("partners/end_rule.html", form=form, party=party, rule=rule, labels=labels)


@bp.post("/<int:party_id>/commission/accrue")
@needs("partners.write")
def accrue(party_id):
    made = actions.accrue(find_partner(party_id, to="edit"), by=current_user)
    return of_partner(party_id, _n("%(num)s entry made", "%(num)s entries made", len(made)))


@bp.post("/<int:party_id>/commission/deals/<int:deal_id>/"
         "<any(sourced, influenced, 'co-sold', delivered):part>/accrue")
@needs("partners.write")
def accrue_deal(party_id, deal_id, part):
    made = actions.accrue_deal(find_partner(party_id, to="edit"), deal_id, part, by=current_user)
    return of_entry(made, _("Commission entered"))


@bp.post("/commission/<int:entry_id>/approve")
@needs("partners.manage")
def approve_entry(entry_id):
    found = find_entry(entry_id)
    actions.approve(found, by=current_user)
    return of_entry(found, _("Approved"))


@bp.route("/commission/<int:entry_id>/pay", methods=["GET", "POST"])
@needs("partners.manage")
def pay_entry(entry_id):
    found, form = find_entry(entry_id), PayForm(day=today(workspace()))
    if form.validate_on_submit() and form.acted(actions.pay, found, form.day.data, by=current_user, at="day"):
        return of_entry(found, _("Noted"))
    return page("partners/pay_entry.html", form=form, entry=found, facts=queries.facts_of(found))


@bp.route("/commission/<int:entry_id>/reverse", methods=["GET", "POST"])
@needs("partners.manage")
def reverse_entry(entry_id):
    found, form = find_entry(entry_id), ReverseForm()
    if form.validate_on_submit() and form.acted(actions.reverse, found, form.reason.data, by=current_user,
                                                at="reason"):
        return of_entry(found, _("Reversed by a counter entry"))
    return page("partners/reverse_entry.html", form=form, entry=found, facts=queries.facts_of(found))


def find_entry(entry_id):
    """An entry of a partner whom the asker may edit; the partner is locked, so that two at once follow each other."""
    found = find(CommissionEntry, entry_id)
    find_partner(found.party_id, to="edit")
    return found


def of_entry(found, message):
    db.session.commit()
    return done(message, url_for(".entry", entry_id=found.id))


def of_partner(party_id, message):
    db.session.commit()
    return done(message, url_for(".partner", party_id=party_id) + "#commission")
