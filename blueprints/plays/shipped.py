"""The plays a workspace begins with, one for each class, in its language. They are off until somebody turns them on."""
import sqlalchemy as sa

from core.words import _l, _lp
from models import Play, PlayStep, db, now

# class, name, what for, how it is entered, goal; steps: key, name, way, timing, days, script
SHIPPED = (
    ("potential", _l("From prospect to first order"), _l("Know them, show them, offer."), "change", "order", (
        ("brief", _l("Market brief"), "work", "after", 2,
         _l("What they make, whom they sell to, what they use today, who decides. Half a page, on their timeline.")),
        ("call", _l("First call"), "call", "after", 5,
         _l("Who we are, in two sentences. What do they use now? What annoys them about it? Who else should see it? "
            "Agree on a day for a demonstration.")),
        ("demo", _l("Demonstration"), "visit", "after", 14,
         _l("Show the two things they named on the phone, nothing else. End with: what would keep you from it?")),
        ("proposal", _l("Proposal"), "offer", "after", 21,
         _l("In their own words: what they need, what we offer, what it costs, until when. Call two days later.")))),
    ("new", _l("Welcome"), _l("A good start: nothing goes wrong unheard."), "change", "better", (
        ("day-7", _l("Check-in after a week"), "call", "after", 7,
         _l("Did all arrive? Does it work? Whom do they call when it does not?")),
        ("day-30", _l("Check-in after a month"), "call", "after", 30,
         _l("What do they use, what not? Anything we should have told them before?")),
        ("question", _l("Feedback question"), "questions", "after", 45,
         _l("On a scale from 0 to 10: how likely is it that you recommend us? What is the main reason? Write both into "
            "the outcome.")),
        ("day-60", _l("Check-in after two months"), "call", "after", 60,
         _l("What do they need next, and when? Agree on how often we call.")))),
    ("existing", _l("Regular follow-up"), _l("Somebody speaks with them before they miss us."), "standing", "better", (
        ("rhythm", _l("Follow-up visit"), "visit", "rhythm", 60,
         _l("How is business? What did they order elsewhere, and why? What is planned in the next months? Anything "
            "open with us?")),)),
    ("loyal", _l("Keep the best"), _l("They are thanked, heard and asked."), "standing", "none", (
        ("contact", _l("Personal contact"), "call", "every", 45,
         _l("No selling. What is new with them, what do they hear in the market, what could we do better?")),
        ("birthday", _l("Birthday or anniversary"), "message", "yearly", 3,
         _l("A card with a line by hand, signed by whoever they know.")),
        ("offer", _l("Exclusive offer"), "offer", "every", 90,
         _l("Something others do not get: first choice of the new season, a better term, a sample.")),
        ("benefit", _l("Member benefit"), "message", "every", 180,
         _l("Remind them of what they are entitled to and have not used yet.")),
        ("referral", _l("Ask for a referral"), "call", "every", 180,
         _l("Whom do you know who could use this? May I say you sent me? Note the name on the timeline.")))),
    ("lost", _l("Win back"), _l("Find out why, make good, ask once, let go."), "change", "better", (
        ("questions", _l("Short questionnaire"), "questions", "after", 0,
         _l("Three questions: what made you stop? What did you find elsewhere? What would bring you back? Write the "
            "answers into the outcome.")),
        ("call", _lp("lost customer", "Call"), "call", "after", 7,
         _l("Take up what they answered. Apologise where we were wrong. Do not offer anything yet.")),
        ("offer", _l("Win-back offer"), "offer", "after", 21,
         _l("One offer that answers their reason, with a last day.")),
        ("let-go", _l("Let go"), "work", "after", 45,
         _l("Thank them, note the reason, and stop. If they come back, they are welcome.")))),
)


def ship_plays():
    if db.session.scalar(sa.select(Play.id).limit(1)) is not None:
        return
    for lifecycle, name, note, enters, goal, steps in SHIPPED:
        play = Play(code=lifecycle, role="customer", name=str(name), note=str(note), lifecycle=lifecycle,
                    enters=enters, goal=goal, state="published", published_at=now())
        play.steps = [PlayStep(key=key, position=place, name=str(title), way=way, timing=timing, days=days,
                               script=str(script)) for place, (key, title, way, timing, days, script)
                      in enumerate(steps)]
        db.session.add(play)
