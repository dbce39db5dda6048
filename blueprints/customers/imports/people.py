"""The people a list of customers names: somebody of that name at that organisation, known or new."""
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from blueprints.customers.actions import parties
from blueprints.customers.imports.facts import differences
from blueprints.customers.imports.indexing import add_to_index, found_by
from core.access import of
from core.importing.targets import Finding
from core.importing.undoing import referred_to
from core.search import name_key
from core.words import _
from models import ContactPoint, Party, PartyLink, SearchDoc, db

OWN = {"contact_email": "email", "contact_phone": "phone", "contact_mobile": "mobile", "contact_about": "about"}


@dataclass
class Person:
    """Somebody at an organisation, between comparing and writing."""

    organisation: Finding
    facts: dict
    title: str | None
    link: PartyLink | None = None


class Contacts:
    """Compares and writes the people of customers; each is an extra of the customer's finding."""

    def __init__(self, terms, domain="customers"):
        self.terms, self.domain = terms, domain

    def compare(self, groups, findings):
        ties = self._ties([finding.target_id for finding in findings if finding.target_id])
        for group, finding in zip(groups, findings, strict=True):
            if finding.outcome in ("archived", "refused"):
                continue
            for key, person in self._named(group, finding).items():
                person.link = ties.get((finding.target_id, key))
                extra = self._extra(key, person)
                if extra is not None:
                    finding.extras.append(extra)
                    if finding.outcome == "unchanged":
                        finding.outcome = "changed"
                    finding.changes.setdefault("contact_name", [None, extra.label])

    def _ties(self, organisation_ids):
        """{(organisation, name as compared): the employment}, with the person and how to reach them."""
        if not organisation_ids:
            return {}
        found = db.session.scalars(of(PartyLink).where(
            PartyLink.kind == "employment", PartyLink.other_id.in_(organisation_ids), PartyLink.until.is_(None),
        ).options(*(selectinload(PartyLink.party).selectinload(part) for part in (Party.points, Party.profile))))
        return {(tie.other_id, tie.party.name_key): tie for tie in found}

    def _named(self, group, finding):
        people = {}
        for _row_no, values in group.rows:
            if "contact_name" in values:
                person = people.setdefault(name_key(values["contact_name"]), Person(finding, {}, None))
                person.facts |= {"title": values["contact_name"]}
                person.facts |= {own: values[name] for name, own in OWN.items() if name in values}
                person.title = values.get("contact_title", person.title)
        return people

    def _extra(self, key, person):
        """The Finding of one person; None when nothing about them changes."""
        label = f"{person.facts['title']} ({person.organisation.label})"
        extra = Finding(f"{person.organisation.key}/{key}", label=label, entity="person", subject=person)
        if person.link is None:
            extra.outcome = "new"
            return extra
        known = {name: value for name, value in person.facts.items() if name != "title"}
        extra.changes = differences(person.link.party, known)
        if person.title is not None and person.title != person.link.title:
            extra.changes["contact_title"] = [person.link.title, person.title]
        extra.outcome, extra.target_id = "changed", person.link.party_id
        return extra if extra.changes else None

    def write(self, findings):
        extras = [extra for finding in findings for extra in finding.extras]
        fresh = [extra for extra in extras if extra.outcome == "new"]
        for extra in fresh:
            extra.subject.link = self._employ(extra.subject)
        said = [found_by(extra.subject.link.party) for extra in fresh]
        db.session.add_all(extra.subject.link for extra in fresh)
        for extra in extras:
            if extra.outcome == "changed":
                self._revise(extra)
        db.session.flush()
        add_to_index([(extra.subject.link.party, words) for extra, words in zip(fresh, said, strict=True)],
                     self.domain)
        for extra in extras:
            person = extra.subject.link.party
            if extra.outcome == "changed":
                parties.reindex(person)
            extra.target_id, extra.version = person.id, person.version

    def _employ(self, person):
        made, organisation = parties.register_person(person.facts, by=self.terms.by), person.organisation.subject.party
        return PartyLink(kind="employment", party=made, other=organisation, title=person.title or "")

    def _revise(self, extra):
        person = extra.subject
        known = {name: value for name, value in person.facts.items() if name != "title"}
        points = {(point.kind, point.value_key) for point in person.link.party.points}
        changes = parties.set_facts(person.link.party, known)
        extra.before = {
            "facts": {name: before for name, (before, _after) in changes.items()}, "link": person.link.id,
            "title": person.link.title,
            "points": [[point.kind, point.value_key] for point in person.link.party.points
                       if (point.kind, point.value_key) not in points]}
        if person.title is not None:
            person.link.title = person.title
        parties.touch(person.link.party)


def undo_people(items):
    """Take back what a run did to people; {item id: why it was kept}."""
    people = {person.id: person for person in db.session.scalars(
        of(Party).where(Party.id.in_([item.target_id for item in items])).options(
            *(selectinload(part) for part in (Party.points, Party.addresses, Party.hats, Party.profile))))}
    used = referred_to(Party, list(people), besides=(ContactPoint, SearchDoc, PartyLink))
    kept = {}
    for item in items:
        person = people.get(item.target_id)
        if person is None:
            continue
        ties = db.session.scalars(sa.select(PartyLink).where(
            sa.or_(PartyLink.party_id == person.id, PartyLink.other_id == person.id))).all()
        if person.version != item.applied_version:
            kept[item.id] = _("edited since")
        elif item.outcome == "changed":
            parties.set_facts(person, item.before["facts"])
            drop_points(person, item.before["points"])
            for tie in ties:
                if tie.id == item.before["link"]:
                    tie.title = item.before["title"]
            parties.reindex(person)
        elif person.id in used or len(ties) > 1:
            kept[item.id] = _("something else refers to it")
        else:
            docs = db.session.scalars(sa.select(SearchDoc).where(SearchDoc.record_id == person.id)).all()
            for gone in (*ties, *docs, person):
                db.session.delete(gone)
    db.session.flush()
    return kept


def drop_points(party, added):
    """Take out the contact points an import brought, unless one is in use again as the main one."""
    for point in list(party.points):
        if [point.kind, point.value_key] in added and not point.is_primary:
            party.points.remove(point)
