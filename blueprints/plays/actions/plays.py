"""Plays: drafted, published, never changed after that; turned on and off."""
import secrets

from blueprints.plays.queries.plays import editions
from core.page import Refused
from core.words import _
from models import Play, PlayStep, db, now

FACTS = ("name", "note", "lifecycle", "size", "geography", "enters", "after_days", "goal")
OF_STEP = ("key", "position", "name", "timing", "days", "way", "whose", "person_id", "script")
MOST_STEPS = 20


def begin(facts):
    """A draft to fill with steps."""
    draft = Play(code=secrets.token_hex(6), role="customer", state="draft", is_on=False, **facts)
    db.session.add(draft)
    db.session.flush()
    return draft


def draft_of(play):
    """A new edition to work on: a copy, steps and all."""
    known = editions(play.code)
    if any(each.state == "draft" for each in known):
        raise Refused(_("There is a draft of it already"))
    fresh = Play(code=play.code, edition=known[-1].edition + 1, role=play.role, state="draft",
                 **{name: getattr(play, name) for name in FACTS})
    fresh.steps = [PlayStep(**{name: getattr(each, name) for name in OF_STEP}) for each in play.steps]
    db.session.add(fresh)
    db.session.flush()
    return fresh


def check_draft(play):
    if play.state != "draft":
        raise Refused(_("What is in force never changes: make a new edition of it"))


def revise(play, facts):
    check_draft(play)
    for name, value in facts.items():
        setattr(play, name, value)


def put_step(play, step, facts):
    """Change a step of a draft; a new one (None) goes to the end."""
    check_draft(play)
    if facts["whose"] == "person" and facts["person_id"] is None:
        raise Refused(_("Choose the person"))
    if facts["timing"] in ("every", "rhythm") and facts["days"] < 1:
        raise Refused(_("At least one day"))
    if step is None:
        if len(play.steps) >= MOST_STEPS:
            raise Refused(_("A play has at most %(most)s steps", most=MOST_STEPS))
        last = max((each.position for each in play.steps), default=-1)
        step = PlayStep(key=secrets.token_hex(4), position=last + 1)
        play.steps.append(step)
    for name, value in facts.items():
        setattr(step, name, value)
    return step


def move_step(play, step, by):
    """One place up (-1) or down (1)."""
    check_draft(play)
    steps = list(play.steps)
    place = steps.index(step)
    if 0 <= place + by < len(steps):
        steps.insert(place + by, steps.pop(place))
    for position, each in enumerate(steps):
        each.position = position


def remove_step(play, step):
    check_draft(play)
    play.steps.remove(step)


def publish(play):
    """It is in force; the edition before it is replaced, and whoever is in that stays there. How it was turned on goes
    on."""
    check_draft(play)
    if not play.steps:
        raise Refused(_("It has no step yet"))
    for before in editions(play.code):
        if before.state == "published":
            before.state, play.is_on, play.on_since, before.is_on = "retired", before.is_on, before.on_since, False
    db.session.flush()
    play.state, play.published_at = "published", now()


def discard(play):
    """A draft nobody wants; nobody was ever in it."""
    check_draft(play)
    db.session.delete(play)


def turn_on(play):
    """Customers enter it by themselves from now on."""
    if play.state != "published":
        raise Refused(_("Only what is in force can be turned on"))
    if play.enters == "hand":
        raise Refused(_("This play is entered by hand alone"))
    play.is_on, play.on_since = True, now()


def turn_off(play):
    """Nobody enters it by themselves any more; whoever is in it goes on."""
    play.is_on = False
