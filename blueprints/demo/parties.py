"""Two hundred parties: customers, suppliers, partners, competitors, and people at them."""
import random
from functools import partial

from blueprints.customers.actions import hats, links, parties
from blueprints.demo.ledger import made
from blueprints.demo.rhythms import CLASSES, class_of, purchase_days
from core.custom_fields import custom_fields
from core.jobs import enqueue
from models import CustomField, Team

PRIVATE_EVERY = 9  # customers that are persons
OTHERS = {"supplier": 18, "partner": 8, "competitor": 4}
TWICE = (2, 13, 31)  # customers that somebody entered once more, not knowing
CONTACTS = 200 - len(CLASSES) - sum(OTHERS.values()) - len(TWICE)
A_STEP = 12
TEAM_OF = {"customer": "sales", "supplier": "purchasing", "partner": "office", "competitor": "sales"}
PHONES = {  # numbers that regulators keep free for films, or that look like it
    "GB": "+44 20 7946 0{:03}", "US": "+1 202 555 0{:03}", "DE": "+49 30 23125 {:03}", "FR": "+33 1 99 00 0{:03}",
    "AU": "+61 2 5550 0{:03}", "CN": "+86 571 5550 0{:03}", "NL": "+31 20 555 0{:03}", "JP": "+81 3 5550 0{:03}",
}


def make_customers(start, stage):
    """Some of the customers, each in the hands of somebody who sells."""
    sellers, team_id = stage.of_team("sales"), team_named(stage, "sales")
    fields = [field for field in custom_fields("party") if field.id in made(CustomField)]
    for number in range(start, min(start + A_STEP, len(CLASSES))):
        days = purchase_days(stage.today, number)
        stage.at = stage.some_moment(known_since(number, days))
        owner = sellers[-1] if number % 3 == 0 else sellers[number % 4]
        facts = person_facts(number, stage) if number % PRIVATE_EVERY == 4 else organisation_facts(
            number, "customer", stage)
        parties.register(facts | field_values(fields, stage), by=owner, code=f"K{10001 + number}", owner_id=owner.id,
                         team_id=team_id, since=stage.at.date())


def known_since(number, days):
    """How many days ago we first heard of a customer: some weeks before they bought."""
    chance = random.Random(number)
    if days:
        return days[-1] + chance.randint(2, 30)
    return number % 7 if number % 4 == 0 else chance.randint(3, 400)


def make_others(role, stage):
    """Suppliers, partners or competitors."""
    team = TEAM_OF[role]
    for number in range(OTHERS[role]):
        stage.at = stage.some_moment(stage.chance.randint(300, 720))
        owner = stage.chance.choice(stage.of_team(team))
        facts = organisation_facts(300 + 40 * list(OTHERS).index(role) + number, role, stage)
        parties.register(facts, by=owner, role=role, owner_id=owner.id, team_id=team_named(stage, team),
                         since=stage.at.date())


def employers(stage):
    """The organisations at which we know somebody."""
    firms = [party for party in stage.parties("customer") if not party.is_person]
    return firms[:CONTACTS - 10] + stage.parties("supplier")[:10]


def employ_people(start, stage):
    """People at organisations."""
    for number, firm in enumerate(employers(stage)[start:start + A_STEP], start):
        stage.at = stage.some_moment(min(650, (stage.moment(0) - firm.created_at).days + 1))
        facts = person_facts(500 + number, stage, at=firm) | {"country": firm.country}
        links.employ_new(firm, facts, by=stage.people()[number % 4], title=stage.chance.choice(stage.words.TITLES),
                         since=stage.at.date())


def tie_firms(stage):
    """Who belongs to whom, and who introduced whom."""
    firms, stage.at = employers(stage), stage.moment(150)
    for number in range(0, 24, 4):
        links.link(firms[number + 1], firms[number], "subsidiary" if number % 8 else "referral", by=stage.people()[0])


