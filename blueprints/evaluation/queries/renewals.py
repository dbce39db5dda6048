"""Documents that run out, or did, and that nobody was asked to renew yet; and what is required and not there at all."""
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from blueprints.evaluation.queries.documents import kinds
from core.access import of
from models import NO_DAY, DocumentKind, Hat, NameCard, Party, PartyDocument, Qualification, Record, SupplierProfile, db

Newer = aliased(PartyDocument, flat=True)
Name = aliased(NameCard)
MOST = 500
SAME_KIND = sa.and_(Newer.party_id == PartyDocument.party_id, Newer.role == PartyDocument.role,
                    Newer.kind_id == PartyDocument.kind_id)
HAS_NEWER = of(Newer, Newer.id).where(SAME_KIND, Newer.state == "accepted", sa.or_(
    Newer.valid_until > PartyDocument.valid_until,
    sa.and_(Newer.valid_until == PartyDocument.valid_until, Newer.id > PartyDocument.id))).correlate(
    PartyDocument).exists()


def due_for_renewal(day, number):
    """At most `number` (document, the hat worn, the party), those that ran out first."""
    soon = [sa.and_(PartyDocument.kind_id == kind.id, PartyDocument.valid_until <= day + timedelta(days=kind.warn_days))
            for kind in kinds()]
    query = sa.select(PartyDocument, Hat, Party).select_from(PartyDocument).join(
        Hat, sa.and_(Hat.party_id == PartyDocument.party_id, Hat.role == PartyDocument.role, Hat.until.is_(None))).join(
        Party, Party.id == PartyDocument.party_id).where(
        PartyDocument.state == "accepted", PartyDocument.task_id.is_(None), PartyDocument.valid_until != NO_DAY,
        sa.or_(sa.false(), *soon), ~HAS_NEWER, Record.archived_at.is_(None))
    return db.session.execute(query.order_by(PartyDocument.valid_until, PartyDocument.id).limit(
        number).with_for_update(of=PartyDocument)).all()


def missing(role, day, kind_id=None):
    """Who wears the hat and has no valid document of a required kind: (party, kind), by name; the first MOST."""
    valid = of(PartyDocument, PartyDocument.id).where(
        PartyDocument.party_id == Hat.party_id, PartyDocument.role == Hat.role,
        PartyDocument.kind_id == DocumentKind.id, PartyDocument.state == "accepted", PartyDocument.valid_from <= day,
        PartyDocument.valid_until >= day).correlate(Hat, DocumentKind).exists()
    works_in = of(Qualification, Qualification.id).where(
        Qualification.party_id == Hat.party_id, Qualification.role == Hat.role,
        Qualification.category_id == DocumentKind.category_id, Qualification.state != "withdrawn").correlate(
        Hat, DocumentKind).exists()
    own = of(SupplierProfile, SupplierProfile.party_id).where(SupplierProfile.is_own)
    query = of(Hat, Hat.party_id, Name.title, DocumentKind.id.label("kind_id"), DocumentKind.name).join(
        DocumentKind, DocumentKind.role == Hat.role).join(Name, Name.id == Hat.party_id).where(
        Hat.role == role, Hat.until.is_(None), DocumentKind.is_required, DocumentKind.archived_at.is_(None),
        sa.or_(DocumentKind.category_id.is_(None), works_in), ~valid, Hat.party_id.not_in(own))
    query = query.where(DocumentKind.id == kind_id) if kind_id else query
    return db.session.execute(query.order_by(Name.title, Hat.party_id, DocumentKind.name_key).limit(MOST)).all()
