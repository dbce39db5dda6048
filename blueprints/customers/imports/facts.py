"""From the values of a file's rows to the facts of a party, and how these differ from what is known of it."""
from functools import lru_cache

from blueprints.customers.actions.parties import ADDRESS, FACTS, POINTS
from core.countries import parse_country
from core.custom_fields import custom_changes, is_custom

NAMES = ("name", "customer_name", "supplier")  # as lists of parties, orders and deliveries call it
NOT_AS_THEY_ARE = ("title", "is_person", "country", "country_text")
AS_THEY_ARE = (*(name for name in FACTS if name not in NOT_AS_THEY_ARE), *POINTS, *ADDRESS)
country_code = lru_cache(maxsize=5000)(parse_country)


def facts_of(rows):
    """The facts that (row number, values) pairs state; what a later row says wins, an empty cell says nothing."""
    facts = {}
    for _row_no, values in rows:
        facts |= {name: value for name, value in values.items() if name in AS_THEY_ARE or is_custom(name)}
        if name := next((values[called] for called in NAMES if values.get(called)), ""):
            facts["title"] = name
        if "kind" in values:
            facts["is_person"] = values["kind"] == "person"
        if "country" in values:
            code = country_code(values["country"])
            facts |= {"country": code, "country_text": None if code else values["country"]}
    return facts


def hat_facts(rows):
    """Whose customer it is, as far as the rows say: owner_id, team_id."""
    return {f"{name}_id": values[name] for _row_no, values in rows for name in ("owner", "team") if name in values}


def applicable(party, facts):
    """Without a country nobody knows where one is known: it would only blur what was clear."""
    if facts.get("country_text") and party.country:
        return {name: value for name, value in facts.items() if name not in ("country", "country_text")}
    return facts


def differences(party, facts):
    """{fact: [before, after]} of what `set_facts(party, facts)` would change."""
    changes = custom_changes(party.extra, facts)
    for name in FACTS:
        if name in facts and (getattr(party, name) or None) != (facts[name] or None):
            changes[name] = [getattr(party, name), facts[name]]
    for kind in POINTS:
        if kind in facts:
            main = next((point.value for point in party.points if point.kind == kind and point.is_primary), "")
            if main != facts[kind]:
                changes[kind] = [main or None, facts[kind]]
    address = party.addresses[0] if any(name in facts for name in ADDRESS) and party.addresses else None
    for name in ADDRESS:
        before = getattr(address, name) if address else ""
        if name in facts and before != facts[name]:
            changes[name] = [before, facts[name]]
    return changes
