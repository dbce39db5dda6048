"""What suppliers and partners of the sample have to show: documents, qualifications, a questionnaire that eight of them
answered."""
from datetime import timedelta

from blueprints.demo.ledger import made
from blueprints.evaluation.actions import documents, questionnaires, sheet_links
from blueprints.evaluation.actions.qualifying import qualify
from blueprints.evaluation.queries.documents import kinds, lacks_of
from blueprints.evaluation.queries.qualifications import categories
from blueprints.evaluation.queries.renewals import due_for_renewal
from core.principal import SYSTEM
from models import Party, db

SUPPLIERS, ANSWERING, MOST = 30, 8, 100
ENDS = (400, 25, 210, -12, 75, 300, 50, 130, 700, 8)  # days from today, supplier by supplier
STATES = ("qualified", "qualified", "conditional", "qualified", "applied")


def make_requirements(stage):
    """Kinds of documents and categories, as a buyer and a partner manager would want them."""
    words, stage.at = stage.words, stage.moment(690)
    rules = ({"order": "warn"}, {}, {"order": "warn"}, {})
    for (name, is_required, warn_days), effects in zip(words.DOCUMENT_KINDS, rules, strict=True):
        documents.put_kind(None, "supplier", name=name, is_required=is_required, warn_days=warn_days, effects=effects)
    for name in words.SUPPLY_CATEGORIES:
        documents.put_category(None, "supplier", name=name, effects={})
    documents.put_kind(None, "partner", name=words.PARTNER_DOCUMENT, is_required=True, effects={})
    documents.put_category(None, "partner", name=words.PARTNER_CATEGORY, effects={})
    db.session.flush()


def bring_documents(stage):
    """Of each supplier the required ones, some about to run out, some over; of the third one lacks one."""
    licence, quality, insurance, secrecy = made_kinds(kinds("supplier"), [name for name, *_ in
                                                                          stage.words.DOCUMENT_KINDS])
    for place, party in enumerate(stage.parties("supplier", 0, SUPPLIERS)):
        ends = ENDS[place % len(ENDS)]
        show(party, licence, stage, place, ends=ends + 400)
        if place % 7 != 3:
            show(party, quality, stage, place, ends=ends - 1095)
            show(party, quality, stage, place, ends=ends)
        if place % 5 != 2:
            show(party, insurance, stage, place, ends=ends + 90, is_checked=place % 6 != 1)
        if place % 3 == 0:
            show(party, secrecy, stage, place, ends=None)
    for place, party in enumerate(stage.parties("partner")):
        show(party, kinds("partner")[0], stage, place, ends=ENDS[place % len(ENDS)] + 100, role="partner")


def made_kinds(found, names):
    return [next(kind for kind in found if kind.name == name) for name in names]


def show(party, kind, stage, place, *, ends, is_checked=True, role="supplier"):
    """One document that runs out so many days from today (None: never), a year or three after it began."""
    until = None if ends is None else stage.today + timedelta(days=ends)
    years = timedelta(days=365 if ends is None else 1095)
    since = min((until or stage.today) - years, stage.today - timedelta(days=99))
    came = min(since + timedelta(days=9), stage.today - timedelta(days=3))
    stage.at = stage.moment(max((stage.today - came).days, 3))
    document = documents.bring(
        party, role, kind, number=f"{kind.id:02}-{4_100 + 17 * place}", valid_from=since, valid_until=until,
        issuer=stage.words.ISSUERS[place % len(stage.words.ISSUERS)], by=SYSTEM)
    if is_checked:
        documents.check(document, True, by=SYSTEM, on=came)
    db.session.flush()


def qualify_suppliers(stage):
    """Each for a category; some on conditions, one suspended."""
    found, words = categories("supplier"), stage.words
    for place, party in enumerate(stage.parties("supplier", 0, SUPPLIERS)):
        category, state = found[place % len(found)], STATES[place % len(STATES)]
        days = 500 - 11 * place
        say(party, category, "applied", "", stage, days)
        if state != "applied":
            try_to(party, category, state, stage, days - 30)
        if place == 11:
            say(party, category, "suspended", words.SUSPENDED, stage, 20)
    for party in stage.parties("partner")[:6]:
        say(party, categories("partner")[0], "conditional", words.CONDITION, stage, 200, role="partner")


def try_to(party, category, state, stage, days):
    """Whoever lacked a document then was qualified on conditions."""
    day = stage.today - timedelta(days=days)
    state = "conditional" if lacks_of(party, "supplier", [category.id], day) else state
    reason = stage.words.CONDITION if state == "conditional" else stage.words.AUDITED
    say(party, category, state, reason, stage, days, until=stage.today + timedelta(days=730 - days))


def say(party, category, state, reason, stage, days, *, until=None, role="supplier"):
    stage.at = stage.moment(days)
    qualify(party, role, category, state=state, reason=reason, valid_until=until, by=SYSTEM,
            on=stage.today - timedelta(days=days))
    db.session.flush()


def answer_questions(stage):
    """One questionnaire in force, answered by eight, asked of a ninth, who has a link to it."""
    words, stage.at = stage.words, stage.moment(400)
    buyers, suppliers = stage.of_team("purchasing"), stage.parties("supplier", 0, ANSWERING + 1)
    if not buyers:
        return
    draft = questionnaires.begin("supplier", name=words.QUESTIONNAIRE, note=words.QUESTIONNAIRE_NOTE)
    for text, kind, points, scale in words.QUESTIONS:
        questionnaires.put_question(draft, None, {"text": text, "kind": kind, "points": points, "scale": scale})
    questionnaires.publish(draft)
    db.session.flush()
    for place, party in enumerate(suppliers):
        days = 12 if place == ANSWERING else 300 - 20 * place
        stage.at, day = stage.moment(days), stage.today - timedelta(days=days)
        sheet = questionnaires.ask(party, "supplier", draft, due_on=day + timedelta(days=14), on=day,
                                   owner_id=buyers[place % len(buyers)].id, by=SYSTEM)
        if place == ANSWERING:
            sheet_links.open_link(sheet, stage.today + timedelta(days=30))
        if place < ANSWERING:
            stage.at = stage.moment(days - 9)
            questionnaires.answer(sheet, answers(draft, place), by=SYSTEM, on=day + timedelta(days=9))
        db.session.flush()


def answers(draft, place):
    """Theirs, question by question: mostly good ones."""
    def of(question):
        if question.kind == "yes_no":
            return "no" if place % 4 == 3 else "yes"
        if question.kind == "choice":
            options = question.scale["options"]
            return options[place % len(options)][0]
        return str(30 + 45 * place) if question.kind == "number" else ""
    return {question.id: of(question) for question in draft.questions}


def renew(stage):
    """What the nights before would have asked for."""
    stage.at, made_here = stage.moment(2), set(made(Party))
    for document, hat, party in due_for_renewal(stage.today, MOST):
        if party.id in made_here:
            documents.ask_for_renewal(document, hat, party, by=SYSTEM)


STEPS = [make_requirements, bring_documents, qualify_suppliers, answer_questions, renew]
