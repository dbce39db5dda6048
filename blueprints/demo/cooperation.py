"""Six plans with suppliers and partners, reviewed once or twice, fifteen agreements at all points of their term, and
twelve risks."""
from datetime import timedelta
from decimal import Decimal

from blueprints.cooperation.actions import agreements, goals, plans, readings, risks
from blueprints.cooperation.queries.plans import goals_of
from blueprints.demo.parties import team_named
from core.principal import SYSTEM
from models import AGREEMENT_SORTS, AHEAD_DAYS, RISK_SORTS, WINDOW_DAYS, db

# (baseline, target, read at the reviews, side, measure where there is one), in the order of the words
FIGURES = ((80, 96, (85, 90), "them", "line-otd"), (12, 4, (10, 8), "them", None), (60, 95, (70, 85), "us", None),
           (0, 8, (2, 5), "both", None))
WEIGHTS = (40, 30, 30)
BEGAN = (300, 240, 180, 120, 200, 90)  # days ago, plan by plan
TERMS = ((400, 365, 90, 12), (700, 60, 30, 0), (200, 530, 90, 12), (900, None, 30, 0), (350, 105, 90, 0))
AGREEMENT_COUNT, OF_PARTNERS = 15, 5
RISK_COUNT = 12
JUDGED = ((4, 5, 5), (2, 3, 60), (3, 4, -2), (2, 2, 120), (5, 2, 30), (1, 4, 90), (3, 3, 45))  # and days to its review


def owners(role, stage):
    """Who looks after them, and the key of their team."""
    team = "purchasing" if role == "supplier" else "office"
    return stage.of_team(team), team_named(stage, team)


def make_plans(stage):
    parties = [("supplier", each) for each in stage.parties("supplier", 0, 4)]
    parties += [("partner", each) for each in stage.parties("partner", 0, 2)]
    for number, (role, party) in enumerate(parties):
        people, team_id = owners(role, stage)
        person, began = people[number % len(people)], BEGAN[number]
        stage.at = stage.moment(began)
        title, purpose = stage.words.PLANS[number]
        plan = plans.begin(party, role, {
            "title": title, "purpose": purpose, "exit_terms": stage.words.PLAN_EXIT, "owner_id": person.id,
            "team_id": team_id, "starts_on": stage.today - timedelta(days=began),
            "ends_on": stage.today + timedelta(days=400 - began), "next_review_on": None}, by=person)
        set_goals(plan, number, stage)
        if number != 3:
            plans.agree(plan, by=person)
        hold_reviews(plan, person, began, number, stage)
        if number == 2:
            plans.end(plan, why=stage.words.PLAN_ENDED, by=person)


def set_goals(plan, number, stage):
    """Three goals of four, one after the other."""
    for place, weight in enumerate(WEIGHTS):
        which = (number + place) % len(FIGURES)
        title, unit = stage.words.GOALS[which]
        baseline, target, _read, side, measure = FIGURES[which]
        goals.add(plan, {"title": title, "unit": unit, "side": side, "weight": Decimal(weight),
                         "measure": measure if plan.role == "supplier" else None, "window_days": WINDOW_DAYS,
                         "baseline": Decimal(baseline), "target": Decimal(target)})


def hold_reviews(plan, person, began, number, stage):
    """At a third and at two thirds of the time so far; the next one is soon."""
    for place, days in enumerate((began * 2 // 3, began // 3)):
        stage.at = stage.moment(days)
        held_on = stage.today - timedelta(days=days)
        for at, goal in enumerate(goals_of(plan)):
            if goal.measure is None:
                value = FIGURES[(number + at) % len(FIGURES)][2][place]
                readings.read_by_hand(plan, goal, value=Decimal(value), n=None, read_on=held_on,
                                      note=stage.words.GOAL_NOTE, by=person)
        minutes, decisions = stage.words.REVIEWS[place]
        plans.review(plan, held_on=held_on, minutes=minutes, decisions=decisions, by=person,
                     next_review_on=stage.today + timedelta(days=4 + 9 * number) if place else None)
        db.session.flush()  # dated as of then


def sign_agreements(stage):
    """Ten with suppliers, five with partners: some long before their end, some to be decided on now."""
    parties = [("supplier", each) for each in stage.parties("supplier", 0, AGREEMENT_COUNT - OF_PARTNERS)]
    parties += [("partner", each) for each in stage.parties("partner", 0, OF_PARTNERS)]
    for number, (role, party) in enumerate(parties):
        people, team_id = owners(role, stage)
        since, left, notice, renews = TERMS[number % len(TERMS)]
        sort = AGREEMENT_SORTS[4 if role == "partner" else number % 4]
        stage.at = stage.moment(since)
        agreements.enter(party, role, {
            "title": stage.words.AGREEMENTS[AGREEMENT_SORTS.index(sort)], "number": f"A-{2001 + number}",
            "sort": sort, "starts_on": stage.today - timedelta(days=since),
            "ends_on": None if left is None else stage.today + timedelta(days=left + number), "notice_days": notice,
            "ahead_days": AHEAD_DAYS, "renews_months": renews, "terms": stage.words.AGREEMENT_TERMS,
            "owner_id": people[number % len(people)].id, "team_id": team_id}, by=SYSTEM)


def note_risks(stage):
    """Eight with suppliers, four with partners: grave and small ones, one accepted, one closed, two to look at now."""
    parties = [("supplier", each) for each in stage.parties("supplier", 0, RISK_COUNT - OF_PARTNERS + 1)]
    parties += [("partner", each) for each in stage.parties("partner", 0, OF_PARTNERS - 1)]
    for number, (role, party) in enumerate(parties):
        people, team_id = owners(role, stage)
        person, (likelihood, impact, again) = people[number % len(people)], JUDGED[number % len(JUDGED)]
        which = number % len(RISK_SORTS)
        title, done = stage.words.RISKS[which]
        stage.at = stage.moment(200 - 12 * number)
        risk = risks.enter(party, role, {
            "title": title, "sort": RISK_SORTS[which], "likelihood": likelihood, "impact": impact, "about": "",
            "done": done, "review_on": stage.today + timedelta(days=again), "owner_id": person.id,
            "team_id": team_id}, by=person)
        if number == 3:
            risks.accept(risk, by=person)
        if number == 6:
            risks.close(risk, why=stage.words.RISK_CLOSED, by=person)


STEPS = [make_plans, sign_agreements, note_risks]
