"""Two years with partners: what they registered and had a part in, who is certified, what they earned and spent."""
from datetime import timedelta
from decimal import Decimal

from blueprints.demo.ledger import made
from blueprints.partners.actions import certifications, commission, funds, registrations
from blueprints.partners.actions.profile import PROFILE
from blueprints.partners.actions.programmes import set_programme
from blueprints.sales.actions.shares import share_deal
from core.access import of
from core.due import due_at
from core.money import minor_units
from core.principal import SYSTEM
from models import DEAL_SHARES, PARTNER_KINDS, Deal, PartnerProgramme, Record, db

RISKS = ("low", None, "medium", "low", None)
STEPS_OF_RULE = ((0, 20_000, 5), (20_000, None, 8))  # major units, per cent


def make_partners(stage):
    """What each of them is to us, and who there is certified."""
    words, chance, stage.at = stage.words, stage.chance, stage.moment(690)
    for name, days, hours in words.PROGRAMMES:
        set_programme(None, name=name, protection_days=days, review_hours=hours)
    db.session.flush()
    programmes = made_programmes()
    for number, party in enumerate(stage.parties("partner")):
        PROFILE.write(party, {
            "kind": PARTNER_KINDS[number % 5], "programme_id": programmes[number % 2] if number % 4 else None,
            "territory": words.TERRITORIES[number % len(words.TERRITORIES)], "risk": RISKS[number % len(RISKS)],
            "terms": words.PARTNER_TERMS[number % 2], "risk_note": ""})
        for place in range(number % 4):
            given, family = words.GIVEN[(number * 3 + place) % len(words.GIVEN)], words.FAMILIES[number + place]
            since = stage.today - timedelta(days=chance.randint(100, 640))
            certifications.certify(party, person=words.person(given[0], family[0]), by=SYSTEM, valid_from=since,
                                   certificate=words.CERTIFICATES[place], valid_until=since + timedelta(days=730))


def made_programmes():
    """Not in the ledger before the step ends: those of the names just given are the newest."""
    query = of(PartnerProgramme, PartnerProgramme.id).order_by(PartnerProgramme.id.desc()).limit(2)
    return db.session.scalars(query).all()[::-1]


def give_parts(stage):
    """Every second deal has a partner in it; the first sourced or influenced it, some sold it with us."""
    partners, deals = stage.parties("partner"), sample_deals()
    for number, deal in enumerate(deals[1::2] if partners else ()):
        stage.at = deal.created_at
        share = (10_000, 5_000, 10_000, 2_500)[number % 4]
        share_deal(deal, partners[number % len(partners)].id, DEAL_SHARES[(0, 1, 0, 2, 0, 3)[number % 6]],
                   share=share, by=SYSTEM)


def sample_deals():
    return db.session.scalars(of(Deal).where(Deal.id.in_(made(Deal)), Record.archived_at.is_(None)).order_by(
        Deal.id)).all()


def register_deals(stage):
    """Some of their deals were registered before; others were refused, ran out, or wait for an answer."""
    partners, deals = stage.parties("partner"), sample_deals()
    for number, deal in enumerate(deals[1::2] if partners else ()):
        if number % 6 in (0, 2):
            stage.at = deal.created_at - timedelta(days=6)
            asked = ask(partners[number % len(partners)], deal.title, customer_of(deal), stage, deal.amount_cents,
                        deal.currency)
            answer(asked, "approved", stage, slow=number % 5 == 0)
            registrations.became(asked, deal, by=SYSTEM)
            db.session.flush()  # dated by the clock of the stage, which moves on
    for number in range(24 if partners else 0):
        register_another(number, partners[number * 5 % len(partners)], stage)


