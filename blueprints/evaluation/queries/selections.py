"""Choosing among suppliers or partners: the list of selections, and what one is made of."""
import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload

from core.access import of
from core.address_values import one_of
from core.listing import Listing, Sort
from core.people import is_of_team, is_person
from core.search import name_key
from models import (
    SELECTION_STATES,
    Hat,
    NameCard,
    PartnerSelection,
    Party,
    Record,
    Rfq,
    RfqInvite,
    Selection,
    SelectionCandidate,
    SelectionComparison,
    SelectionCriterion,
    SelectionInterest,
    SelectionValue,
    User,
    db,
)

MOST_OFFERED = 20  # of those one may tick
Name, Chosen, Owner = aliased(NameCard), aliased(NameCard), aliased(User)


def listing_of(kind, endpoint):
    """The list of selections of a kind, which is a model."""
    number = of(SelectionCandidate, sa.func.count()).where(
        SelectionCandidate.record_id == kind.id).correlate(kind).scalar_subquery()
    return Listing(
        of(kind, kind.id, kind.title, kind.state, kind.created_at, kind.review_on, number.label("candidates"),
           Chosen.title.label("chosen"), Owner.name.label("owner")).outerjoin(
            Chosen, Chosen.id == kind.chosen_id).outerjoin(Owner, Owner.id == kind.owner_id),
        sorts={"newest": Sort(Record.id, Record.id, descending=True)},
        filters={"state": one_of(Record.state, SELECTION_STATES), "owner": is_person(Record.owner_id),
                 "team": is_of_team(Record.team_id)}, endpoint=endpoint)


SELECTIONS = {"supplier": listing_of(Selection, "suppliers.selections"),
              "partner": listing_of(PartnerSelection, "partners.selections")}


def criteria_of(selection):
    return db.session.scalars(of(SelectionCriterion).where(SelectionCriterion.record_id == selection.id).order_by(
        SelectionCriterion.position, SelectionCriterion.id)).all()


def candidates_of(selection):
    """The candidates in the order they were added."""
    return db.session.scalars(of(SelectionCandidate).options(selectinload(SelectionCandidate.values)).where(
        SelectionCandidate.record_id == selection.id).order_by(SelectionCandidate.id)).all()


def names_of(party_ids):
    """{party id: name}."""
    return {row.id: row.title for row in db.session.execute(
        sa.select(Name.id, Name.title).where(Name.id.in_(party_ids)).order_by(Name.id))}


def values_of(selection):
    """{(candidate id, criterion id): SelectionValue}."""
    return {(row.candidate_id, row.criterion_id): row for row in db.session.scalars(
        of(SelectionValue).where(SelectionValue.record_id == selection.id).order_by(SelectionValue.id))}


def quotes_of(candidates):
    """{invite id: its quote} of the candidates that brought one."""
    ids = [each.invite_id for each in candidates if each.invite_id]
    rows = of(RfqInvite, RfqInvite.id, RfqInvite.rfq_id, RfqInvite.unit_price, RfqInvite.currency, RfqInvite.lead_days,
              RfqInvite.answered_at, RfqInvite.valid_until).where(RfqInvite.id.in_(ids)).order_by(RfqInvite.id)
    return {row.id: row for row in db.session.execute(rows)} if ids else {}


def comparisons_of(selection):
    """Who compared the criteria, and how."""
    return db.session.execute(of(SelectionComparison, SelectionComparison.rater_id, SelectionComparison.judged,
                                 User.name).join(User, User.id == SelectionComparison.rater_id).where(
        SelectionComparison.record_id == selection.id).order_by(SelectionComparison.id)).all()


def comparison_of(selection, person):
    return db.session.scalar(of(SelectionComparison).where(
        SelectionComparison.record_id == selection.id, SelectionComparison.rater_id == person.id))


def interests_of(selection):
    """What each who has a part in it said of an interest of their own."""
    return db.session.execute(of(SelectionInterest, SelectionInterest.person_id, SelectionInterest.interest,
                                 SelectionInterest.at, User.name).join(
        User, User.id == SelectionInterest.person_id).where(
        SelectionInterest.record_id == selection.id).order_by(SelectionInterest.id)).all()


def has_declared(selection, person):
    return db.session.scalar(of(SelectionInterest, SelectionInterest.id).where(
        SelectionInterest.record_id == selection.id, SelectionInterest.person_id == person.id)) is not None


def rfq_choices(limit=100):
    """(id, title) of requests for quotation, newest first."""
    return [tuple(row) for row in db.session.execute(
        of(Rfq, Rfq.id, Rfq.title).order_by(Rfq.id.desc()).limit(limit))]


def words_of_rfq(rfq_id):
    """What a selection among those who answered a request begins with."""
    found = db.session.execute(of(Rfq, Rfq.id.label("rfq"), Rfq.title, Rfq.need).where(Rfq.id == rfq_id)).one_or_none()
    return found._asdict() if found else {}


def invites_in(rfq_id):
    """Those asked in a request who did not decline."""
    return db.session.scalars(of(RfqInvite).where(
        RfqInvite.rfq_id == rfq_id, RfqInvite.declined_at.is_(None)).order_by(RfqInvite.id)).all()


def party_choices(role, search="", ticked=()):
    """(id, name) of those who have a role now, by name: the ticked ones, and one more of those called so than are
    offered."""
    theirs = of(Hat, Party.id, Party.title).join(Party, Party.id == Hat.party_id).where(
        Hat.role == role, Hat.until.is_(None)).order_by(Party.name_key, Party.id)
    kept = db.session.execute(theirs.where(Party.id.in_(ticked))).all() if ticked else []
    others = theirs.where(Party.id.not_in(ticked), *(
        Party.name_key.contains(word, autoescape=True) for word in name_key(search).split()[:8]))
    return [*kept, *db.session.execute(others.limit(MOST_OFFERED + 1))]
