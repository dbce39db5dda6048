"""Deals that partners register: entered, submitted, looked at, decided, made a deal of ours, run out."""
from blueprints.customers.actions.parties import worn
from blueprints.partners.actions.programmes import promised
from blueprints.partners.actions.standing import refuse_stopped
from blueprints.partners.clock import answer_due
from blueprints.partners.queries.registrations import customer_called
from blueprints.sales.actions.deals import first_stage, open_deal
from blueprints.sales.actions.shares import share_deal
from core import timeline
from core.due import due_at
from core.notices import tell
from core.page import Refused
from core.search import index_record, name_key
from core.times import today, zone
from core.words import _
from core.workspace import workspace
from measures.partnership import protection
from models import NO_DAY, NOTHING_DUE, UNDECIDED_STATES, WHOLE_SHARE, Registration, db, now

FACTS = ("title", "contact", "about", "amount_cents", "currency", "closes_on")
DECISIONS = ("approved", "rejected", "duplicate")


def register(partner, facts, *, by, at=None):
    """A draft. It is the partner manager's: the owner and team of the partner's role. `customer` is a name."""
    hat = worn(partner, "partner")
    if hat is None:
        raise Refused(_("%(party)s is no partner at present", party=partner.title))
    registration = Registration(
        party_id=partner.id, state="draft", title="", customer_name="", customer_key="", created_by_id=by.id,
        owner_id=hat.owner_id, team_id=hat.team_id, currency=workspace().currency, created_at=at or now(),
        contact="", about="", reason="", protected_until=NO_DAY)
    write(registration, facts)
    db.session.add(registration)
    db.session.flush()
    keep_found(registration)
    return registration


def ask_to_register(partner, facts, *, by):
    """The same, where their standing is not against it: what a person does, not a file of what was done."""
    refuse_stopped("register", partner)
    return register(partner, facts, by=by)


def revise(registration, facts, *, by):
    """Refused once it is decided: what was decided on stays as it was."""
    if registration.state not in ("draft", *UNDECIDED_STATES):
        raise Refused(_("%(what)s is decided: it can be changed no more", what=registration.title))
    write(registration, facts)
    keep_found(registration)


def write(registration, facts):
    for name in FACTS:
        if name in facts:
            setattr(registration, name, facts[name])
    if "customer" in facts:
        registration.customer_id, registration.customer_name = customer_called(facts["customer"])
        registration.customer_key = name_key(registration.customer_name)


def keep_found(registration):
    index_record(registration, registration.title, registration.customer_name, registration.contact)


def submit(registration, *, by, at=None):
    """The partner asks: from this day it is protected, and our time runs."""
    expect(registration, "draft")
    at = at or now()
    days, hours = promised(registration.party_id)
    local = at.astimezone(zone(workspace().time_zone))
    registration.submitted_at, registration.answer_due_at = at, answer_due(at, hours)
    registration.protected_until = protection(local, local, days, hours).protected_until
    registration.due_at = registration.answer_due_at
    move(registration, "submitted", by=by)
    if registration.owner_id not in (None, by.id):
        tell([registration.owner_id], "assigned", key=f"assigned:{registration.id}", by=by, record_id=registration.id,
             title=registration.title)


def ask_to_submit(registration, partner, *, by):
    """The same, where their standing is not against it: it may have changed since the draft was entered."""
    refuse_stopped("register", partner)
    submit(registration, by=by)


def take_up(registration, *, by):
    expect(registration, "submitted")
    move(registration, "review", by=by)


def decide(registration, decision, *, reason="", by, at=None):
    """Approved, rejected or a duplicate. Whoever is refused is told why."""
    expect(registration, *UNDECIDED_STATES)
    if decision != "approved" and not reason:
        raise Refused(_("Please say why"))
    registration.decided_at, registration.decided_by_id, registration.reason = at or now(), by.id, reason or ""
    is_live = decision == "approved"
    registration.is_open = is_live
    registration.due_at = due_at(registration.protected_until) if is_live else NOTHING_DUE
    move(registration, decision, by=by, reason=reason)


def reconsider(registration, *, by):
    """Take a decision back: it is looked at again. What it was protected by, and when we owed an answer, stays."""
    expect(registration, *DECISIONS)
    registration.decided_at, registration.decided_by_id, registration.reason = None, None, ""
    registration.is_open, registration.due_at = True, registration.answer_due_at
    move(registration, "review", by=by)


def convert(registration, *, customer_id, pipeline_id, owner_id, team_id, by):
    """It becomes a deal of ours, which the partner sourced."""
    expect(registration, "approved")
    stage = first_stage(pipeline_id)
    if stage is None:
        raise Refused(_("This pipeline has no open stage"))
    facts = {"title": registration.title, "party_id": customer_id, "amount_cents": registration.amount_cents,
             "currency": registration.currency, "owner_id": owner_id, "team_id": team_id}
    if registration.closes_on and registration.closes_on >= today(workspace()):
        facts["closes_on"] = registration.closes_on
    deal = open_deal(facts, by=by, stage=stage)
    db.session.flush()
    share_deal(deal, registration.party_id, "sourced", share=WHOLE_SHARE, by=by)
    became(registration, deal, by=by)
    return deal


def became(registration, deal, *, by):
    """This deal of ours is what was registered."""
    expect(registration, "approved")
    registration.deal_id, registration.is_open, registration.due_at = deal.id, False, NOTHING_DUE
    registration.customer_id = deal.party_id or registration.customer_id
    move(registration, "converted", by=by)


def run_out(registration, *, by):
    """Its protection ended and it became no deal."""
    expect(registration, "approved")
    registration.is_open, registration.due_at = False, NOTHING_DUE
    move(registration, "expired", by=by)


def archive(registration, *, by):
    """Entered by mistake: in no list any more."""
    if registration.is_archived:
        raise Refused(_("%(what)s is in the archive already", what=registration.title))
    registration.archived_at, registration.is_open = now(), False


def restore(registration, *, by):
    if not registration.is_archived:
        raise Refused(_("%(what)s is not in the archive", what=registration.title))
    registration.archived_at = None
    registration.is_open = registration.state in ("draft", *UNDECIDED_STATES, "approved")


def move(registration, state, *, by, reason=""):
    registration.state = state
    timeline.note(registration, "registration-moved", by=by, state=state, reason=reason)


def expect(registration, *states):
    if registration.is_archived:
        raise Refused(_("%(what)s is in the archive: restore it first", what=registration.title))
    if registration.state not in states:
        raise Refused(_("%(what)s has gone on meanwhile", what=registration.title))
