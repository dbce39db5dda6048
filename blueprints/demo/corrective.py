"""Twelve corrective actions: just opened, late, half done, waiting for their figure, decided by it, dropped."""
from dataclasses import dataclass
from datetime import timedelta

from blueprints.corrective.actions import proving, working
from blueprints.demo.cooperation import owners
from core.principal import SYSTEM
from models import DISCIPLINES, db


@dataclass(frozen=True)
class Course:
    """opened, checked: days ago, or (checked below 0) ahead; done: how many disciplines; ends: see STATES."""

    opened: int
    done: int
    severity: str = "major"
    checked: int | None = None
    measure: str = "line-otd"
    target: int = 95
    is_dropped: bool = False


COURSES = (
    Course(0, 0, "critical"), Course(3, 3), Course(12, 5), Course(40, 8, checked=-10), Course(55, 8, checked=-25),
    Course(130, 9, checked=60, target=60), Course(210, 9, checked=120, target=99), Course(95, 9, checked=30, target=70),
    Course(80, 9, "minor", checked=20, measure="incidents", target=3), Course(60, 2, "minor", is_dropped=True),
    Course(20, 4, measure="registrations-converted"), Course(45, 8, checked=-5, measure="certified-people", target=2),
)
OF_PARTNERS = 2
STEP_DAYS = (0, 0, 1, 1, 8, 12, 20, 26, 30)  # after it was opened, discipline by discipline


def open_actions(stage):
    suppliers = stage.parties("supplier", 0, len(COURSES) - OF_PARTNERS)
    parties = [*(("supplier", each) for each in suppliers),
               *(("partner", each) for each in stage.parties("partner", 0, OF_PARTNERS))]
    for number, (course, (role, party)) in enumerate(zip(COURSES, parties, strict=True)):
        people, team_id = owners(role, stage)
        person = people[number % len(people)]
        title, problem, defect = stage.words.MISHAPS[number]
        stage.at = stage.moment(course.opened, hour=9)
        action = working.open_action(party, role, {
            "title": title, "problem": problem, "defect": defect, "severity": course.severity, "owner_id": person.id,
            "team_id": team_id}, by=person, at=stage.at)
        work(action, course, person, stage)
        if course.checked is not None:
            prove(action, course, person, stage)
        if course.is_dropped:
            working.drop(action, stage.words.MISHAP_DROPPED, by=person)


def work(action, course, person, stage):
    """What was found and done, one discipline after the other."""
    for code, text, days in list(zip(DISCIPLINES, stage.words.MENDED, STEP_DAYS, strict=True))[:course.done]:
        ago = max(course.opened - days, 0)
        stage.at = stage.moment(ago, hour=15)
        working.work_on(action, working.step_of(action, code), {
            "text": text, "done_on": stage.today - timedelta(days=ago)}, by=person)
        db.session.flush()  # dated as of then


def prove(action, course, person, stage):
    """Handed over; where the day of the check is past, what the facts of the sample said then decides."""
    working.name_proof(action, {
        "measure": course.measure, "settings": {}, "target": course.target, "window_days": 90, "watch_days": 120,
        "check_on": stage.today + timedelta(days=max(-course.checked, 1))}, by=person)
    working.hand_over(action, by=person)
    if course.checked > 0:
        day = stage.today - timedelta(days=course.checked)
        action.check_on = action.look_on = day
        stage.at = stage.moment(course.checked, hour=3)
        db.session.flush()
        proving.check(action, day, by=SYSTEM)


STEPS = [open_actions]