def register_another(number, partner, stage):
    """One that became no deal. The newest four wait for an answer, or for being submitted."""
    words, country = stage.words, stage.home.country
    days = number + 1 if number < 4 else 12 + number * 27
    stage.at = stage.some_moment(days)
    customer = words.organisation(900 + number, "customer", country, words.CITIES.get(country, [""])[0])
    what = words.PRODUCTS[number % len(words.PRODUCTS)][1]
    asked = ask(partner, words.DEALS[number % len(words.DEALS)].format(what=what), customer, stage,
                minor_units(Decimal(stage.chance.randint(2, 60) * 100), stage.home.currency), stage.home.currency,
                submitted=number != 0)
    if number < 4:
        return
    decision = ("approved", "rejected", "approved", "duplicate")[number % 4]
    answer(asked, decision, stage, slow=number % 7 == 0)
    if decision == "approved" and asked.protected_until < stage.today:
        stage.at = due_at(asked.protected_until)
        registrations.run_out(asked, by=SYSTEM)
        db.session.flush()


def customer_of(deal):
    return db.session.get(Record, deal.party_id).title


def ask(partner, title, customer, stage, cents, currency, *, submitted=True):
    facts = {"title": title, "customer": customer, "amount_cents": cents, "currency": currency}
    asked = registrations.register(partner, facts, by=SYSTEM, at=stage.at)
    if submitted:
        registrations.submit(asked, by=SYSTEM, at=stage.at)
        db.session.flush()
    return asked


def answer(asked, decision, stage, *, slow):
    """In a few hours; now and then after a week."""
    stage.at = asked.submitted_at + timedelta(hours=170 if slow else stage.chance.randint(2, 9))
    reason = stage.chance.choice(stage.words.REFUSALS) if decision != "approved" else ""
    registrations.decide(asked, decision, reason=reason, by=SYSTEM, at=stage.at)
    db.session.flush()


def pay_commission(stage):
    """Rules for most of them; what was won is entered, what is older than a quarter is paid."""
    currency = stage.home.currency
    steps = [(minor_units(Decimal(low), currency), None if high is None else minor_units(Decimal(high), currency),
              Decimal(percent)) for low, high, percent in STEPS_OF_RULE]
    for number, party in enumerate(stage.parties("partner")):
        stage.at = stage.moment(690)
        for part, mode, sections in (("sourced", "marginal", steps), ("co-sold", "flat", [(0, None, Decimal(3))])):
            if number % 5 != 4:
                commission.set_rule(party, part=part, mode=mode, sections=sections, by=SYSTEM,
                                    valid_from=stage.today - timedelta(days=720))
        stage.at = stage.moment(1)
        for entry in commission.accrue(party, by=SYSTEM):
            if entry.won_on < stage.today - timedelta(days=30):
                commission.approve(entry, by=SYSTEM)
                db.session.flush()
            if entry.won_on < stage.today - timedelta(days=90):
                commission.pay(entry, entry.won_on + timedelta(days=45), by=SYSTEM)


def spend_funds(stage):
    """A budget for each of two years, given to four partners, most of it spent."""
    words, partners, currency = stage.words, stage.parties("partner")[:4], stage.home.currency
    for year, name in enumerate(words.FUNDS):
        stage.at = stage.moment(600 - year * 365)
        first = stage.at.date().replace(month=1, day=1)
        budget = funds.set_budget(None, name=name, amount_cents=minor_units(Decimal(12_000), currency), by=SYSTEM,
                                  valid_from=first, valid_until=first.replace(month=12, day=31))
        for number, party in enumerate(partners):
            allocation = funds.allocate(budget, party.id, minor_units(Decimal(2_500), currency), by=SYSTEM)
            asked = funds.request(allocation, what=words.CAMPAIGNS[number % len(words.CAMPAIGNS)], by=SYSTEM,
                                  amount_cents=minor_units(Decimal(1_200 + 300 * number), currency))
            if year and number == 3:
                continue
            funds.decide_request(asked, "approved", by=SYSTEM)
            claimed = funds.claim(asked, evidence=words.INVOICE.format(number=4_100 + 10 * year + number), by=SYSTEM,
                                  amount_cents=minor_units(Decimal(1_100 + 280 * number), currency))
            if not year or number == 0:
                funds.decide_claim(claimed, "approved", by=SYSTEM)
                funds.pay_claim(claimed, by=SYSTEM)


STEPS = [make_partners, give_parts, register_deals, pay_commission, spend_funds]
