"""Open work for everybody: late, today, this week, some day; what repeats; and what was done lately."""
from datetime import time, timedelta
from functools import partial

from blueprints.demo.parties import TEAM_OF, team_named
from blueprints.tasks import actions as tasks

DUE = (-12, -5, -2, -1, 0, 0, 0, 0, 1, 2, 3, 4, 6, 11, 19, 33, None, None)  # days from today; None: no date
MOST_OF_OTHERS = 10  # tasks of everybody but the administrator
DONE = 5  # tasks each did in the last two weeks
HOURS = (time(9), time(11, 30), time(14), time(16, 45))


def give_tasks(place, stage):
    """The open tasks of one person, and what they did lately."""
    people = stage.people()
    if place >= len(people):
        return
    person, team = people[place], team_of(place, stage)
    subjects = subjects_of(team, stage)
    due = list(DUE) if person.id == stage.lead_id else sorted(
        stage.chance.sample(DUE, MOST_OF_OTHERS), key=lambda days: days or 0)
    for number, days in enumerate(due):
        stage.at = stage.some_moment(stage.chance.randint(1, 6) + max(0, -(days or 0)))
        giver = stage.of_team(team)[0] if number % 4 == 1 else person
        title, about = some_title(team, subjects, stage, number)
        tasks.make_task(facts(title, person, team, stage, days, number), by=giver, about=about)
    recur(person, team, place, stage)
    for number in range(DONE):
        title, about = some_title(team, subjects, stage, number + 1)
        finish(title, about, person, team, stage, days_ago=1 + number * 3)


def recur(person, team, place, stage):
    """One or two tasks that come again."""
    for number in range(1 + place % 2):
        title, rhythm = stage.words.RECURRING[(place + number) % len(stage.words.RECURRING)]
        stage.at = stage.some_moment(40)
        tasks.make_task(facts(title, person, team, stage, number * 2, 2), by=person, repeats=rhythm)


def finish(title, about, person, team, stage, *, days_ago):
    stage.at = stage.some_moment(days_ago + 4)
    task = tasks.make_task(facts(title, person, team, stage, -days_ago, 2), by=person, about=about)
    stage.at = stage.some_moment(days_ago)
    tasks.do(task, by=person)
    task.done_at = stage.at


def facts(title, person, team, stage, days, number):
    due_on = None if days is None else stage.today + timedelta(days=days)
    clock = HOURS[number // 3 % len(HOURS)] if number % 3 == 0 and due_on else None
    return {"title": title, "notes": stage.chance.choice(stage.words.NOTES), "owner_id": person.id,
            "team_id": team_named(stage, team), "due_on": due_on, "due_time": clock}


def some_title(team, subjects, stage, number):
    """A title and whom it is about; each sixth task is about nobody."""
    if number % 6 == 5:
        return stage.words.OWN_TASKS[number // 6 % len(stage.words.OWN_TASKS)], None
    about = stage.chance.choice(subjects)
    titles = stage.words.TASKS[team]
    return titles[number * 3 % len(titles)], about


def team_of(place, stage):
    """The team of a person by their place; the administrator sells."""
    return stage.words.PEOPLE[place][2] if place < len(stage.words.PEOPLE) else "sales"


def subjects_of(team, stage):
    role = next((role for role, whose in TEAM_OF.items() if whose == team), "customer")
    return [party for party in stage.parties(role) if not party.is_archived]


STEPS = [partial(give_tasks, place) for place in range(13)]
