"""What a run does, or did, in numbers and in sentences."""
from core.importing.runs import items_of, problems_of
from core.importing.targets import target_named
from core.words import _, _n
from models import db

ROWS = ("created", "changed", "unchanged", "errors", "archived")
MOST_TOLD = 10


def summary(run):
    """Rows by what becomes of them, and how many parties, orders and so on the usable rows name.

    `archived` (rows of customers in the archive) and `duplicates` (parties) are there when there are any. A target
    whose names have aliases lists under `notes` what was not understood: {field: {text: how many things said it}}.
    """
    numbers = numbers_of(run)
    found = {name: number for name, number in numbers.items() if number or name not in ("archived", "duplicates")}
    return found | ({"notes": run.counts.get("notes", {})} if target_named(run.target).aliased else {})


def numbers_of(run):
    rows = run.counts.get("rows", {})
    named = target_named(run.target).summed_up
    return {name: rows.get(name, 0) for name in ROWS} | {
        **{name: things(run, entity) for entity, name in named.items()},
        "duplicates": run.counts.get("party", {}).get("duplicates", 0)}


def things(run, entity):
    return sum(number for outcome, number in run.counts.get(entity, {}).items() if outcome != "duplicates")


def told(run):
    """The same for people at a terminal, a sentence at a time."""
    numbers = numbers_of(run)
    target = target_named(run.target)
    yield _("%(file)s as %(target)s", file=run.filename, target=target.label)
    yield _("Rows: %(created)s new, %(changed)s changed, %(unchanged)s unchanged, %(archived)s of customers in the "
            "archive, %(errors)s with errors", **{name: numbers[name] for name in ROWS})
    yield from named(run, target, numbers)
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


def named(run, target, numbers):
    """What the rows name, and what of it was not understood."""
    if "orders" in numbers:
        yield _("They name %(parties)s customers and %(orders)s orders", parties=numbers["parties"],
                orders=numbers["orders"])
    else:
        yield _("They name: %(things)s", things=_(", ").join(
            f"{target.things[entity]} {numbers[name]}" for entity, name in target.summed_up.items()))
    for name, texts in run.counts.get("notes", {}).items():
        yield target.noted(name, texts)
