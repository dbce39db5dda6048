"""How what happened to parties reads: what the system noted on their timelines, and the fields of their history."""
from blueprints.customers.labels import CLASSES, CONSENTS, HATS, POINTS, SIZES
from core.countries import country_name
from core.wording import Column, Part, day, moment, yes_no
from core.words import _, _l, language


def archived(_facts):
    return _("put this into the archive")


def restored(_facts):
    return _("took this out of the archive")


def role_given(facts):
    return _("gave the role %(role)s", role=HATS[facts["role"]])


def role_ended(facts):
    return _("ended the role %(role)s", role=HATS[facts["role"]])


def handed_over(facts):
    whose = " · ".join(filter(None, (facts["owner"], facts["team"])))
    role = HATS[facts["role"]]
    if not whose:
        return _("left the role %(role)s with nobody", role=role)
    return _("handed the role %(role)s over to %(whose)s", role=role, whose=whose)


def class_locked(facts):
    told = {"name": CLASSES[facts["lifecycle"]], "reason": facts["reason"]}
    if facts["until"]:
        return _("set the class to %(name)s until %(day)s: %(reason)s", day=day(facts["until"]), **told)
    return _("set the class to %(name)s: %(reason)s", **told)


def class_released(_facts):
    return _("let the orders decide the class again")


VERBS = {verb.__name__: verb for verb in (
    archived, restored, role_given, role_ended, handed_over, class_locked, class_released)}


def country(code):
    return country_name(code, language())


LINKS = {"employment": _l("Works at"), "subsidiary": _l("Parent company"), "referral": _l("Introduced by")}
ARCHIVED = Column(_l("In the archive since"), moment)
PARTS = {
    "parties": Part({
        "title": Column(_l("Name")), "is_person": Column(_l("Person"), yes_no),
        "tax_number": Column(_l("Tax number")), "country": Column(_l("Country"), country),
        "country_text": Column(_l("Country as written")), "size": Column(_l("Size"), SIZES),
        "about": Column(_l("About")), "anniversary_on": Column(_l("Birthday or anniversary"), day),
        "archived_at": ARCHIVED,
    }),
    "hats": Part({
        "role": Column(_l("Role"), HATS), "code": Column(_l("Number")), "owner_id": Column(_l("Owner"), "user"),
        "team_id": Column(_l("Team"), "team"), "since": Column(_l("Since"), day), "until": Column(_l("Until"), day),
    }, _l("Role")),
    "contact_points": Part({
        "kind": Column(_l("Kind"), POINTS), "value": Column(_l("Number or address")), "label": Column(_l("Note")),
        "is_primary": Column(_l("The main one of its kind"), yes_no), "consent": Column(_l("Consent"), CONSENTS),
    }, _l("Contact")),
    "addresses": Part({
        "label": Column(_l("Label")), "street": Column(_l("Street")), "city": Column(_l("City")),
        "region": Column(_l("Region")), "postal_code": Column(_l("Postal code")),
        "country": Column(_l("Country"), country),
    }, _l("Address")),
    "party_links": Part({
        "kind": Column(_l("Kind"), LINKS), "other_id": Column(_l("With whom"), "record"),
        "title": Column(_l("As what")), "since": Column(_l("Since"), day), "until": Column(_l("Until"), day),
    }, _l("Link")),
    "customer_profiles": Part({
        "preferences": Column(_l("Preferences")), "locked_lifecycle": Column(_l("Class set by hand"), CLASSES),
        "locked_until": Column(_l("Until"), day), "lock_reason": Column(_l("Why")),
    }),
    "merges": Part({"into": Column(_l("Part of"), "record"), "took_in": Column(_l("Took in"), "record")}, _l("Merge")),
}