def give_second_hats(stage):
    """Some customers supply us as well, or work with us."""
    stage.at = stage.moment(200)
    for number, party in enumerate(stage.parties("customer")[5:65:12]):
        role = "supplier" if number % 2 else "partner"
        owner = stage.of_team(TEAM_OF[role])[0]
        hats.put_on_hat(party, role, by=owner, owner_id=owner.id, team_id=team_named(stage, TEAM_OF[role]))


def enter_twice(stage):
    """A colleague notes a firm as a competitor that sells to us elsewhere, spelt otherwise; then we look for such."""
    stage.at, customers = stage.moment(60), stage.parties("customer")
    for number in TWICE:
        main = {point.kind: point.value for point in customers[number].points}
        facts = {"title": stage.words.spelt_otherwise(customers[number].title), "country": customers[number].country,
                 "phone": main.get("phone", ""), "email": main.get("email", "")}
        owner = stage.of_team("sales")[0]
        parties.register(facts, by=owner, role="competitor", owner_id=owner.id, team_id=team_named(stage, "sales"),
                         since=stage.at.date())
    enqueue("customers.duplicates", key="customers.duplicates")


def archive_some(stage):
    """Four lost customers are in the archive."""
    numbers = [number for number in range(len(CLASSES)) if class_of(number) == "lost"][-4:]
    customers = stage.parties("customer")
    for number in numbers:
        stage.at = stage.moment(20 + number % 9)
        parties.archive(customers[number], by=stage.people()[0])


def organisation_facts(number, role, stage):
    words, chance = stage.words, stage.chance
    country = stage.home.country
    if chance.random() < 0.22:
        country = chance.choice([code for code in words.CITIES if code != country])
    city = chance.choice(words.CITIES.get(country, [""]))
    host = words.host(number, country)
    size = "large" if chance.random() < 0.15 else "sme"
    return {"title": words.organisation(number, role, country, city), "is_person": False, "country": country,
            "size": size, "about": chance.choice([*words.ABOUT, ""]), "email": f"office@{host}",
            "website": f"https://{host}", "phone": phone(country, number), "street": words.street(chance, country),
            "city": city}


def person_facts(number, stage, at=None):
    words, chance = stage.words, stage.chance
    given, box = words.GIVEN[number % len(words.GIVEN)]
    family, host = words.FAMILIES[number * 5 % len(words.FAMILIES)]
    country = stage.home.country
    if at is not None:
        host = next((point.value.partition("@")[2] for point in at.points if point.kind == "email"), host)
    facts = {"title": words.person(given, family), "is_person": True, "country": country, "size": "individual",
             "email": f"{box}@{host if at else host + '.example'}", "mobile": phone(country, number)}
    if at is not None:
        return facts | {"size": None}
    return facts | {"street": chance.choice(words.STREETS), "city": chance.choice(words.CITIES.get(country, [""]))}


def phone(country, number):
    return PHONES[country].format(number % 1000) if country in PHONES else ""


def field_values(fields, stage):
    """What a customer holds for the company's own fields; most hold something, hardly any all."""
    chance = stage.chance
    values = {"choice": lambda field: chance.choice(field.choices),
              "money": lambda _field: chance.randint(5, 80) * 10_000,
              "number": lambda _field: str(chance.choice((2, 3, 5, 7.5, 10))), "yes-no": lambda _field: True,
              "date": lambda _field: stage.day(-chance.randint(20, 500)).isoformat(),
              "text": lambda _field: chance.choice(stage.words.DELIVERY_NOTES),
              "link": lambda _field: f"https://shop{chance.randint(10, 99)}.example"}
    return {field.key: values[field.type](field) for field in fields if chance.random() < 0.55}


def team_named(stage, key):
    return made(Team)[list(stage.words.TEAMS).index(key)]


STEPS = [*(partial(make_customers, start) for start in range(0, len(CLASSES), A_STEP)),
         *(partial(make_others, role) for role in OTHERS),
         *(partial(employ_people, start) for start in range(0, CONTACTS, A_STEP)), tie_firms, give_second_hats]
LAST_STEPS = [archive_some, enter_twice]
