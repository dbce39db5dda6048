"""What a run does, or did, in numbers and in sentences."""
from core.importing.runs import items_of, problems_of
from core.importing.targets import target_named
from core.words import _, _n
from models import db

ROWS = ("created", "changed", "unchanged", "errors", "archived")
SELDOM = ("archived", "duplicates", "tickets")  # told when there are any
MOST_TOLD = 10


def summary(run):
    """Rows by what becomes of them, and how many parties and orders the usable rows name.

    `archived` (rows of customers in the archive) and `duplicates` (parties) are there when there are any.
    """
    numbers = numbers_of(run)
    return {name: number for name, number in numbers.items() if number or name not in SELDOM}


def numbers_of(run):
    rows = run.counts.get("rows", {})
    return {name: rows.get(name, 0) for name in ROWS} | {
        "parties": things(run, "party"), "orders": things(run, "order"), "tickets": things(run, "ticket"),
        "duplicates": run.counts.get("party", {}).get("duplicates", 0)}


def things(run, entity):
    return sum(number for outcome, number in run.counts.get(entity, {}).items() if outcome != "duplicates")


def told(run):
    """The same for people at a terminal, a sentence at a time."""
    numbers = numbers_of(run)
    yield _("%(file)s as %(target)s", file=run.filename, target=target_named(run.target).label)
    yield _("Rows: %(created)s new, %(changed)s changed, %(unchanged)s unchanged, %(archived)s of customers in the "
            "archive, %(errors)s with errors", **{name: numbers[name] for name in ROWS})
    yield _("They name %(parties)s customers and %(orders)s orders", parties=numbers["parties"],
            orders=numbers["orders"])
    if numbers["duplicates"]:
        yield _n("%(num)s new customer resembles another one:", "%(num)s new customers resemble others:",
                 numbers["duplicates"])
        for item in db.session.scalars(items_of(run, "party", "duplicates").limit(MOST_TOLD)):
            yield f"  {item.label} ~ " + ", ".join(alike["title"] for alike in item.duplicates)
    if numbers["errors"]:
        yield _("The first rows with errors:")
        for row in db.session.scalars(problems_of(run).limit(MOST_TOLD)):
            yield "  " + _("Row %(row)s: %(problem)s", row=row.row_no, problem=row.problem)
    yield _("Written.") if run.state == "applied" else _("Nothing was written. Add --yes to write it.")
